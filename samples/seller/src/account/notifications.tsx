import { Link, useSearchParams } from "react-router";
import {
  answer, api, PageHead, paging, Tabs, useFormat, usePages, useTexts, useTitle,
  type Schema,
} from "@marketplace/ui";
import { Act } from "../actions.tsx";
import { Cards, List } from "../list.tsx";
import { pathOf, useStores } from "../store.tsx";

/** What happened, with a link to it. */
export function Notifications() {
  const [query] = useSearchParams();
  const only = query.has("unread");
  const { news } = useStores();
  const t = useTexts({
    title: ["Bildirimler", "Notifications"],
    tabs: ["Hangi bildirimler", "Which notifications"],
    all: ["Tümü", "All"],
    unread: ["Okunmamış", "Unread"],
    empty: ["Bildirim yok", "No notifications"],
  });
  useTitle(t("title"));
  const list = usePages(`notifications:${only}`, (cursor, signal) =>
    answer(api.GET("/api/v1/me/notifications", {
      signal, params: { query: { ...paging(cursor), ...(only ? { unread: true } : {}) } },
    })));
  const read = () => {
    list.reload();
    news.reload();
  };
  return (
    <>
      <PageHead title={t("title")} />
      <Tabs label={t("tabs")} tabs={[
        { to: "?", label: t("all"), active: !only },
        { to: "?unread", label: t("unread"), count: news.data?.notifications, active: only },
      ]} />
      <List pages={list} empty={t("empty")}>
        {(rows) => <Cards label={t("title")} rows={rows}>{(it) => <Row key={it.id} it={it} read={read} />}</Cards>}
      </List>
    </>
  );
}

function Row({ it, read }: { it: Schema<"NotificationResponse">; read: () => void }) {
  const { dateTime } = useFormat();
  const { list } = useStores();
  const t = useTexts({ read: ["Okundu say", "Mark as read"],
    open: ["Aç", "Open"],
    openName: ["{title}: aç", "Open: {title}"] });
  const params = (it.params ?? {}) as Record<string, unknown>;
  const store = list.data?.find(({ id }) => id === params.sellerId)
    ?? (list.data?.length === 1 ? list.data[0] : undefined);
  const page = it.kind !== "orders" && it.kind !== "store" && !params.commissionInvoiceId ? undefined
    : typeof params.returnId === "string" ? `returns/${params.returnId}`
    : typeof params.orderId === "string" ? `orders/${params.orderId}`
    : params.commissionInvoiceId ? "money/invoices" : undefined;
  return (
    <li className={it.readAt ? "row-card" : "row-card unread"}>
      <div className="stack tight grow">
        <span className="strong">{it.title}</span>
        <p className="pre">{it.text}</p>
        <span className="muted small">{dateTime(it.createdAt)}</span>
        <div className="row">
          {store && page &&
            <Link to={pathOf(store, page)} aria-label={t("openName", { title: it.title })}>{t("open")}</Link>}
          {!it.readAt && <Act label={t("read")} look="quiet" done={read}
            call={() => answer(api.POST("/api/v1/me/notifications/{id}/read", { params: { path: { id: it.id } } }))} />}
        </div>
      </div>
    </li>
  );
}
