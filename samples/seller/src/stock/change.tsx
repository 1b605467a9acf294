import { useState } from "react";
import { answer, api, ApiError, Field, Shown, useFormat, useQuery, useTexts, type Schema } from "@marketplace/ui";
import { Ask, ifMatch, once } from "../actions.tsx";
import { useStore } from "../store.tsx";

/** Counts what is on the shelf: refused if it has changed since, for example by a sale. */
export function Change({ row, reload }: { row: Schema<"StockRow">; reload: () => void }) {
  const { id: sellerId } = useStore();
  const t = useTexts({
    change: ["Değiştir", "Change"],
    title: ["{title} stoğu", "Stock of {title}"],
    save: ["Kaydet", "Save"],
    onHand: ["Elde (sayılan)", "On hand (counted)"],
    threshold: ["Alt sınır", "Threshold"],
    note: ["Not (isteğe bağlı)", "Note (optional)"],
  });
  // The list may be read again while the dialog is open: what counts is what the person saw in it.
  const [seen, setSeen] = useState(row);
  const path = { sellerId, variantId: row.variantId };
  const save = async (key: string, { onHand = "", threshold = "", note = "" }: Record<string, string>) => {
    let version = seen.version;
    if (Number(onHand) !== seen.onHand) {
      const counted = await answer(api.POST("/api/v1/seller/{sellerId}/stock/{variantId}/adjust", {
        params: { path, header: once(key) },
        body: { onHand: Number(onHand), expectedVersion: version, note: note || null },
      }));
      version = counted.version;
      setSeen({ ...seen, onHand: Number(onHand), version });
    }
    if (Number(threshold) !== seen.lowThreshold) {
      await answer(api.PUT("/api/v1/seller/{sellerId}/stock/{variantId}/threshold", {
        params: { path, header: ifMatch(`"${version}"`, `${key}-threshold`) },
        body: { lowThreshold: Number(threshold) },
      }));
    }
  };
  const changed = (error: unknown) => {
    // Opened again, the dialog has the present count.
    if (error instanceof ApiError && [409, 412].includes(error.status)) reload();
    throw error;
  };
  return (
    <Ask label={t("change")} title={t("title", { title: row.title })} submit={t("save")} look="quiet"
      call={(...args) => save(...args).catch(changed)} opened={() => setSeen(row)} done={reload}>
      {(of) => (
        <>
          <div className="pair">
            <Field label={t("onHand")} name="onHand" type="number" min={seen.reserved} defaultValue={seen.onHand}
              required error={of("onHand")} />
            <Field label={t("threshold")} name="threshold" type="number" min={0} defaultValue={seen.lowThreshold}
              required error={of("lowThreshold")} />
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
