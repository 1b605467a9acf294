import { useState } from "react";
import { Link, useParams } from "react-router";
import {
  answer, api, Badge, Button, Card, EmptyState, errorsOf, Facts, Field, Files, Form, Loading, PageHead, Pager, paging,
  ProblemNote, Shown, Timeline, toneOf, useAction, useChanges, useFormat, useLabels, usePages, useQuery, useTexts, useTitle,
  type FormValues, type Schema,
} from "@marketplace/ui";
import { useBuyer } from "../buyer.ts";
import { Confirm } from "../confirm.tsx";
import { Line } from "../products.tsx";

type Return = Schema<"ReturnView">;

export function Returns() {
  const t = useTexts({
    title: ["İadelerim", "Your returns"],
    none: ["Henüz iadeniz yok", "No returns yet"],
    line: ["{number} siparişinden {n} adet", "{n} {n:piece|pieces} of order {number}"],
  });
  useTitle(`${t("title")} · Pazar`);
  const label = useLabels();
  const { date, money } = useFormat();
  const returns = usePages("returns", (cursor, signal) =>
    answer(api.GET("/api/v1/me/returns", { signal, params: { query: paging(cursor) } })),
  );
  return (
    <>
      <PageHead title={t("title")} />
      <ProblemNote error={returns.error} retry={returns.reload} />
      {returns.loading && <Loading height={90} />}
      {!returns.loading && !returns.error && returns.rows.length === 0 && <EmptyState title={t("none")} />}
      <ul className="stack">
        {returns.rows.map((it) => (
          <li key={it.id} className="card order-row">
            <div className="row between">
              <span className="muted small">{date(it.requestedAt)} · {it.seller.name}</span>
              <Badge tone={toneOf(it.status)}>{label("returnStatus", it.status)}</Badge>
            </div>
            <div className="row between">
              <div>
                <h2 className="h3"><Link className="cover" to={`/returns/${it.id}`}>{it.number}</Link></h2>
                <p className="muted">
                  {label("returnKind", it.kind)} · {t("line", { number: it.orderNumber, n: it.units })}
                </p>
              </div>
              {it.refund && <p className="money strong">{money(it.refund)}</p>}
            </div>
          </li>
        ))}
      </ul>
      <Pager pages={returns} />
    </>
  );
}

export function ReturnPage() {
  const { id = "" } = useParams();
  const t = useTexts({
    title: ["İade {number}", "Return {number}"],
    items: ["Ürünler", "Items"],
    order: ["Sipariş", "Order"],
    store: ["Mağaza", "Store"],
    kind: ["Neden", "Reason"],
    refund: ["İade tutarı", "Refund"],
    refundStatus: ["Para iadesi", "Refund status"],
    account: ["Hesap", "Account"],
    decideBy: ["Mağazanın son karar tarihi", "The store decides by"],
    sendBy: ["Son gönderim tarihi", "Send it by"],
    details: ["İade bilgileri", "About this return"],
    parcel: ["Kargo", "Parcel"],
    history: ["Geçmiş", "History"],
    objection: ["Mağazanın fotoğrafları", "Photos of the store"],
    pieces: ["{n} adet", "{n} {n:piece|pieces}"],
  });
  const buyer = useBuyer();
  const label = useLabels();
  const { dateTime, money } = useFormat();
  const query = useQuery(`return:${id}`, (signal) => buyer.readReturn(id, signal));
  useChanges(["return.changed"], id, query.reload);
  useTitle(query.data && `${t("title", { number: query.data.number })} · Pazar`);
  return (
    <Shown query={query}>
      {(it) => (
        <>
          <PageHead title={t("title", { number: it.number })} lead={dateTime(it.requestedAt)}>
            <Badge tone={toneOf(it.status)}>{label("returnStatus", it.status)}</Badge>
          </PageHead>
          <div className="columns">
            <div className="stack">
              <ReturnActions it={it} changed={query.set} />
              <Card title={t("items")}>
                {it.lines.map((line) => (
                  <Line key={line.lineId} image={line.image} title={line.title} options={line.options}
                    end={line.amount && <p className="money strong">{money(line.amount)}</p>}>
                    <p className="muted small">{t("pieces", { n: line.quantity })}</p>
                    {line.note && <p className="small">{line.note}</p>}
                    <Files files={line.photos} />
                  </Line>
                ))}
              </Card>
              {(it.objectionPhotos?.length ?? 0) > 0 && (
                <Card title={t("objection")}><Files files={it.objectionPhotos} /></Card>
              )}
              <Card title={t("history")}>
                <Timeline steps={it.events.map((event) => ({
                  title: label("returnStatus", event.to), at: dateTime(event.at), detail: event.note,
                }))} />
              </Card>
            </div>
            <Card title={t("details")}>
              <Facts rows={[
                [t("order"), <Link key="order" to={buyer.orderPath(it.orderId)}>{it.orderNumber}</Link>],
                [t("store"), it.seller.name],
                [t("kind"), label("returnKind", it.kind)],
                [t("refund"), it.refund && money(it.refund.total)],
                [t("refundStatus"), it.refund && label("refundStatus", it.refund.status)],
                [t("account"), it.refund?.ibanMasked],
                [t("decideBy"), it.status === "requested" || it.status === "received" ? dateTime(it.decideBy) : null],
                [t("sendBy"), it.status === "approved" ? dateTime(it.sendBy) : null],
                [t("parcel"), [it.carrier, it.trackingNumber].filter(Boolean).join(" ")],
              ]} />
            </Card>
          </div>
        </>
      )}
    </Shown>
  );
}

function ReturnActions({ it, changed }: { it: Return; changed: (it: Return) => void }) {
  const t = useTexts({
    code: ["İade kodunuz", "Your return code"],
    codeHint: ["Koliyi verirken bu kodu söyleyin, sonra takip numarasını yazın.",
      "Give this code when you hand over the parcel, then enter its tracking number."],
    number: ["Takip no", "Tracking number"],
    carrier: ["Kargo şirketi (isteğe bağlı)", "Carrier (optional)"],
    sent: ["Kargoya verdim", "I have sent it"],
    cancel: ["İadeden vazgeç", "Withdraw the return"],
  });
  const buyer = useBuyer();
  const [sure, setSure] = useState(false);
  const cancel = useAction(async (key) => {
    changed(await buyer.cancelReturn(it.id, key));
    setSure(false);
  });
  const handOver = useAction(async (key, { trackingNumber = "", carrier }: FormValues) =>
    changed(await buyer.handOver(it.id, key, { trackingNumber, ...(carrier ? { carrier } : {}) })),
  );
  const of = errorsOf(handOver.error);
  return (
    <>
      {it.actions.includes("hand_over") && (
        <Card title={it.returnCode ? `${t("code")}: ${it.returnCode}` : t("sent")}>
          <p className="muted">{t("codeHint")}</p>
          <Form submit={t("sent")} busy={handOver.busy} error={handOver.error} onSend={(v) => void handOver.run(v)}>
            <div className="pair">
              <Field label={t("number")} name="trackingNumber" required error={of("trackingNumber")} />
              <Field label={t("carrier")} name="carrier" error={of("carrier")} />
            </div>
          </Form>
        </Card>
      )}
      {it.actions.includes("cancel") && (
        <div className="row">
          <Button look="danger" onClick={() => setSure(true)}>{t("cancel")}</Button>
          <Confirm title={sure ? t("cancel") : undefined} busy={cancel.busy} error={cancel.error}
            onConfirm={() => void cancel.run()} onClose={() => setSure(false)} />
        </div>
      )}
    </>
  );
}
