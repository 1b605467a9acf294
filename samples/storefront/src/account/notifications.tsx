import { useState } from "react";
import { Link } from "react-router";
import {
  answer, api, Button, Card, Choice, EmptyState, Form, Loading, PageHead, Pager, paging, ProblemNote, Shown, tagged,
  useAction, useChanges, useFormat, usePages, useQuery, useTexts, useTitle,
  type Schema,
} from "@marketplace/ui";
import { useUnreadReload } from "./messages.tsx";

export function Notifications() {
  const t = useTexts({
    title: ["Bildirimler", "Notifications"],
    none: ["Bildiriminiz yok", "No notifications"],
    read: ["Okundu say", "Mark as read"],
  });
  useTitle(`${t("title")} · Pazar`);
  const { dateTime } = useFormat();
  const reloadCounts = useUnreadReload();
  const list = usePages("notifications", (cursor, signal) =>
    answer(api.GET("/api/v1/me/notifications", { signal, params: { query: paging(cursor) } })),
  );
  useChanges(["notification.created"], undefined, list.reload);
  const read = useAction(async (_key, id: string) => {
    await answer(api.POST("/api/v1/me/notifications/{id}/read", { params: { path: { id } } }));
    list.reload();
    reloadCounts();
  });
  return (
    <>
      <PageHead title={t("title")} />
      <div className="columns">
        <div>
          <ProblemNote error={list.error ?? read.error} retry={list.reload} />
          {list.loading && list.rows.length === 0 && <Loading height={90} />}
          {!list.loading && !list.error && list.rows.length === 0 && <EmptyState title={t("none")} />}
          <ul className="stack">
            {list.rows.map((it) => (
              <li key={it.id} className={it.readAt ? "card" : "card unread"}>
                <div className="row between top notification">
                  <div className="grow">
                    <h2 className="h3">{to(it) ? <Link to={to(it)}>{it.title}</Link> : it.title}</h2>
                    <p>{it.text}</p>
                    <p className="muted small">{dateTime(it.createdAt)}</p>
                  </div>
                  {!it.readAt && (
                    <Button aria-label={`${t("read")}: ${it.title}`} onClick={() => void read.run(it.id)}>
                      {t("read")}
                    </Button>
                  )}
                </div>
              </li>
            ))}
          </ul>
          <Pager pages={list} />
        </div>
        <Preferences />
      </div>
    </>
  );
}

/** What a buyer's notification is about; those of a store belong to the seller's panel. */
function to({ kind, params }: Schema<"NotificationResponse">): string {
  const { returnId, orderId } = params as { returnId?: string; orderId?: string };
  if (kind !== "orders") return "";
  return returnId ? `/returns/${returnId}` : orderId ? `/orders/${orderId}` : "";
}

/** Which mails come. Mails about the account itself cannot be turned off. */
function Preferences() {
  const t = useTexts({
    title: ["E-posta tercihleri", "E-mail preferences"],
    orders: ["Siparişler", "Orders"],
    store: ["Mağazam (satıcıysanız)", "My store (if you sell)"],
    payments: ["Ödemeler", "Payments"],
    save: ["Kaydet", "Save"],
    saved: ["Kaydedildi.", "Saved."],
  });
  const query = useQuery("preferences", (signal) => tagged(api.GET("/api/v1/me/notification-preferences", { signal })));
  const [saved, setSaved] = useState(false);
  const save = useAction(async (key, etag: string, email: Schema<"MailKinds">) => {
    setSaved(false);
    const params = { header: { "If-Match": etag, "Idempotency-Key": key } };
    query.set(await tagged(api.PUT("/api/v1/me/notification-preferences", { params, body: { email } })));
    setSaved(true);
  });
  return (
    <Card title={t("title")}>
      <Shown query={query}>
        {({ data: { email }, etag }) => (
          <Form submit={t("save")} look="secondary" busy={save.busy} error={save.error}
            extra={<span role="status">{saved && t("saved")}</span>}
            onSend={(on) => void save.run(etag, {
              orders: on.orders === "on", store: on.store === "on", payments: on.payments === "on", account: true,
            })}>
            {(["orders", "store", "payments"] as const).map((kind) => (
              <Choice key={kind} name={kind} defaultChecked={email[kind]} label={t(kind)} />
            ))}
          </Form>
        )}
      </Shown>
    </Card>
  );
}
