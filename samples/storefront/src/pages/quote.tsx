import { Navigate, useNavigate, useParams } from "react-router";
import {
  answer, api, ApiError, Card, Choice, EmptyState, Form, LinkButton, PageHead, Shown, useAction, useFormat, useLabels,
  useQuery, useSession, useTexts, useTitle, type Schema,
} from "@marketplace/ui";
import { AddressText } from "../address-fields.tsx";
import { guestKey, keepGuestKey } from "../buyer.ts";
import { forgetGuestCart, guestCart, useCart } from "../cart.tsx";
import { forgetDraft, quoteToken } from "../draft.ts";
import { leaveFor } from "../leave.ts";
import { Line } from "../products.tsx";
import { TooFew } from "../too-few.tsx";
import { Totals } from "../totals.tsx";

type Quote = Schema<"CheckoutView">;
type Texts = Schema<"ListResponseOfRenderedContract">["data"];

const tokenHeader = (checkoutId: string, signedIn: boolean) => {
  const token = signedIn ? null : (quoteToken(checkoutId) ?? guestCart()?.token);
  return token ? { "Cart-Token": token } : {};
};

/** After buying: the token of a guest's cart opens the purchase, and what was typed is not needed any more. */
function bought(checkoutId: string, purchaseId: string, signedIn: boolean) {
  forgetDraft();
  const token = tokenHeader(checkoutId, signedIn)["Cart-Token"];
  if (!token) return;
  if (!guestKey(purchaseId)) keepGuestKey(purchaseId, { "Cart-Token": token });
  if (guestCart()?.token === token) forgetGuestCart();
}

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
  const quote = useQuery(`quote:${id}`, async (signal) => {
    const params = { path: { id }, header: tokenHeader(id, signedIn) };
    const read = await answer(api.GET("/api/v1/checkouts/{id}", { signal, params }));
    // It was placed, but the answer was lost or came to another tab.
    if (read.purchaseId) bought(id, read.purchaseId, signedIn);
    return read;
  });
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
  const asks = quote.status === "open" && quote.contracts.length > 0;
  // The quote keeps the hashes of its texts as they were then; what counts is the texts that are shown now.
  const texts = useQuery(asks ? `contracts:${quote.id}` : null, (signal) =>
    answer(
      api.GET("/api/v1/checkouts/{id}/contracts", {
        signal, params: { path: { id: quote.id }, header: tokenHeader(quote.id, signedIn) },
      }),
    ),
  );
  const complete = useAction(async (key, accepted: Schema<"AcceptedContractRequest">[]) => {
    const header = { "Idempotency-Key": key, ...tokenHeader(quote.id, signedIn) };
    const params = { path: { id: quote.id }, header };
    const done = await answer(
      api.POST("/api/v1/checkouts/{id}/complete", { params, body: accepted.length ? { accepted } : {} }),
    ).catch((error: unknown) => {
      // It expired, or was placed in another tab: read again, the page says so. Changed texts are shown anew.
      if (error instanceof ApiError && [409, 410].includes(error.status)) {
        reload();
        cart.reload();
        if (error.code === "contract.changed") texts.reload();
      }
      throw error;
    });
    bought(quote.id, done.purchaseId, signedIn);
    if (done.payment?.checkoutUrl) return leaveFor(done.payment.checkoutUrl);
    cart.reload();
    await navigate(`/purchases/${done.purchaseId}`, { replace: true });
  });
  if (quote.status !== "open") {
    return <div className="note warn">{t("expired")} <LinkButton to="/checkout">{t("again")}</LinkButton></div>;
  }
  return (
    <Form submit={quote.paymentMethod === "card" ? t("pay") : t("order")} busy={complete.busy || texts.loading}
      error={complete.error} extra={<LinkButton look="quiet" to="/cart">{t("cart")}</LinkButton>}
      onSend={() => {
        if (asks && !texts.data) return;
        void complete.run((texts.data?.data ?? []).map(({ kind, hash }) => ({ kind, hash })));
      }}>
      <TooFew error={complete.error} lines={quote.sellers.flatMap((it) => it.lines)} />
      {asks && <Shown query={texts}>{({ data }) => <Contracts quote={quote} texts={data} />}</Shown>}
    </Form>
  );
}

function Contracts({ quote, texts }: { quote: Quote; texts: Texts }) {
  const t = useTexts({
    pre_information: ["Ön bilgilendirme formu", "Pre-contract information"],
    distance_sale: ["Mesafeli satış sözleşmesi", "Distance sales contract"],
    accept: ["Bu metinleri okudum ve kabul ediyorum", "I have read and accept these texts"],
  });
  const sellers = new Map(quote.sellers.map(({ seller }) => [seller.id, seller.name]));
  return (
    <div className="stack tight">
      {texts.map(({ hash, kind, sellerId, text }) => (
        <details key={hash}>
          <summary>{[t(kind), sellers.get(sellerId)].filter(Boolean).join(" · ")}</summary>
          <div className="contract pre small" tabIndex={0} role="region" aria-label={t(kind)}>{text}</div>
        </details>
      ))}
      {/* Other texts are accepted anew. */}
      <Choice key={texts.map(({ hash }) => hash).join()} name="accepted" required label={t("accept")} />
    </div>
  );
}
