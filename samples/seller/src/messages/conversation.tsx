import { useEffect, useRef } from "react";
import { Link, useParams } from "react-router";
import {
  answer, api, Card, errorsOf, Files, Form, Loading, PageHead, Pager, paging, ProblemNote, TextArea, useAction,
  useFormat, useLabels, usePages, useTexts, useTitle, type Schema,
} from "@marketplace/ui";
import { once } from "../actions.tsx";
import { Attach, useAttachments } from "../photos.tsx";
import { useStore, useStores } from "../store.tsx";

/** What buyer, store and support write about an order. Opening it marks it as read. */
export function Conversation() {
  const store = useStore();
  const { unread } = useStores();
  const { id: threadId = "" } = useParams();
  const path = { sellerId: store.id, threadId };
  const t = useTexts({
    title: ["Mesajlaşma", "Conversation"],
    back: ["Mesajlar", "Messages"],
    order: ["Siparişe git", "Go to the order"],
    empty: ["Henüz mesaj yok. İlk mesajı siz yazabilirsiniz.", "No messages yet. You can write the first."],
  });
  useTitle(t("title"));
  const list = usePages(`thread:${threadId}`, (cursor, signal) =>
    answer(api.GET("/api/v1/seller/{sellerId}/threads/{threadId}/messages", {
      signal, params: { path, query: paging(cursor) },
    })));
  const seen = useRef(0);
  const first = list.first;
  const last = first?.data[0]?.seq ?? 0;
  useEffect(() => {
    if (!first || first.unread === 0 || last <= seen.current) return;
    seen.current = last;
    // A message that stays unread is not worth a note; it is marked the next time.
    void api.POST("/api/v1/seller/{sellerId}/threads/{threadId}/read", {
      params: { path: { sellerId: store.id, threadId } }, body: { seq: last },
    }).then(unread.reload, () => {});
  }, [first, last, store.id, threadId, unread.reload]);
  return (
    <>
      <Link className="small" to={store.path("messages")}>← {t("back")}</Link>
      <PageHead title={t("title")}>
        {store.can("orders:read") && <Link to={store.path(`orders/${threadId}`)}>{t("order")}</Link>}
      </PageHead>
      <div className="stack loose conversation">
        <Write threadId={threadId} sent={list.reload} />
        <ProblemNote error={list.error} retry={list.reload} />
        {list.loading && list.rows.length === 0 ? <Loading />
          : list.rows.length === 0 && !list.error ? <p className="muted">{t("empty")}</p>
          : <ol className="stack">{list.rows.map((message) => <Message key={message.id} message={message} />)}</ol>}
        <Pager pages={list} />
      </div>
    </>
  );
}

function Message({ message }: { message: Schema<"OrderMessageView"> }) {
  const label = useLabels();
  const { dateTime } = useFormat();
  const t = useTexts({
    hidden: ["Destek bu mesajı gizledi: {reason}", "Support hid this message: {reason}"],
    contact: ["İletişim bilgileri gizlendi.", "Contact data was hidden."],
  });
  return (
    <li className={`message ${message.from}`}>
      <span className="small muted">{label("side", message.from)} · {dateTime(message.at)}</span>
      <p className="pre">{message.body ?? t("hidden", { reason: message.hiddenReason ?? "" })}</p>
      {message.hadContactData && <span className="small muted">{t("contact")}</span>}
      <Files files={message.files} />
    </li>
  );
}

function Write({ threadId, sent }: { threadId: string; sent: () => void }) {
  const store = useStore();
  const attachments = useAttachments();
  const t = useTexts({
    title: ["Yeni mesaj", "New message"],
    body: ["Mesajınız", "Your message"],
    hint: ["Telefon ve e-posta gibi iletişim bilgileri gizlenir.", "Contact data such as phone numbers is hidden."],
    files: ["Ekler", "Attachments"],
    send: ["Gönder", "Send"],
  });
  const send = useAction(async (key, body: string) => answer(api.POST("/api/v1/seller/{sellerId}/threads/{threadId}/messages", {
    params: { path: { sellerId: store.id, threadId }, header: once(key) },
    body: { body, fileIds: attachments.files.map(({ id }) => id) },
  })));
  const submit = async (body: string, form: HTMLFormElement) => {
    if (!(await send.run(body))) return;
    form.reset();
    attachments.clear();
    sent();
  };
  const of = errorsOf(send.error);
  return (
    <Card title={t("title")}>
      <Form submit={t("send")} busy={send.busy} error={send.error} onSend={({ body = "" }, form) => void submit(body, form)}>
        <TextArea label={t("body")} hint={t("hint")} name="body" rows={3} required maxLength={2000}
          error={of("body")} />
        <Attach label={t("files")} accept="image/jpeg,image/png,image/webp,application/pdf" most={3} attachments={attachments} />
      </Form>
    </Card>
  );
}
