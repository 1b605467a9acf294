import { Link, useSearchParams } from "react-router";
import {
  answer, api, Badge, PageHead, paging, Tabs, toneOf, useChanges, useFormat, useLabels,
  usePages, useTexts, useTitle, type Schema,
} from "@marketplace/ui";
import { Cards, List } from "../list.tsx";
import { useStore } from "../store.tsx";
import { Deadline } from "../values.tsx";

const statuses = ["requested", "in_transit", "received", "contested", "approved", "refunded"] as const;

/** Returns by status, with the deadline of whoever has to act. */
export function Returns() {
  const store = useStore();
  const label = useLabels();
  const [query] = useSearchParams();
  const status = statuses.find((it) => it === query.get("status"));
  const t = useTexts({
    title: ["İadeler", "Returns"],
    lead: ["Süresi içinde yanıtlanmayan talepler kendiliğinden onaylanır.",
      "Requests that nobody answers in time are approved by themselves."],
    tabs: ["İade durumları", "Return statuses"],
    all: ["Tümü", "All"],
    empty: ["Burada iade yok", "No returns here"],
  });
  useTitle(t("title"));
  const list = usePages(`returns:${store.id}:${status}`, (cursor, signal) =>
    answer(api.GET("/api/v1/seller/{sellerId}/returns", {
      signal, params: { path: { sellerId: store.id }, query: { ...paging(cursor), ...(status ? { status } : {}) } },
    })));
  useChanges(["return.changed"], undefined, list.reload);
  return (
    <>
      <PageHead title={t("title")} lead={t("lead")} />
      <Tabs label={t("tabs")} tabs={[
        { to: "?", label: t("all"), active: !status },
        ...statuses.map((it) => ({ to: `?status=${it}`, label: label("returnStatus", it), active: it === status })),
      ]} />
      <List pages={list} empty={t("empty")}>
        {(rows) => <Cards label={t("title")} rows={rows}>{(it) => <Row key={it.id} it={it} />}</Cards>}
      </List>
    </>
  );
}

function Row({ it }: { it: Schema<"ReturnSummary"> }) {
  const store = useStore();
  const label = useLabels();
  const { money, dateTime } = useFormat();
  const t = useTexts({
    units: ["{n} adet", "{n} {n:unit|units}"],
    order: ["Sipariş {number}", "Order {number}"],
    due: ["Son gün:", "Due:"],
  });
  return (
    <li className="row-card">
      <div className="stack tight grow">
        <Link className="strong" to={store.path(`returns/${it.id}`)}>{it.number}</Link>
        <span>{label("returnKind", it.kind)} · {t("units", { n: it.units })}</span>
        <span className="muted small">{t("order", { number: it.orderNumber })} · {dateTime(it.requestedAt)}</span>
        <div className="row badges">
          <Badge tone={toneOf(it.status)}>{label("returnStatus", it.status)}</Badge>
          <Deadline at={it.dueAt} label={t("due")} />
        </div>
      </div>
      {it.refund && <span className="money strong">{money(it.refund)}</span>}
    </li>
  );
}
