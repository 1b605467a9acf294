import { useState } from "react";
import {
  answer, api, Badge, Card, PageHead, Shown, useFormat, useName, useQuery, useTexts, useTitle, type Schema,
} from "@marketplace/ui";
import { Act, Ask, once } from "../actions.tsx";
import { useStore } from "../store.tsx";
import { Invoices } from "./invoices.tsx";
import { Offers } from "./offers.tsx";
import { Pay } from "./payment.tsx";
import { useWord } from "./words.ts";

type Subscription = Schema<"SubscriptionResponse">;
export type PlanOffer = Schema<"PlanResponse">;

/** The plan in force with what is used of it, the plans to change to, and the invoices. */
export function Plan() {
  const { id: sellerId } = useStore();
  const t = useTexts({ title: ["Abonelik", "Plan"] });
  useTitle(t("title"));
  const [round, setRound] = useState(0);
  const plan = useQuery(`plan:${sellerId}`, async (signal) => {
    const [subscription, { data: offers }] = await Promise.all([
      answer(api.GET("/api/v1/seller/{sellerId}/subscription", { signal, params: { path: { sellerId } } })),
      answer(api.GET("/api/v1/plans", { signal })),
    ]);
    return { subscription, offers };
  });
  const changed = () => {
    plan.reload();
    setRound((n) => n + 1);
  };
  return (
    <>
      <PageHead title={t("title")} />
      <Shown query={plan}>
        {({ subscription, offers }) => (
          <div className="stack loose">
            <Current subscription={subscription} offers={offers} changed={changed} />
            <Offers subscription={subscription} offers={offers} changed={changed} />
            <Invoices round={round} />
          </div>
        )}
      </Shown>
    </>
  );
}

export interface PlanProps {
  subscription: Subscription;
  offers: PlanOffer[];
  changed: () => void;
}

function Current({ subscription, offers, changed }: PlanProps) {
  const store = useStore();
  const name = useName();
  const word = useWord();
  const { date, number } = useFormat();
  const t = useTexts({
    until: ["{at} tarihine kadar ödendi", "Paid until {at}"],
    ends: ["{at} tarihinde bitecek", "Ends on {at}"],
    grace: ["Açık fatura {at} tarihine kadar ödenmezse paket askıya alınır.",
      "The plan is suspended unless the open invoice is paid by {at}."],
    pending: ["Bekleyen değişiklik: {plan}", "Waiting: {plan}"],
    from: ["Bekleyen değişiklik: {plan}, {at} tarihinde", "Waiting: {plan}, from {at}"],
    pay: ["Açık faturayı öde", "Pay the open invoice"],
    resume: ["Değişiklikten vazgeç", "Undo the change"],
    cancel: ["Paketi sonlandır", "Cancel the plan"],
    cancelLead: ["Ödenmiş süre bitince ücretsiz pakete geçersiniz; sınırını aşan ürünler gizlenir.",
      "When the paid time ends you are on the free plan; products over its limit are hidden."],
    of: ["{used} / {limit}", "{used} of {limit}"],
    over: ["{n} ürün paketin sınırını aştığı için gizli: {titles}",
      "{n} {n:product is|products are} hidden, over the plan’s limit: {titles}"],
  });
  const planName = (code: string) => {
    const offer = offers.find((it) => it.code === code);
    return offer ? name(offer) : code;
  };
  const state = subscription.subscription;
  const params = (key: string) => ({ path: { sellerId: store.id }, header: once(key) });
  const { pending } = state ?? {};
  return (
    <Card title={planName(subscription.plan.code)} action={(
      <Badge tone={["active", "free"].includes(subscription.status) ? "good" : "warn"}>
        {word(subscription.status)}</Badge>
    )}>
      {state?.paidUntil && <p>{t(state.cancelAtPeriodEnd ? "ends" : "until", { at: date(state.paidUntil) })}</p>}
      {state?.graceUntil && <p className="note warn">{t("grace", { at: date(state.graceUntil) })}</p>}
      {pending && <p className="note">{pending.effectiveAt
        ? t("from", { plan: planName(pending.plan.code), at: date(pending.effectiveAt) })
        : t("pending", { plan: planName(pending.plan.code) })}</p>}
      <div className="meters">
        {subscription.usage.filter(({ limit }) => limit > 0).map(({ metric, limit, used }) => (
          <label key={metric} className="stack tight">
            <span className="row between">
              <span>{word(metric)}</span>
              <span className="muted money">{t("of", { used: number(used ?? 0), limit: number(limit) })}</span>
            </span>
            <meter min={0} max={limit} high={limit * 0.8} optimum={0} value={used ?? 0} />
          </label>
        ))}
      </div>
      {subscription.overLimit.map(({ metric, hiddenProducts }) => hiddenProducts.length > 0 && (
        <p key={metric} className="note warn">
          {t("over", { n: hiddenProducts.length, titles: hiddenProducts.map(({ title }) => title).join(", ") })}
        </p>
      ))}
      {store.can("business:write") && state && (
        <div className="row">
          {state.openInvoiceId && <Pay invoiceId={state.openInvoiceId} label={t("pay")} />}
          {(state.cancelAtPeriodEnd || pending) && <Act label={t("resume")} done={changed} reload={changed}
            call={(key) =>
              answer(api.POST("/api/v1/seller/{sellerId}/subscription/resume", { params: params(key) }))} />}
          {!state.cancelAtPeriodEnd && !state.endedAt && (
            <Ask label={t("cancel")} look="danger" done={changed}
              call={(key) =>
                answer(api.POST("/api/v1/seller/{sellerId}/subscription/cancel", { params: params(key) }))}>
              <p>{t("cancelLead")}</p>
            </Ask>
          )}
        </div>
      )}
    </Card>
  );
}
