import { useFormat, useTexts, type Schema } from "@marketplace/ui";

type Money = Schema<"Money">;
interface TotalsProps {
  totals: { itemsTotal: Money; shippingTotal: Money; taxTotal: Money; total: Money };
  /** What was taken off or given back, with its name. */
  less?: readonly (readonly [name: string, amount: Money])[];
}

export function Totals({ totals, less = [] }: TotalsProps) {
  const t = useTexts({
    items: ["Ürünler", "Items"],
    shipping: ["Teslimat", "Delivery"],
    free: ["Ücretsiz", "Free"],
    total: ["Toplam", "Total"],
    tax: ["KDV dahil: {tax}", "Including VAT: {tax}"],
  });
  const { money } = useFormat();
  const { shippingTotal } = totals;
  return (
    <div className="stack tight">
      <dl className="totals">
        <Row name={t("items")} value={money(totals.itemsTotal)} />
        <Row name={t("shipping")} value={shippingTotal.amount === 0 ? t("free") : money(shippingTotal)} />
        {less.filter(([, { amount }]) => amount > 0).map(([name, { amount, currency }]) => (
          <Row key={name} name={name} value={money({ amount: -amount, currency })} />
        ))}
        <Row name={t("total")} value={money(totals.total)} strong />
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
