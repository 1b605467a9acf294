import { Link, useSearchParams } from "react-router";
import {
  answer, api, Badge, PageHead, paging, Tabs, useFormat, useLabels, usePages,
  useTexts, useTitle,
  type Schema,
} from "@marketplace/ui";
import { Cards, List } from "../list.tsx";
import { useStore, useStores } from "../store.tsx";

/** The orders with messages, those with the latest message first. */
export function Messages() {
  const store = useStore();
  const { unread } = useStores();
  const [query] = useSearchParams();
  const only = query.has("unread");
  const t = useTexts({
    title: ["Mesajlar", "Messages"],
    tabs: ["Hangi mesajlar", "Which messages"],
    all: ["Tümü", "All"],
    unread: ["Okunmamış", "Unread"],
    empty: ["Mesaj yok", "No messages"],
    emptyHint: ["Alıcılar bir sipariş hakkında yazınca burada görünür.",
      "What buyers write about an order appears here."],
  });
  useTitle(t("title"));
  const list = usePages(`threads:${store.id}:${only}`, (cursor, signal) =>
    answer(api.GET("/api/v1/seller/{sellerId}/threads", {
      signal, params: { path: { sellerId: store.id }, query: { ...paging(cursor), ...(only ? { unread: true } : {}) } },
    })));
  return (
    <>
      <PageHead title={t("title")} />
      <Tabs label={t("tabs")} tabs={[
        { to: "?", label: t("all"), active: !only },
        { to: "?unread", label: t("unread"), count: unread.data?.threads, active: only },
      ]} />
      <List pages={list} empty={t("empty")} hint={<p>{t("emptyHint")}</p>}>
        {(rows) => <Cards label={t("title")} rows={rows}>{(thread) => <Row key={thread.id} thread={thread} />}</Cards>}
      </List>
    </>
  );
}

function Row({ thread }: { thread: Schema<"ThreadSummary"> }) {
  const store = useStore();
  const label = useLabels();
  const { dateTime } = useFormat();
  const t = useTexts({
    order: ["Sipariş {number}", "Order {number}"],
    count: ["{n} yeni", "{n} new"],
    hidden: ["Destek bu mesajı gizledi", "Support hid this message"],
  });
  return (
    <li className="row-card">
      <div className="stack tight grow">
        <Link className="strong" to={store.path(`messages/${thread.id}`)}>{t("order", { number: thread.orderNumber })}</Link>
        <span className="clamp">
          <span className="muted">{label("side", thread.lastFrom)}:</span> {thread.lastText ?? t("hidden")}
        </span>
        <span className="muted small">{dateTime(thread.lastMessageAt)} · {label("orderStatus", thread.orderStatus)}</span>
      </div>
      {thread.unread > 0 && <Badge tone="warn">{t("count", { n: thread.unread })}</Badge>}
    </li>
  );
}
