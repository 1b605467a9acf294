import { useId, useState, type FormEvent, type KeyboardEvent } from "react";
import {
  Badge, Button, optionsText, ProblemNote, Table, useAction, useTexts, type Schema,
} from "@marketplace/ui";
import { useStore } from "../store.tsx";
import { isOfferPrice, lira, priceInput, usePriceText } from "../values.tsx";
import {
  changeOffers, isCount, Outcome, reasonOf, type OfferItem, type OfferResult, type OffersAnswer,
} from "./offers.tsx";

type Row = Schema<"StockRow">;
/** What was typed into a row, and the version of the stock that the person saw then. */
interface Typed { onHand?: string | undefined; price?: string | undefined; version: number }

interface EditProps {
  rows: Row[];
  /** With the rows as they are after saving, until the list is read again. */
  changed: (saved: Row[]) => void;
  close: () => void;
}

/** Units were sold or counted since the version that was sent. */
const conflict = "stock.version_conflict";

const texts = {
  caption: ["Adetler ve fiyatlar", "Counts and prices"],
  product: ["Ürün", "Product"],
  reserved: ["Rezerve", "Reserved"],
  onHand: ["Elde", "On hand"],
  price: ["Fiyat (TL)", "Price (TRY)"],
  of: ["{head}: {title}", "{head}: {title}"],
  count: ["0 ile 10 milyon arası tam sayı.", "A whole number from 0 to 10 million."],
  money: ["0,50 TL ya da fazlası, örneğin 349,90.", "TRY 0.50 or more, for example 349.90."],
  save: ["Değişenleri kaydet ({n})", "Save the changes ({n})"],
  none: ["Değişen satır yok", "No row has changed"],
  close: ["Düzenlemeyi bitir", "Stop editing"],
  saved: ["Kaydedildi", "Saved"],
  now: ["Şu an elde: {n}", "On hand now: {n}"],
  hint: ["Ok tuşları satır değiştirir, Enter kaydeder. Arada satılan ürünün adedi değiştirilmez, size söylenir.",
    "Arrow keys change the row, Enter saves. A count is refused if units were sold meanwhile; you are told."],
} as const;

/** The rows of the list with their counts and prices as fields; what was typed is saved in one call. */
export function Edit({ rows, changed, close }: EditProps) {
  const store = useStore();
  const t = useTexts(texts);
  const priceText = usePriceText();
  const [typed, setTyped] = useState<Record<string, Typed>>({});
  const [results, setResults] = useState<Record<string, OfferResult>>({});
  const [answered, setAnswered] = useState<OffersAnswer>();
  const act = useAction((key, items: OfferItem[]) => changeOffers(store.id, key, items));
  const isSaved = (row: Row) => ["updated", "unchanged"].includes(results[row.sku]?.status ?? "");
  // Until the list was read again it shows what was saved; afterwards what is there.
  const typedOf = (row: Row) =>
    isSaved(row) && row.version >= (results[row.sku]?.version ?? 0) ? undefined : typed[row.variantId];
  const shown = {
    onHand: (row: Row) => typedOf(row)?.onHand ?? String(row.onHand),
    price: (row: Row) => typedOf(row)?.price ?? priceText(row.price),
  };
  const differs = {
    onHand: (row: Row) => shown.onHand(row).trim() !== String(row.onHand),
    price: (row: Row) => shown.price(row).trim() !== priceText(row.price),
  };
  const dirty = rows.filter((row) => !isSaved(row) && (differs.onHand(row) || differs.price(row)));
  const type = (row: Row, change: Partial<Typed>) => {
    setTyped({ ...typed, [row.variantId]: { version: row.version, ...typedOf(row), ...change } });
    setResults(Object.fromEntries(Object.entries(results).filter(([sku]) => sku !== row.sku)));
  };
  const itemOf = (row: Row): OfferItem => ({
    sku: row.sku,
    ...(differs.onHand(row)
      ? { onHand: Number(shown.onHand(row)), expectedVersion: typed[row.variantId]!.version } : {}),
    ...(differs.price(row) ? { price: lira(shown.price(row)) } : {}),
  });
  const save = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (act.busy || dirty.length === 0) return;
    const wrong = event.currentTarget.querySelector<HTMLInputElement>("[aria-invalid=true]");
    if (wrong) return wrong.focus();
    const items = dirty.map(itemOf);
    const answer = await act.run(items);
    if (!answer) return;
    const bySku = Object.fromEntries(answer.results.map((it) => [it.sku, it]));
    setAnswered(answer);
    setResults(bySku);
    // A refused row keeps what was typed; saving it once more is a choice made knowing the present count.
    setTyped(Object.fromEntries(dirty.map((row) => {
      const old = typed[row.variantId]!;
      const result = bySku[row.sku];
      const keeps = result?.status === "refused" && result.code !== conflict;
      return [row.variantId, { ...old, version: keeps ? old.version : result?.version ?? old.version }];
    })));
    changed(dirty.filter((row) => bySku[row.sku] && bySku[row.sku]!.status !== "refused").map((row) => {
      const { onHand = row.onHand, price = row.price } = items.find(({ sku }) => sku === row.sku)!;
      return { ...row, onHand: onHand!, price: price!, version: bySku[row.sku]!.version ?? row.version };
    }));
  };
  const cell = (row: Row, name: "onHand" | "price", is: (text: string) => boolean, error: string) => (
    <CellInput name={name} label={t("of", { head: t(name), title: [row.title, row.sku].join(", ") })}
      value={shown[name](row)} error={differs[name](row) && !is(shown[name](row)) ? error : undefined}
      readOnly={act.busy} type={(value) => type(row, { [name]: value })} />
  );
  return (
    <form className="stack edit-stock" noValidate onSubmit={(event) => void save(event)}>
      <p className="muted small">{t("hint")}</p>
      {answered && <Outcome answered={answered} name={(sku) => rows.find((row) => row.sku === sku)?.title ?? sku} />}
      <Table caption={t("caption")} rows={rows} id={(it) => it.variantId} columns={[
        { head: t("product"), cell: (it: Row) => <Name row={it} result={results[it.sku]} /> },
        { head: t("reserved"), end: true, cell: (it: Row) => it.reserved },
        { head: t("onHand"), end: true, cell: (it: Row) => cell(it, "onHand", isCount, t("count")) },
        ...(store.can("catalog:write") ? [{ head: t("price"), end: true,
          cell: (it: Row) => cell(it, "price", isOfferPrice, t("money")) }] : []),
      ]} />
      <ProblemNote error={act.error} />
      <div className="save-bar row">
        <Button type="submit" look="primary" busy={act.busy} disabled={dirty.length === 0}>
          {dirty.length > 0 ? t("save", { n: dirty.length }) : t("none")}
        </Button>
        <Button look="quiet" onClick={close}>{t("close")}</Button>
      </div>
    </form>
  );
}

function Name({ row, result }: { row: Row; result: OfferResult | undefined }) {
  const t = useTexts(texts);
  return (
    <span className="cell-title">
      {row.title}
      <span className="muted small">{[row.sku, optionsText(row.options)].filter(Boolean).join(" · ")}</span>
      {result?.status === "updated" && <Badge tone="good">{t("saved")}</Badge>}
      {result?.status === "refused" && (
        <span className="field-error">
          {reasonOf(result)}
          {result.code === conflict && row.version >= (result.version ?? 0) && ` ${t("now", { n: row.onHand })}`}
        </span>
      )}
    </span>
  );
}

interface CellInputProps {
  name: "onHand" | "price";
  label: string;
  value: string;
  error: string | undefined;
  /** While it is saved: what was typed meanwhile would count as saved. */
  readOnly: boolean;
  type: (value: string) => void;
}

/** A field of the table; the arrow keys go to the same column of the next row. */
function CellInput({ name, label, value, error, readOnly, type }: CellInputProps) {
  const id = useId();
  const move = (event: KeyboardEvent<HTMLInputElement>) => {
    const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
    if (step === 0) return;
    event.preventDefault();
    const column = [...event.currentTarget.form!.querySelectorAll<HTMLInputElement>(`input[name=${name}]`)];
    const next = column[column.indexOf(event.currentTarget) + step];
    next?.focus();
    next?.select();
  };
  return (
    <span className="cell-field">
      <input className={name} name={name} aria-label={label} value={value} readOnly={readOnly} onKeyDown={move}
        onChange={({ target }) => type(target.value)} aria-invalid={error ? true : undefined}
        aria-describedby={error && id}
        {...(name === "price" ? priceInput : { inputMode: "numeric", autoComplete: "off" } as const)} />
      {error && <span className="field-error" id={id}>{error}</span>}
    </span>
  );
}
