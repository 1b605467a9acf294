import { useFormat, useTexts, type Schema } from "@marketplace/ui";

type Money = Schema<"Money">;
interface TotalsProps {
  totals: { itemsTotal: Money; shippingTotal: Money; taxTotal: Money; total: Money };
  /** What was taken off before the total, with its name. */
  less?: readonly (readonly [name: string, amount: Money])[];
  /** What was taken off it later: cancelled or given back. */
  after?: readonly (readonly [name: string, amount: Money])[];
}

export function Totals({ totals, less = [], after = [] }: TotalsProps) {
  const t = useTexts({
    items: ["Ürünler", "Items"],
    shipping: ["Teslimat", "Delivery"],
    free: ["Ücretsiz", "Free"],
    total: ["Toplam", "Total"],
    left: ["Kalan tutar", "Remains"],
    tax: ["KDV dahil: {tax}", "Including VAT: {tax}"],
  });
  const { money } = useFormat();
  const { shippingTotal } = totals;
  const some = (rows: TotalsProps["less"] = []) => rows.filter(([, { amount }]) => amount > 0);
  const left = some(after).reduce((sum, [, { amount }]) => sum - amount, totals.total.amount);
  return (
    <div className="stack tight">
      <dl className="totals">
        <Row name={t("items")} value={money(totals.itemsTotal)} />
        <Row name={t("shipping")} value={shippingTotal.amount === 0 ? t("free") : money(shippingTotal)} />
        {some(less).map(([name, { amount, currency }]) => (
          <Row key={name} name={name} value={money({ amount: -amount, currency })} />
        ))}
        <Row name={t("total")} value={money(totals.total)} strong />
        {some(after).map(([name, { amount, currency }]) => (
          <Row key={name} name={name} value={money({ amount: -amount, currency })} />
        ))}
        {some(after).length > 0 && <Row name={t("left")} value={money({ ...totals.total, amount: left })} strong />}
      </dl>
      <p className="muted small">{t("tax", { tax: money(totals.taxTotal) })}</p>
    </div>
  );
}

function Row({ name, value, strong = false }: { name: string; value: string; strong?: boolean }) {
  return (
    <div className={strong ? "row between strong" : "row between"}>
      <dt>{name}</dt>
      <dd className="money">{value}</dd>
    </div>
  );
}
