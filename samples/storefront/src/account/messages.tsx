import { useEffect, useRef } from "react";
import { Link, useOutletContext, useParams } from "react-router";
import {
  answer, api, EmptyState, errorsOf, Field, Files, Form, Loading, PageHead, Pager, paging, ProblemNote, TextArea,
  upload, useAction, useFormat, useLabels, usePages, useTexts, useTitle, type FormValues, type Schema,
} from "@marketplace/ui";

export function Inbox() {
  const t = useTexts({
    title: ["Mesajlar", "Messages"],
    none: ["Henüz mesajınız yok", "No messages yet"],
    noneHint: ["Bir siparişin sayfasından mağazaya yazabilirsiniz.", "Write to a store from the page of an order."],
    unread: ["{n} yeni", "{n} new"],
  });
  useTitle(`${t("title")} · Pazar`);
  const { dateTime } = useFormat();
  const threads = usePages("threads", (cursor, signal) =>
    answer(api.GET("/api/v1/me/threads", { signal, params: { query: paging(cursor) } })),
  );
  return (
    <>
      <PageHead title={t("title")} />
      <ProblemNote error={threads.error} retry={threads.reload} />
      {threads.loading && <Loading height={80} />}
      {!threads.loading && !threads.error && threads.rows.length === 0 && (
        <EmptyState title={t("none")}><p>{t("noneHint")}</p></EmptyState>
      )}
      <ul className="stack">
        {threads.rows.map((it) => (
          <li key={it.id} className="card order-row">
            <div className="row between">
              <h2 className="h3">
                <Link className="cover" to={`/orders/${it.orderId}/messages`}>{it.seller.name}</Link>
              </h2>
              {it.unread > 0 && <span className="count">{t("unread", { n: it.unread })}</span>}
            </div>
            <p className="clip">{it.lastText}</p>
            <p className="muted small">{it.orderNumber} · {dateTime(it.lastMessageAt)}</p>
          </li>
        ))}
      </ul>
      <Pager pages={threads} />
    </>
  );
}

/** Newest first, as the API answers; opening it marks what is shown as read. */
export function Conversation() {
  const { id = "" } = useParams();
  const t = useTexts({
    title: ["Mağazayla yazışma", "Messages with the store"],
    order: ["Siparişe dön", "Back to the order"],
    none: ["Henüz mesaj yok", "No messages yet"],
    contact: ["İletişim bilgileri gizlendi.", "Contact data was hidden."],
    hidden: ["Destek bu mesajı gizledi: {reason}", "Support hid this message: {reason}"],
    you: ["Siz", "You"],
  });
  useTitle(`${t("title")} · Pazar`);
  const label = useLabels();
  const { dateTime } = useFormat();
  const messages = usePages(`messages:${id}`, (cursor, signal) =>
    answer(api.GET("/api/v1/orders/{id}/messages", { signal, params: { path: { id }, query: paging(cursor) } })),
  );
  const newest = messages.rows[0]?.seq;
  const unread = messages.first?.unread;
  const read = useRef(0);
  useEffect(() => {
    if (!newest || !unread || read.current === newest) return;
    read.current = newest;
    const params = { path: { id } };
    void answer(api.POST("/api/v1/orders/{id}/messages/read", { params, body: { seq: newest } })).catch(() => {
      // They stay unread and are marked with the next opening.
      read.current = 0;
    });
  }, [id, newest, unread]);
  return (
    <div className="conversation">
      <PageHead title={t("title")} lead={<Link to={`/orders/${id}`}>{t("order")}</Link>} />
      <Write orderId={id} sent={messages.reload} />
      <ProblemNote error={messages.error} retry={messages.reload} />
      {messages.loading && messages.rows.length === 0 && <Loading />}
      {!messages.loading && messages.rows.length === 0 && <p className="muted">{t("none")}</p>}
      <ol className="stack" reversed>
        {messages.rows.map((it: Schema<"OrderMessageView">) => (
          <li key={it.id} className={`message ${it.from}`}>
            <p className="muted small">
              <strong>{it.from === "buyer" ? t("you") : label("side", it.from)}</strong> · {dateTime(it.at)}
            </p>
            {it.body === null ? (
              <p className="muted">{t("hidden", { reason: it.hiddenReason ?? "" })}</p>
            ) : (
              <p className="pre">{it.body}</p>
            )}
            {it.hadContactData && <p className="muted small">{t("contact")}</p>}
            <Files files={it.files} />
          </li>
        ))}
      </ol>
      <Pager pages={messages} />
    </div>
  );
}

function Write({ orderId, sent }: { orderId: string; sent: () => void }) {
  const t = useTexts({
    message: ["Mesajınız", "Your message"],
    files: ["Dosya ekle (en çok 3)", "Attach files (up to 3)"],
    send: ["Gönder", "Send"],
  });
  const send = useAction(async (key, { body = "" }: FormValues, files: File[]) => {
    const fileIds: string[] = [];
    for (const file of files) fileIds.push((await upload(file)).id);
    const params = { path: { id: orderId }, header: { "Idempotency-Key": key } };
    await answer(
      api.POST("/api/v1/orders/{id}/messages", { params, body: { body, ...(fileIds.length ? { fileIds } : {}) } }),
    );
    return true;
  });
  const submit = async (values: FormValues, form: HTMLFormElement) => {
    const files = new FormData(form).getAll("files").filter((it): it is File => it instanceof File && it.size > 0);
    if (!(await send.run(values, files))) return;
    form.reset();
    sent();
  };
  const of = errorsOf(send.error);
  return (
    <Form submit={t("send")} busy={send.busy} error={send.error} onSend={(values, form) => void submit(values, form)}>
      <TextArea label={t("message")} name="body" required maxLength={2000} error={of("body")} />
      <Field label={t("files")} name="files" type="file" multiple error={of("fileIds")}
        accept="image/jpeg,image/png,image/webp,application/pdf" />
    </Form>
  );
}

/** Counts in the head of the account are read again after something was read. */
export const useUnreadReload = () => useOutletContext<() => void>();
