import { useSearchParams } from "react-router";
import {
  answer, api, Badge, Field, PageHead, paging, Shown, Table, Tabs, useChanges, useFormat,
  usePages, useQuery, useTexts, useTitle, type Schema,
} from "@marketplace/ui";
import { Ask, ifMatch, once } from "./actions.tsx";
import { List } from "./list.tsx";
import { useStore } from "./store.tsx";
import { optionsText } from "./values.tsx";

type Row = Schema<"StockRow">;

/** What is on the shelf, first of all what runs out. */
export function Stock() {
  const store = useStore();
  const { number } = useFormat();
  const [query] = useSearchParams();
  const all = query.has("all");
  const t = useTexts({
    title: ["Stok", "Stock"],
    lead: ["Rezerve adetler ödenmiş ya da ödenmekte olan siparişlerindir.",
      "Reserved units belong to orders that are paid or being paid."],
    tabs: ["Hangi ürünler", "Which products"],
    low: ["Azalanlar", "Running low"],
    all: ["Tümü", "All"],
    product: ["Ürün", "Product"],
    onHand: ["Elde", "On hand"],
    reserved: ["Rezerve", "Reserved"],
    available: ["Satılabilir", "Available"],
    threshold: ["Alt sınır", "Threshold"],
    change: ["Değiştir", "Change"],
    empty: ["Azalan ürün yok", "Nothing is running low"],
    none: ["Henüz ürün yok", "No products yet"],
  });
  useTitle(t("title"));
  const list = usePages(`stock:${store.id}:${all}`, (cursor, signal) =>
    answer(api.GET("/api/v1/seller/{sellerId}/stock", {
      signal, params: { path: { sellerId: store.id }, query: { ...paging(cursor, 50), ...(all ? {} : { low: true }) } },
    })));
  useChanges(["stock.low", "stock.out", "stock.back"], undefined, list.reload);
  const columns = [
    { head: t("product"), cell: (it: Row) => (
      <span className="cell-title">
        {it.title}
        <span className="muted small">{[it.sku, optionsText(it.options)].filter(Boolean).join(" · ")}</span>
      </span>
    ) },
    { head: t("available"), end: true, cell: (it: Row) => (
      <Badge tone={it.available === 0 ? "bad" : it.available <= it.lowThreshold ? "warn" : "good"}>
        {number(it.available)}</Badge>
    ) },
    { head: t("onHand"), end: true, cell: (it: Row) => number(it.onHand) },
    { head: t("reserved"), end: true, cell: (it: Row) => number(it.reserved) },
    { head: t("threshold"), end: true, cell: (it: Row) => number(it.lowThreshold) },
    ...(store.can("stock:write") ? [{ head: <span className="hidden">{t("change")}</span>,
      end: true, cell: (it: Row) => (
      <Change row={it} reload={list.reload} />
    ) }] : []),
  ];
  return (
    <>
      <PageHead title={t("title")} lead={t("lead")} />
      <Tabs label={t("tabs")} tabs={[
        { to: "?", label: t("low"), active: !all },
        { to: "?all", label: t("all"), active: all },
      ]} />
      <List pages={list} empty={t(all ? "none" : "empty")}>
        {(rows) => (
          <div className="stock">
            <Table caption={t("title")} rows={rows} columns={columns} id={(it) => it.variantId} /></div>
        )}
      </List>
    </>
  );
}

/** Counts what is on the shelf: refused if it has changed since, for example by a sale. */
function Change({ row, reload }: { row: Row; reload: () => void }) {
  const { id: sellerId } = useStore();
  const t = useTexts({
    change: ["Değiştir", "Change"],
    title: ["{title} stoğu", "Stock of {title}"],
    save: ["Kaydet", "Save"],
    onHand: ["Elde (sayılan)", "On hand (counted)"],
    threshold: ["Alt sınır", "Threshold"],
    note: ["Not (isteğe bağlı)", "Note (optional)"],
  });
  const path = { sellerId, variantId: row.variantId };
  const save = async (key: string, { onHand = "", threshold = "", note = "" }: Record<string, string>) => {
    let version = row.version;
    if (Number(onHand) !== row.onHand) {
      const counted = await answer(api.POST("/api/v1/seller/{sellerId}/stock/{variantId}/adjust", {
        params: { path, header: once(key) },
        body: { onHand: Number(onHand), expectedVersion: version, note: note || null },
      }));
      version = counted.version;
    }
    if (Number(threshold) !== row.lowThreshold) {
      await answer(api.PUT("/api/v1/seller/{sellerId}/stock/{variantId}/threshold", {
        params: { path, header: ifMatch(`"${version}"`, `${key}-threshold`) },
        body: { lowThreshold: Number(threshold) },
      }));
    }
  };
  return (
    <Ask label={t("change")} title={t("title", { title: row.title })} submit={t("save")} look="quiet" call={save}
      done={reload}>
      {(of) => (
        <>
          <div className="pair">
            <Field label={t("onHand")} name="onHand" type="number" min={row.reserved} defaultValue={row.onHand} required
              error={of("onHand")} />
            <Field label={t("threshold")} name="threshold" type="number" min={0} defaultValue={row.lowThreshold}
              required
              error={of("lowThreshold")} />
          </div>
          <Field label={t("note")} name="note" maxLength={200} error={of("note")} />
          <Movements variantId={row.variantId} />
        </>
      )}
    </Ask>
  );
}

function Movements({ variantId }: { variantId: string }) {
  const { id: sellerId } = useStore();
  const { dateTime } = useFormat();
  const t = useTexts({
    title: ["Son hareketler", "Latest movements"],
    left: ["{n} kaldı", "{n} left"],
    initial: ["Başlangıç", "Beginning"],
    manual: ["Elle", "By hand"],
    sale: ["Satış", "Sale"],
    cancel_restock: ["İptal", "Cancellation"],
    return_restock: ["İade", "Return"],
    correction: ["Düzeltme", "Correction"],
    import: ["Aktarım", "Import"],
  });
  const moves = useQuery(`movements:${variantId}`, (signal) =>
    answer(api.GET("/api/v1/seller/{sellerId}/stock/{variantId}/movements", {
      signal, params: { path: { sellerId, variantId }, query: { limit: 5 } },
    })));
  return (
    <details>
      <summary>{t("title")}</summary>
      <Shown query={moves}>
        {({ data }) => (
          <ul className="small">
            {data.map((it) => (
              <li key={it.id} className="row between">
                <span className="muted">{dateTime(it.at)}</span>
                <span>{t(it.reason)} {it.delta > 0 ? "+" : "−"}{Math.abs(it.delta)},{" "}
                  {t("left", { n: it.onHandAfter })}</span>
              </li>
            ))}
          </ul>
        )}
      </Shown>
    </details>
  );
}
