import { Link, useParams } from "react-router";
import {
  answer, api, Badge, Card, Facts, Files, optionsText, PageHead, Picture, Shown, Timeline, toneOf, useChanges,
  useFormat, useLabels, useQuery, useTexts, useTitle, type Schema, type Text,
} from "@marketplace/ui";
import { useStore } from "../store.tsx";
import { Deadline } from "../values.tsx";
import { objections, ReturnActions } from "./return-actions.tsx";

type Return = Schema<"ReturnView">;

const reasons: Record<string, Text> = {
  ...objections,
  changed_mind: ["Fikrini değiştirdi", "Changed their mind"],
  does_not_fit: ["Beden uymadı", "Does not fit"],
  not_as_described: ["Açıklamaya uymuyor", "Not as described"],
  broken: ["Çalışmıyor", "Broken"],
  damaged: ["Hasarlı geldi", "Arrived damaged"],
  wrong_item: ["Yanlış ürün", "Wrong item"],
  missing_parts: ["Parçası eksik", "Parts are missing"],
  not_received: ["Koliden çıkmadı", "Was not in the parcel"],
  timeout: ["Süresinde yanıtlanmadı", "Nobody answered in time"],
  withdrawal: ["Cayma hakkı", "Right of withdrawal"],
  nothing_to_send: ["Gönderilecek bir şey yok", "Nothing to send back"],
};

/** A return: what the buyer says, what the seller can do, and what became of the money. */
export function ReturnPage() {
  const store = useStore();
  const { id = "" } = useParams();
  const it = useQuery(`return:${id}`, (signal) =>
    answer(api.GET("/api/v1/seller/{sellerId}/returns/{id}", {
      signal, params: { path: { sellerId: store.id, id } },
    })));
  useChanges(["return.changed"], id, it.reload);
  return <Shown query={it}>{(found) => <Details it={found} set={it.set} reload={it.reload} />}</Shown>;
}

function Details({ it, set, reload }: { it: Return; set: (it: Return) => void; reload: () => void }) {
  const store = useStore();
  const label = useLabels();
  const { dateTime } = useFormat();
  const t = useTexts({
    title: ["İade {number}", "Return {number}"],
    back: ["İadeler", "Returns"],
    decide: ["Son karar:", "Decide:"],
    order: ["Sipariş", "Order"],
    kind: ["Türü", "Kind"],
    code: ["İade kodu", "Return code"],
    carrier: ["Kargo", "Carrier"],
    sendBy: ["En geç gönderim", "To be sent by"],
    received: ["Ulaştı", "Arrived"],
    facts: ["Bilgiler", "Details"],
    history: ["Geçmiş", "History"],
    photos: ["İtiraz fotoğrafları", "Photos of the objection"],
  });
  const reason = useTexts(reasons);
  const words = (code: string) => (code in reasons ? reason(code) : code);
  useTitle(t("title", { number: it.number }));
  return (
    <>
      <Link className="small" to={store.path("returns")}>← {t("back")}</Link>
      <PageHead title={t("title", { number: it.number })} lead={dateTime(it.requestedAt)}>
        <Badge tone={toneOf(it.status)}>{label("returnStatus", it.status)}</Badge>
        <Deadline at={it.decideBy} label={t("decide")} />
      </PageHead>
      <div className="columns">
        <div className="stack loose">
          <ReturnActions it={it} set={set} reload={reload} />
          <Lines it={it} words={words} />
          {it.objectionPhotos?.length ? <Card title={t("photos")}><Files files={it.objectionPhotos} /></Card> : null}
          <Card title={t("history")}>
            <Timeline steps={it.events.map((event) => ({
              title: `${label("returnStatus", event.to)} (${label("actor", event.by)})`,
              at: dateTime(event.at),
              detail: [event.reasonCode && words(event.reasonCode), event.note].filter(Boolean).join(": ") || undefined,
            }))} />
          </Card>
        </div>
        <div className="stack loose">
          <Card title={t("facts")}>
            <Facts rows={[
              [t("order"), <Link to={store.path(`orders/${it.orderId}`)}>{it.orderNumber}</Link>],
              [t("kind"), label("returnKind", it.kind)],
              [t("code"), it.returnCode],
              [t("carrier"), [it.carrier, it.trackingNumber].filter(Boolean).join(" · ")],
              [t("sendBy"), dateTime(it.sendBy)],
              [t("received"), dateTime(it.receivedAt)],
            ]} />
          </Card>
          <Refund it={it} />
        </div>
      </div>
    </>
  );
}

function Lines({ it, words }: { it: Return; words: (code: string) => string }) {
  const { money } = useFormat();
  const t = useTexts({
    title: ["İade edilen ürünler", "Items"],
    units: ["{n} adet", "{n} {n:unit|units}"],
    accepted: ["{n} kabul edildi, {resellable} stoğa döndü", "{n} accepted, {resellable} back in stock"],
  });
  return (
    <Card title={t("title")}>
      <ul className="stack">
        {it.lines.map((line) => (
          <li key={line.lineId} className="row nowrap top">
            <Picture image={line.image} sizes="72px" decorative className="thumb" />
            <div className="grow stack tight">
              <span className="strong">{line.title}</span>
              <span className="muted small">
                {[t("units", { n: line.quantity }), optionsText(line.options)].filter(Boolean).join(" · ")}</span>
              <span>{words(line.reasonCode)}</span>
              {line.note && <span className="muted">“{line.note}”</span>}
              <Files files={line.photos} />
              {line.acceptedQuantity !== null && (
                <span className="small">
                  {t("accepted", { n: line.acceptedQuantity, resellable: line.resellableQuantity ?? 0 })}</span>
              )}
            </div>
            {line.amount && <span className="money">{money(line.amount)}</span>}
          </li>
        ))}
      </ul>
    </Card>
  );
}

function Refund({ it: { refund } }: { it: Return }) {
  const label = useLabels();
  const { money, dateTime } = useFormat();
  const t = useTexts({
    title: ["Para iadesi", "Refund"],
    total: ["Tutar", "Amount"],
    status: ["Durum", "Status"],
    iban: ["Hesap", "Account"],
    paid: ["Ödendi", "Paid"],
  });
  if (!refund) return null;
  return (
    <Card title={t("title")}>
      <Facts rows={[
        [t("total"), <strong className="money">{money(refund.total)}</strong>],
        [t("status"), label("refundStatus", refund.status)],
        [t("iban"), refund.ibanMasked],
        [t("paid"), dateTime(refund.paidAt)],
      ]} />
    </Card>
  );
}
