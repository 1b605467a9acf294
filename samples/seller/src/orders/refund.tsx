import { answer, api, Choice, Field, lineName, Select, useTexts, type FormValues, type Schema } from "@marketplace/ui";
import { Ask, once } from "../actions.tsx";
import { useStore } from "../store.tsx";
import { isPrice, lira, priceInput } from "../values.tsx";
import { Lead, quantities, QuantityFields } from "./fields.tsx";

type Order = Schema<"OrderView">;

/** What goes back to the buyer: units, a part of a line's price, and the delivery fee. */
function parts({ amount = "", lineId = "", ...values }: FormValues): Schema<"RefundPartRequest">[] {
  return [
    ...quantities(values).map((units) => ({ kind: "units" as const, ...units })),
    ...(isPrice(amount) ? [{ kind: "amount" as const, lineId, amount: { ...lira(amount) } }] : []),
    ...(values.shipping ? [{ kind: "shipping" as const }] : []),
  ];
}

export function RefundAction({ order, done }: { order: Order; done: () => void }) {
  const { id: sellerId } = useStore();
  const t = useTexts({
    label: ["Para iadesi yap", "Refund"],
    submit: ["İade et", "Refund"],
    lead: ["Adet iadesi, fiyat indirimi ve kargo ücreti birlikte seçilebilir. Geri alınamaz.",
      "Units, a price reduction and the delivery fee can go together. This cannot be undone."],
    units: ["İade edilecek adetler", "Units to refund"],
    line: ["Fiyat indirimi yapılacak ürün", "Item to reduce the price of"],
    amount: ["İndirim tutarı (isteğe bağlı)", "Reduction (optional)"],
    shipping: ["Kargo ücreti de iade edilsin", "The delivery fee as well"],
    reason: ["Neden", "Reason"],
  });
  const lines = order.lines
    .map((line) => ({ line, most: line.quantity - line.refundedQuantity - line.units.cancelled }))
    .filter(({ most }) => most > 0);
  return (
    <Ask label={t("label")} submit={t("submit")} done={done}
      call={(key, { reason, ...values }) => answer(api.POST("/api/v1/seller/{sellerId}/orders/{id}/refunds", {
        params: { path: { sellerId, id: order.id }, header: once(key) },
        body: { reason: reason!, parts: parts(values) },
      }))}>
      {(of) => (
        <>
          <Lead>{t("lead")}</Lead>
          <QuantityFields legend={t("units")} lines={lines} start={0} of={of} />
          <div className="pair">
            <Select label={t("line")} name="lineId" options={lines.map(({ line }) => [line.id, lineName(line)])} />
            <Field label={t("amount")} name="amount" {...priceInput} error={of("amount")} />
          </div>
          {order.shippingTotal.amount > 0 && <Choice label={t("shipping")} name="shipping" value="yes" />}
          <Field label={t("reason")} name="reason" required maxLength={200} error={of("reason")} />
        </>
      )}
    </Ask>
  );
}
