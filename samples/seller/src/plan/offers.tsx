import { useEffect, useState } from "react";
import {
  answer, api, Badge, Button, Card, Dialog, Facts, ProblemNote, Shown, useAction, useFormat, useName, useQuery, useTexts,
  type Schema,
} from "@marketplace/ui";
import { once } from "../actions.tsx";
import { useStore } from "../store.tsx";
import { PaymentLink } from "./payment.tsx";
import type { PlanOffer, PlanProps } from "./plan.tsx";
import { useWord } from "./words.ts";

/** The plans to change to. */
export function Offers({ subscription, offers, changed }: PlanProps) {
  const store = useStore();
  const name = useName();
  const word = useWord();
  const { money, number, percent } = useFormat();
  const [choice, setChoice] = useState<PlanOffer>();
  const t = useTexts({
    title: ["Paketler", "Plans"],
    now: ["Şu anki paket", "Your plan"],
    choose: ["{plan} paketine geç", "Change to {plan}"],
    per: ["/ {period}", "/ {period}"],
    commission: ["Komisyon", "Commission"],
    days: ["Rapor geçmişi (gün)", "Days of reports"],
  });
  return (
    <section className="stack" aria-label={t("title")}>
      <h2>{t("title")}</h2>
      <div className="plans">
        {offers.map((offer) => (
          <Card key={offer.code} title={name(offer)} className="amounts">
            <p><strong className="tile-value">{money(offer.terms.price)}</strong> <span className="muted">
              {offer.terms.price.amount > 0 && t("per", { period: word(offer.terms.period) })}
            </span></p>
            <Facts rows={[
              [t("commission"), percent(offer.terms.commissionBps)],
              ...["activeListings", "imagesPerProduct", "members", "apiCallsPerDay"].map((metric): [string, string] =>
                [word(metric), number((offer.terms.limits as Record<string, number>)[metric] ?? 0)]),
              [t("days"), number(offer.terms.analyticsDays)],
            ]} />
            {offer.code === subscription.plan.code ? <p><Badge tone="accent">{t("now")}</Badge></p>
              : store.can("business:write") && offer.code !== "free" && (
                <Button aria-haspopup="dialog" onClick={() => setChoice(offer)}>{t("choose", { plan: name(offer) })}</Button>
              )}
          </Card>
        ))}
      </div>
      <Dialog title={choice ? t("choose", { plan: name(choice) }) : ""} open={choice !== undefined} onClose={() => setChoice(undefined)}>
        {choice && <Change subscription={subscription} offer={choice} changed={changed} close={() => setChoice(undefined)} />}
      </Dialog>
    </section>
  );
}

/** What the change costs and does, then the change itself with its payment page. */
function Change({ subscription, offer, changed, close }: Omit<PlanProps, "offers"> & { offer: PlanOffer; close: () => void }) {
  const { id: sellerId } = useStore();
  const { money, date } = useFormat();
  const t = useTexts({
    due: ["Şimdi ödenecek", "Due now"],
    from: ["Geçerlilik", "From"],
    hides: ["Gizlenecek ürünler", "Products it hides"],
    first: ["İlk dönem ödenince başlar.", "It begins when the first period is paid."],
    confirm: ["Onayla", "Confirm"],
    done: ["Değişiklik kaydedildi.", "The change is noted."],
    close: ["Kapat", "Close"],
  });
  const subscribed = subscription.subscription !== null;
  const body = { planCode: offer.code };
  const [billed, setBilled] = useState<Schema<"BilledResponse">>();
  const preview = useQuery(subscribed && !billed ? `preview:${offer.code}` : null, (signal) =>
    answer(api.POST("/api/v1/seller/{sellerId}/subscription/change/preview", { signal, params: { path: { sellerId } }, body })));
  const change = useAction((key) => {
    const request = { params: { path: { sellerId }, header: once(key) }, body };
    return answer(subscribed ? api.POST("/api/v1/seller/{sellerId}/subscription/change", request)
      : api.POST("/api/v1/seller/{sellerId}/subscription", request));
  });
  // The payment page is in another tab: what it changed is read when the person comes back.
  useEffect(() => {
    if (!billed) return;
    window.addEventListener("focus", changed);
    return () => window.removeEventListener("focus", changed);
  }, [billed, changed]);
  const run = async () => {
    const answered = await change.run();
    if (!answered) return;
    setBilled(answered);
    changed();
  };
  if (billed) return (
    <div className="stack">
      <p className="note good">{t("done")}</p>
      <div className="row">{billed.payment && <PaymentLink payment={billed.payment} />}<Button onClick={close}>{t("close")}</Button></div>
    </div>
  );
  return (
    <div className="stack">
      {subscribed ? (
        <Shown query={preview}>
          {({ dueNow, effectiveAt, willHide }) => (
            <Facts rows={[
              [t("due"), <strong className="money">{money(dueNow)}</strong>],
              [t("from"), date(effectiveAt)],
              [t("hides"), willHide.map(({ title }) => title).join(", ")],
            ]} />
          )}
        </Shown>
      ) : <><Facts rows={[[t("due"), <strong className="money">{money(offer.terms.price)}</strong>]]} /><p>{t("first")}</p></>}
      <ProblemNote error={change.error} />
      <div className="row"><Button look="primary" busy={change.busy} onClick={() => void run()}>{t("confirm")}</Button></div>
    </div>
  );
}
