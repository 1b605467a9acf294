import { useState } from "react";
import { answer, api, useFormat, useTexts, type Schema } from "@marketplace/ui";
import { Act, once } from "../actions.tsx";
import { useStore } from "../store.tsx";

/** Asks for the payment page of an open invoice, and offers it as a link. */
export function Pay({ invoiceId, label }: { invoiceId: string; label: string }) {
  const { id: sellerId } = useStore();
  const [payment, setPayment] = useState<Schema<"InvoicePaymentResponse">>();
  if (payment) return <PaymentLink payment={payment} />;
  return (
    <Act label={label} look="primary" done={setPayment}
      call={(key) => answer(api.POST("/api/v1/seller/{sellerId}/subscription/invoices/{invoiceId}/pay", {
        params: { path: { sellerId, invoiceId }, header: once(key) },
      }))} />
  );
}

export function PaymentLink({ payment }: { payment: Schema<"InvoicePaymentResponse"> }) {
  const { money } = useFormat();
  const t = useTexts({
    pay: ["Ödeme sayfasına git: {amount}", "Go to the payment page: {amount}"],
    none: ["Ödeme sayfası yok; birazdan yeniden deneyin.", "There is no payment page; try again soon."],
  });
  return payment.checkoutUrl ? (
    <a className="button primary" href={payment.checkoutUrl} target="_blank" rel="noreferrer">
      {t("pay", { amount: money(payment.amount) })}
    </a>
  ) : <p>{t("none")}</p>;
}
