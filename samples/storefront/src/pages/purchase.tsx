import { useEffect, useState } from "react";
import { Link, Navigate, useParams } from "react-router";
import {
  answer, api, Badge, Button, Card, Facts, Field, Form, PageHead, ProblemNote, Shown, toneOf, useAction, useChanges,
  useFormat, useLabels, useQuery, useSession, useTexts, useTitle, LinkButton, type FormValues, type Schema,
} from "@marketplace/ui";
import { OrderRow } from "../account/order-row.tsx";
import { guestKey, useBuyer } from "../buyer.ts";
import { useCart } from "../cart.tsx";
import { leaveFor } from "../leave.ts";

type Purchase = Schema<"PurchaseView">;
const isUnpaid = ({ paymentMethod, paymentStatus }: Purchase) =>
  paymentMethod === "card" && ["unpaid", "pending"].includes(paymentStatus);
/** It can be paid still: an order waits for the money. */
const isOpen = (it: Purchase) => isUnpaid(it) && it.orders.some(({ status }) => status === "pending_payment");

/** What was just bought, or what a mail links to: its orders, and the payment while it is open. */
export function PurchasePage() {
  const { purchaseId = "" } = useParams();
  const { signedIn } = useSession();
  const t = useTexts({
    title: ["Alışveriş {number}", "Purchase {number}"],
    thanks: ["Teşekkürler! Siparişiniz alındı.", "Thank you! Your order has been placed."],
    total: ["Toplam", "Total"],
    method: ["Ödeme", "Payment"],
    status: ["Durum", "Status"],
    date: ["Tarih", "Date"],
    orders: ["Siparişlerim", "Your orders"],
  });
  const buyer = useBuyer();
  const label = useLabels();
  const { money, dateTime } = useFormat();
  const { query: cart } = useCart();
  const stranger = !signedIn && !guestKey(purchaseId);
  const purchase = useQuery(stranger ? null : `purchase:${purchaseId}`, (signal) => buyer.purchase(purchaseId, signal));
  useTitle(purchase.data && `${t("title", { number: purchase.data.number })} · Pazar`);
  const waits = purchase.data ? isOpen(purchase.data) && purchase.data.payment?.status !== "failed" : false;
  const { reload } = purchase;
  useChanges(["order.changed"], undefined, reload);
  const reloadCart = cart.reload;
  useEffect(reloadCart, [reloadCart, purchaseId]);
  useEffect(() => {
    if (!waits) return;
    const timer = setInterval(reload, 3000);
    const end = setTimeout(() => clearInterval(timer), 120_000);
    return () => (clearInterval(timer), clearTimeout(end));
  }, [waits, reload]);
  if (stranger) return <Navigate to={`/sign-in?back=/purchases/${purchaseId}`} replace />;
  return (
    <Shown query={purchase}>
      {(it) => (
        <div className="stack">
          <PageHead title={t("title", { number: it.number })}
            lead={!buyer.guest && <Link to="/orders">{t("orders")}</Link>} />
          {!isUnpaid(it) && it.orders.some(({ status }) => status === "placed") && (
            <p className="note good" role="status">{t("thanks")}</p>
          )}
          {isOpen(it) ? <OpenPayment purchase={it} /> : isUnpaid(it) && <NotPaid />}
          <Card>
            <Facts rows={[
              [t("date"), dateTime(it.createdAt)],
              [t("total"), <span key="total" className="money strong">{money(it.total)}</span>],
              [t("method"), label("paymentMethod", it.paymentMethod)],
              [t("status"), (
                <Badge key="status" tone={toneOf(it.paymentStatus)}>
                  {label("orderPaymentStatus", it.paymentStatus)}
                </Badge>
              )],
            ]} />
          </Card>
          <ul className="stack">
            {it.orders.map((order) => (
              <li key={order.id}><OrderRow order={order} to={buyer.orderPath(order.id)} /></li>
            ))}
          </ul>
          {buyer.guest && <AccountOffer />}
        </div>
      )}
    </Shown>
  );
}

function OpenPayment({ purchase }: { purchase: Purchase }) {
  const t = useTexts({
    open: ["Ödeme bekleniyor. Sayfa kendiliğinden yenilenir.", "Waiting for the payment. This page follows it."],
    failed: [
      "Ödeme alınamadı, kartınızdan para çekilmedi. Yeniden deneyebilirsiniz.",
      "The payment failed and nothing was charged. You can try again.",
    ],
    pay: ["Ödemeye devam et", "Go on to the payment"],
  });
  const buyer = useBuyer();
  const pay = useAction(async (key) => {
    // A payment that is open is gone on with: a second one beside it is refused.
    const { checkoutUrl } = purchase.payment?.checkoutUrl ? purchase.payment : await buyer.pay(purchase.id, key);
    if (checkoutUrl) await leaveFor(checkoutUrl);
  });
  const failed = ["failed", "cancelled", "expired"].includes(purchase.payment?.status ?? "");
  return (
    <div className="note warn" role="status">
      <p>{failed ? t("failed") : t("open")}</p>
      <Button look="primary" busy={pay.busy} onClick={() => void pay.run()}>{t("pay")}</Button>
      <ProblemNote error={pay.error} />
    </div>
  );
}

/** Nothing was paid in time, or it was called off before: there is nothing to go on with. */
function NotPaid() {
  const t = useTexts({
    over: [
      "Ödeme yapılmadığı için bu sipariş kapandı. Kartınızdan para çekilmedi.",
      "This order was closed without a payment. Nothing was charged.",
    ],
    shop: ["Alışverişe dön", "Back to the shop"],
  });
  return (
    <div className="note warn" role="status">
      <p>{t("over")}</p>
      <LinkButton to="/">{t("shop")}</LinkButton>
    </div>
  );
}

function AccountOffer() {
  const t = useTexts({
    offer: ["Siparişlerinizi bir hesapta toplayın", "Keep your orders in an account"],
    link: ["Bağlantı gönder", "Send the link"],
    email: ["Siparişteki e-posta adresiniz", "The e-mail address of the order"],
    sent: ["Bağlantıyı e-posta ile gönderdik.", "We have sent the link by e-mail."],
  });
  const [sent, setSent] = useState(false);
  const ask = useAction(async (_key, { email = "" }: FormValues) => {
    await answer(api.POST("/api/v1/auth/guest-account", { body: { email } }));
    setSent(true);
  });
  return (
    <Card title={t("offer")}>
      {sent ? (
        <p role="status">{t("sent")}</p>
      ) : (
        <Form submit={t("link")} look="secondary" busy={ask.busy} error={ask.error} onSend={(it) => void ask.run(it)}>
          <Field label={t("email")} name="email" type="email" required autoComplete="email" />
        </Form>
      )}
    </Card>
  );
}
