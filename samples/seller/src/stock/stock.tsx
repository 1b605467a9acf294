import { useState } from "react";
import { useSearchParams } from "react-router";
import {
  answer, api, Badge, Button, optionsText, PageHead, Pager, paging, ProblemNote, Table, Tabs, useChanges, useFormat,
  usePages, useTexts, useTitle, type Schema,
} from "@marketplace/ui";
import { List } from "../list.tsx";
import { useStore } from "../store.tsx";
import { Change } from "./change.tsx";
import { Edit } from "./edit.tsx";
import { Paste } from "./paste.tsx";

type Row = Schema<"StockRow">;

/** Rows that are edited stay when they leave the list, for example as they no longer run low; others come behind. */
function merged(edited: Row[], listed: Row[]): Row[] {
  const fresh = new Map(listed.map((row) => [row.variantId, row]));
  const newer = (row: Row) => {
    const found = fresh.get(row.variantId);
    fresh.delete(row.variantId);
    return found && found.version >= row.version ? found : row;
  };
  return [...edited.map(newer), ...fresh.values()];
}

/** What is on the shelf, first of all what runs out. */
export function Stock() {
  const store = useStore();
  const { number, money } = useFormat();
  const [query] = useSearchParams();
  const [editing, setEditing] = useState<Row[]>();
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
    price: ["Fiyat", "Price"],
    change: ["Değiştir", "Change"],
    many: ["Toplu düzenle", "Edit many"],
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
    { head: t("price"), end: true, cell: (it: Row) => money(it.price) },
    ...(store.can("stock:write") ? [{ head: <span className="hidden">{t("change")}</span>,
      end: true, cell: (it: Row) => (
      <Change row={it} reload={list.reload} />
    ) }] : []),
  ];
  const saved = (rows: Row[]) => {
    const after = (row: Row) => rows.find(({ variantId }) => variantId === row.variantId) ?? row;
    setEditing((old) => old && merged(old, list.rows).map(after));
    list.reload();
  };
  return (
    <>
      <PageHead title={t("title")} lead={t("lead")}>
        {store.can("stock:write") && (
          <>
            <Paste changed={list.reload} />
            {!editing && list.rows.length > 0 && <Button onClick={() => setEditing(list.rows)}>{t("many")}</Button>}
          </>
        )}
      </PageHead>
      <Tabs label={t("tabs")} tabs={[
        { to: "?", label: t("low"), active: !all },
        { to: "?all", label: t("all"), active: all },
      ]} />
      {editing ? (
        <>
          <ProblemNote error={list.error} retry={list.reload} />
          <Edit rows={merged(editing, list.rows)} changed={saved} close={() => setEditing(undefined)} />
          <Pager pages={list} />
        </>
      ) : (
        <List pages={list} empty={t(all ? "none" : "empty")}>
          {(rows) => (
            <div className="stock">
              <Table caption={t("title")} rows={rows} columns={columns} id={(it) => it.variantId} />
            </div>
          )}
        </List>
      )}
    </>
  );
}
