import { Link, useSearchParams } from "react-router";
import {
  answer, api, Badge, EmptyState, Loading, PageHead, Pager, paging, ProblemNote, Tabs, useFormat, useLabels, usePages,
  useTexts, useTitle,
} from "@marketplace/ui";
import { useStore, useStores } from "../store.tsx";

/** The orders with messages, those with the latest message first. */
export function Messages() {
  const store = useStore();
  const { unread } = useStores();
  const label = useLabels();
  const { dateTime } = useFormat();
  const [query] = useSearchParams();
  const only = query.has("unread");
  const t = useTexts({
    title: ["Mesajlar", "Messages"],
    tabs: ["Hangi mesajlar", "Which messages"],
    all: ["Tümü", "All"],
    unread: ["Okunmamış", "Unread"],
    order: ["Sipariş {number}", "Order {number}"],
    count: ["{n} yeni", "{n} new"],
    hidden: ["Destek bu mesajı gizledi", "Support hid this message"],
    empty: ["Mesaj yok", "No messages"],
    emptyHint: ["Alıcılar bir sipariş hakkında yazınca burada görünür.", "What buyers write about an order appears here."],
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
      <ProblemNote error={list.error} retry={list.reload} />
      {list.loading ? <Loading height={72} />
        : list.rows.length === 0 && !list.error ? <EmptyState title={t("empty")}><p>{t("emptyHint")}</p></EmptyState>
        : (
          <ul className="rows">
            {list.rows.map((thread) => (
              <li key={thread.id} className="row-card">
                <div className="stack tight grow">
                  <Link className="strong" to={store.path(`messages/${thread.id}`)}>{t("order", { number: thread.orderNumber })}</Link>
                  <span className="clamp">
                    <span className="muted">{label("side", thread.lastFrom)}:</span> {thread.lastText ?? t("hidden")}
                  </span>
                  <span className="muted small">{dateTime(thread.lastMessageAt)} · {label("orderStatus", thread.orderStatus)}</span>
                </div>
                {thread.unread > 0 && <Badge tone="warn">{t("count", { n: thread.unread })}</Badge>}
              </li>
            ))}
          </ul>
        )}
      <Pager pages={list} />
    </>
  );
}
