import { useEffect, useState } from "react";
import {
  answer, api, Badge, Button, Card, Dialog, EmptyState, Facts, LinkButton, PageHead, Pager, paging, ProblemNote,
  Shown, Table, useAction, useFormat, useName, usePages, useQuery, useTexts, useTitle, type Schema, type Text,
} from "@marketplace/ui";
import { Act, once } from "./actions.tsx";
import { useStore } from "./store.tsx";

type Subscription = Schema<"SubscriptionResponse">;
type PlanOffer = Schema<"PlanResponse">;

const words = {
  activeListings: ["Yayındaki ürün", "Published products"],
  imagesPerProduct: ["Ürün başına resim", "Pictures per product"],
  members: ["Üye", "Members"],
  apiKeys: ["API anahtarı", "API keys"],
  webhookEndpoints: ["Webhook adresi", "Webhook addresses"],
  apiCallsPerDay: ["Günlük API çağrısı", "API calls per day"],
  importRowsPerMonth: ["Aylık aktarım satırı", "Import rows per month"],
  free: ["Ücretsiz", "Free"],
  incomplete: ["Ödeme bekliyor", "Awaiting payment"],
  active: ["Etkin", "Active"],
  past_due: ["Ödeme gecikti", "Payment overdue"],
  suspended: ["Askıda", "Suspended"],
  cancelled: ["Bitti", "Ended"],
  expired: ["Süresi doldu", "Expired"],
  open: ["Açık", "Open"],
  paid: ["Ödendi", "Paid"],
  void: ["Geçersiz", "Void"],
  uncollectible: ["Tahsil edilemedi", "Written off"],
  start: ["Başlangıç", "Start"],
  renewal: ["Yenileme", "Renewal"],
  upgrade: ["Yükseltme", "Upgrade"],
  thirty_days: ["30 gün", "30 days"],
  month: ["ay", "month"],
  year: ["yıl", "year"],
} satisfies Record<string, Text>;

const useWord = () => {
  const t = useTexts(words);
  return (word: string) => (word in words ? t(word as keyof typeof words) : word);
};

/** The plan in force with what is used of it, the plans to change to, and the invoices. */
export function Plan() {
  const { id: sellerId } = useStore();
  const t = useTexts({ title: ["Paket", "Plan"] });
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

interface Props {
  subscription: Subscription;
  offers: PlanOffer[];
  changed: () => void;
}

function Current({ subscription, offers, changed }: Props) {
  const store = useStore();
  const name = useName();
  const word = useWord();
  const { date, number } = useFormat();
  const t = useTexts({
    until: ["{at} tarihine kadar ödendi", "Paid until {at}"],
    ends: ["{at} tarihinde bitecek", "Ends on {at}"],
    grace: ["Açık fatura {at} tarihine kadar ödenmezse paket askıya alınır.", "The plan is suspended unless the open invoice is paid by {at}."],
    pending: ["Bekleyen değişiklik: {plan}", "Waiting: {plan}"],
    from: ["Bekleyen değişiklik: {plan}, {at} tarihinde", "Waiting: {plan}, from {at}"],
    pay: ["Açık faturayı öde", "Pay the open invoice"],
    resume: ["Değişiklikten vazgeç", "Undo the change"],
    cancel: ["Paketi sonlandır", "Cancel the plan"],
    usage: ["Kullanım", "Usage"],
    of: ["{used} / {limit}", "{used} of {limit}"],
    over: ["{n} ürün paketin sınırını aştığı için gizli: {titles}", "{n} products are hidden, as they are over the plan’s limit: {titles}"],
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
      <Badge tone={["active", "free"].includes(subscription.status) ? "good" : "warn"}>{word(subscription.status)}</Badge>
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
            call={(key) => answer(api.POST("/api/v1/seller/{sellerId}/subscription/resume", { params: params(key) }))} />}
          {!state.cancelAtPeriodEnd && !state.endedAt && <Act label={t("cancel")} look="danger" done={changed} reload={changed}
            call={(key) => answer(api.POST("/api/v1/seller/{sellerId}/subscription/cancel", { params: params(key) }))} />}
        </div>
      )}
    </Card>
  );
}

/** Asks for the payment page of an open invoice, and offers it as a link. */
function Pay({ invoiceId, label }: { invoiceId: string; label: string }) {
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

function PaymentLink({ payment }: { payment: Schema<"InvoicePaymentResponse"> }) {
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

function Offers({ subscription, offers, changed }: Props) {
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
function Change({ subscription, offer, changed, close }: Omit<Props, "offers"> & { offer: PlanOffer; close: () => void }) {
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
  const preview = useQuery(subscribed ? `preview:${offer.code}` : null, (signal) =>
    answer(api.POST("/api/v1/seller/{sellerId}/subscription/change/preview", { signal, params: { path: { sellerId } }, body })));
  const change = useAction((key) => {
    const request = { params: { path: { sellerId }, header: once(key) }, body };
    return answer(subscribed ? api.POST("/api/v1/seller/{sellerId}/subscription/change", request)
      : api.POST("/api/v1/seller/{sellerId}/subscription", request));
  });
  const [billed, setBilled] = useState<Schema<"BilledResponse">>();
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

function Invoices({ round }: { round: number }) {
  const store = useStore();
  const word = useWord();
  const { money, date } = useFormat();
  const t = useTexts({
    title: ["Paket faturaları", "Plan invoices"],
    commission: ["Komisyon faturaları", "Commission invoices"],
    number: ["Numara", "Number"],
    what: ["Neden", "For"],
    at: ["Tarih", "Date"],
    period: ["Dönem", "Period"],
    total: ["Tutar", "Amount"],
    status: ["Durum", "Status"],
    pay: ["Öde", "Pay"],
    empty: ["Henüz fatura yok", "No invoices yet"],
  });
  const list = usePages(`invoices:${store.id}:${round}`, (cursor, signal) =>
    answer(api.GET("/api/v1/seller/{sellerId}/subscription/invoices", { signal, params: { path: { sellerId: store.id }, query: paging(cursor) } })));
  return (
    <Card title={t("title")} action={<LinkButton look="quiet" to={store.path("money/invoices")}>{t("commission")}</LinkButton>}>
      <ProblemNote error={list.error} retry={list.reload} />
      {list.rows.length === 0 && !list.loading ? <EmptyState title={t("empty")} /> : (
        <Table caption={t("title")} rows={list.rows} id={(it) => it.id} columns={[
          { head: t("number"), cell: (it) => it.number },
          { head: t("what"), cell: (it) => word(it.purpose) },
          { head: t("at"), cell: (it) => date(it.issuedAt) },
          { head: t("period"), cell: (it) => (it.periodStart ? `${date(it.periodStart)} – ${date(it.periodEnd)}` : "–") },
          { head: t("total"), end: true, cell: (it) => money(it.total) },
          { head: t("status"), cell: (it) => (
            it.status === "open" && store.can("business:write") ? <Pay invoiceId={it.id} label={t("pay")} />
            : <Badge tone={it.status === "paid" ? "good" : "neutral"}>{word(it.status)}</Badge>
          ) },
        ]} />
      )}
      <Pager pages={list} />
    </Card>
  );
}
