// Pages that a link or the payment page leads to, and that lead on.
import { useState } from "react";
import { Navigate, useSearchParams } from "react-router";
import {
  answer, api, ApiError, errorsOf, Field, Form, isSignedIn, Loading, ProblemNote, Refused, useAction, useQuery,
  useTexts, useTitle, type FormValues,
} from "@marketplace/ui";
import { guestKey, keepGuestKey } from "../buyer.ts";
import { Narrow } from "./access.tsx";

/**
 * Payments:Stripe:SuccessUrl = {shop}/paid?payment={PAYMENT_ID}&purchase={REF_ID}&token={PAYMENT_TOKEN}. Asks the
 * provider once, so that the purchase is up to date even when the webhook is late. A payment of somebody else, such as a
 * store's invoice, goes on at the API's own page, which knows the way.
 */
export function Paid() {
  const [query] = useSearchParams();
  const [id, purchase, token] = [query.get("payment") ?? "", query.get("purchase"), query.get("token") ?? ""];
  const page = `/api/v1/payments/${encodeURIComponent(id)}/return?token=${encodeURIComponent(token)}`;
  const refreshed = useQuery(`paid:${id}`, async (signal) => {
    if (purchase && guestKey(purchase)) {
      await fetch(page, { signal });
      return purchase;
    }
    try {
      if (isSignedIn()) {
        const payment = await answer(api.POST("/api/v1/payments/{id}/refresh", { params: { path: { id } } }));
        if (payment.purpose === "purchase") return payment.refId;
      }
    } catch (error) {
      if (!(error instanceof ApiError && error.status === 404)) throw error;
    }
    // Looked at first: a link that is not good is said here, and not as the API's bare answer.
    const { ok, status } = await fetch(page, { signal });
    if (!ok) throw new ApiError(undefined, status);
    location.replace(page);
    return null;
  });
  if (refreshed.data) return <Navigate to={`/purchases/${encodeURIComponent(refreshed.data)}`} replace />;
  return refreshed.error ? <Refused error={refreshed.error} retry={refreshed.reload} /> : <Loading />;
}

/** A guest's link from a mail: its token opens the purchase, and leaves the address at once. */
export function GuestOrder() {
  const token = useSearchParams()[0].get("token") ?? "";
  const t = useTexts({ over: ["Bağlantı açılamadı", "The link could not be opened"] });
  const opened = useQuery(`guest:${token}`, async (signal) => {
    const header = { "Order-Token": token };
    const { id } = await answer(api.GET("/api/v1/guest/purchase", { signal, params: { header } }));
    keepGuestKey(id, header);
    return id;
  });
  if (opened.data) return <Navigate to={`/purchases/${opened.data}`} replace />;
  if (!opened.error) return <Loading />;
  return (
    <Narrow title={t("over")}>
      <ProblemNote error={opened.error} />
      <LinksForm />
    </Narrow>
  );
}

export function GuestLinks() {
  const t = useTexts({ title: ["Misafir siparişlerim", "My guest orders"] });
  useTitle(`${t("title")} · Pazar`);
  return (
    <Narrow title={t("title")}>
      <LinksForm />
    </Narrow>
  );
}

function LinksForm() {
  const t = useTexts({
    email: ["Siparişte verdiğiniz e-posta", "E-mail of your order"],
    send: ["Bağlantıları gönder", "Send me the links"],
    sent: [
      "Bu adresle alışveriş yapıldıysa bağlantılar yolda.",
      "If something was bought with it, the links are on their way.",
    ],
  });
  const [sent, setSent] = useState(false);
  const ask = useAction(async (_key, { email = "" }: FormValues) => {
    await answer(api.POST("/api/v1/guest/links", { body: { email } }));
    setSent(true);
  });
  if (sent) return <p className="note good" role="status">{t("sent")}</p>;
  return (
    <Form submit={t("send")} busy={ask.busy} error={ask.error} onSend={(it) => void ask.run(it)}>
      <Field label={t("email")} name="email" type="email" required autoComplete="email"
        error={errorsOf(ask.error)("email")} />
    </Form>
  );
}
