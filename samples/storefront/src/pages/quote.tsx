import { Navigate, useNavigate, useParams } from "react-router";
import {
  answer, api, ApiError, Card, Choice, EmptyState, Form, LinkButton, PageHead, Shown, useAction, useFormat, useLabels, useQuery,
  useSession, useTexts, useTitle, type Schema,
} from "@marketplace/ui";
import { AddressText } from "../address-fields.tsx";
import { keepGuestKey } from "../buyer.ts";
import { forgetGuestCart, guestCart, useCart } from "../cart.tsx";
import { forgetDraft, quoteToken } from "../draft.ts";
import { leaveFor } from "../leave.ts";
import { Line } from "../products.tsx";
import { Totals } from "../totals.tsx";

type Quote = Schema<"CheckoutView">;

const tokenHeader = (checkoutId: string, signedIn: boolean) => {
  const token = signedIn ? null : (quoteToken(checkoutId) ?? guestCart()?.token);
  return token ? { "Cart-Token": token } : {};
};

/** The quote: what it costs, until when it holds, and the texts to agree to where the marketplace asks for it. */
export function QuotePage() {
  const { id = "" } = useParams();
  const { signedIn } = useSession();
  const t = useTexts({
    title: ["Siparişi onayla", "Place your order"],
    until: ["Bu fiyatlar {at} tarihine kadar geçerli.", "These prices hold until {at}."],
    gone: ["Bu sipariş özeti artık yok", "This quote is not there any more"],
    again: ["Fiyatları yenile", "Get a new one"],
    invoice: ["Fatura: {name}", "Invoice: {name}"],
    address: ["Teslimat adresi", "Delivery address"],
    change: ["Değiştir", "Change"],
    payment: ["Ödeme", "Payment"],
    sum: ["Özet", "Summary"],
  });
  useTitle(`${t("title")} · Pazar`);
  const { dateTime, money } = useFormat();
  const label = useLabels();
  const quote = useQuery(`quote:${id}`, (signal) =>
    answer(api.GET("/api/v1/checkouts/{id}", { signal, params: { path: { id }, header: tokenHeader(id, signedIn) } })),
  );
  if (quote.error instanceof ApiError && quote.error.status === 404) {
    return (
      <EmptyState title={t("gone")} heading={1}>
        <LinkButton look="primary" to="/checkout">{t("again")}</LinkButton>
      </EmptyState>
    );
  }
  // Who comes back from the payment page must not find the order to be placed again.
  if (quote.data?.status === "completed" && quote.data.purchaseId) {
    return <Navigate to={`/purchases/${quote.data.purchaseId}`} replace />;
  }
  return (
    <Shown query={quote}>
      {(it) => (
        <>
          <PageHead title={t("title")} lead={t("until", { at: dateTime(it.expiresAt) })} />
          <div className="columns">
            <div className="stack">
              <Card title={t("address")} action={<LinkButton look="quiet" to="/checkout">{t("change")}</LinkButton>}>
                <AddressText address={it.address} />
                {it.invoice?.name && <p className="muted">{t("invoice", { name: it.invoice.name })}</p>}
              </Card>
              {it.sellers.map(({ seller, lines, delivery }) => (
                <Card key={seller.id} title={seller.name}
                  action={<span className="muted">{label("delivery", delivery)}</span>}>
                  {lines.map((line) => (
                    <Line key={line.variantId} image={line.image} title={line.title} options={line.options}
                      end={<p className="money strong">{money(line.total)}</p>}>
                      <p className="muted small">{line.quantity} × {money(line.unitPrice)}</p>
                    </Line>
                  ))}
                </Card>
              ))}
            </div>
            <Card title={t("sum")} className="sticky">
              <Totals totals={it} />
              <p className="muted">{t("payment")}: {label("paymentMethod", it.paymentMethod)}</p>
              <Complete quote={it} reload={quote.reload} />
            </Card>
          </div>
        </>
      )}
    </Shown>
  );
}

function Complete({ quote, reload }: { quote: Quote; reload: () => void }) {
  const t = useTexts({
    pay: ["Öde", "Pay"],
    order: ["Siparişi ver", "Place the order"],
    expired: ["Bu fiyatların süresi doldu.", "This quote has expired."],
    again: ["Fiyatları yenile", "Get a new one"],
    cart: ["Sepete dön", "Back to the cart"],
  });
  const { signedIn } = useSession();
  const { query: cart } = useCart();
  const navigate = useNavigate();
  const complete = useAction(async (key, accepted: Schema<"AcceptedContractRequest">[]) => {
    const header = { "Idempotency-Key": key, ...tokenHeader(quote.id, signedIn) };
    const params = { path: { id: quote.id }, header };
    const done = await answer(
      api.POST("/api/v1/checkouts/{id}/complete", { params, body: accepted.length ? { accepted } : {} }),
    ).catch((error: unknown) => {
      // It expired, or was placed in another tab: read again, the page says so.
      if (error instanceof ApiError && error.status === 409) reload();
      throw error;
    });
    forgetDraft();
    const token = signedIn ? null : header["Cart-Token"];
    if (token) {
      keepGuestKey(done.purchaseId, { "Cart-Token": token });
      if (guestCart()?.token === token) forgetGuestCart();
    }
    if (done.payment?.checkoutUrl) return leaveFor(done.payment.checkoutUrl);
    cart.reload();
    await navigate(`/purchases/${done.purchaseId}`, { replace: true });
  });
  if (quote.status !== "open") {
    return <div className="note warn">{t("expired")} <LinkButton to="/checkout">{t("again")}</LinkButton></div>;
  }
  const changed = complete.error instanceof ApiError && complete.error.code === "contract.changed";
  return (
    <Form submit={quote.paymentMethod === "card" ? t("pay") : t("order")} busy={complete.busy} error={complete.error}
      extra={<LinkButton look="quiet" to="/cart">{t("cart")}</LinkButton>}
      onSend={() => {
        if (changed) reload();
        void complete.run(quote.contracts.map(({ kind, hash }) => ({ kind, hash })));
      }}>
      {quote.contracts.length > 0 && <Contracts quote={quote} />}
    </Form>
  );
}

function Contracts({ quote }: { quote: Quote }) {
  const t = useTexts({
    pre_information: ["Ön bilgilendirme formu", "Pre-contract information"],
    distance_sale: ["Mesafeli satış sözleşmesi", "Distance sales contract"],
    accept: ["Bu metinleri okudum ve kabul ediyorum", "I have read and accept these texts"],
  });
  const { signedIn } = useSession();
  const texts = useQuery(`contracts:${quote.id}`, (signal) =>
    answer(
      api.GET("/api/v1/checkouts/{id}/contracts", {
        signal, params: { path: { id: quote.id }, header: tokenHeader(quote.id, signedIn) },
      }),
    ),
  );
  const sellers = new Map(quote.sellers.map(({ seller }) => [seller.id, seller.name]));
  return (
    <Shown query={texts}>
      {({ data }) => (
        <div className="stack tight">
          {data.map(({ hash, kind, sellerId, text }) => (
            <details key={hash}>
              <summary>{[t(kind), sellers.get(sellerId)].filter(Boolean).join(" · ")}</summary>
              <div className="contract pre small" tabIndex={0} role="region" aria-label={t(kind)}>{text}</div>
            </details>
          ))}
          <Choice name="accepted" required label={t("accept")} />
        </div>
      )}
    </Shown>
  );
}
