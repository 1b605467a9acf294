import { answer, api, Card, Field, Select, TextArea, useTexts, type FormValues, type Schema, type Text } from "@marketplace/ui";
import { Act, Ask, once } from "../actions.tsx";
import { Attach, useAttachments } from "../photos.tsx";
import { useStore } from "../store.tsx";

type Return = Schema<"ReturnView">;
interface Props {
  it: Return;
  set: (it: Return) => void;
}

/** Why a seller rejects a return, or contests what arrived. */
export const objections = {
  used: ["Kullanılmış", "It was used"],
  incomplete: ["Eksik geldi", "It is incomplete"],
  damaged_by_buyer: ["Alıcı hasar vermiş", "The buyer damaged it"],
  not_defective: ["Arıza yok", "It is not defective"],
  other_goods: ["Başka bir ürün geldi", "Other goods arrived"],
  empty_parcel: ["Koli boş geldi", "The parcel was empty"],
  other: ["Başka bir neden", "Another reason"],
} satisfies Record<string, Text>;

/** The buttons of the return's `actions`. */
export function ReturnActions({ it, set, reload }: Props & { reload: () => void }) {
  const { id: sellerId } = useStore();
  const t = useTexts({
    title: ["Yapılacaklar", "What to do"],
    approve: ["Talebi onayla", "Approve the request"],
    receive: ["Ürün ulaştı", "The goods have arrived"],
    settle: ["Ürünü istemeden parayı iade et", "Refund without the goods"],
    settleLead: ["Bütün adetlerin parası alıcıya döner, ürün alıcıda kalır. Geri alınamaz.",
      "The buyer is refunded for all units and keeps the goods. This cannot be undone."],
    nothing: ["Şu anda yapmanız gereken bir şey yok.", "There is nothing for you to do now."],
    support: ["Destek ekibi karar verecek.", "Support will decide."],
  });
  const can = (command: Schema<"ReturnCommand">) => it.actions.includes(command);
  const params = (key: string) => ({ path: { sellerId, id: it.id }, header: once(key) });
  return (
    <Card title={t("title")} className="to-do">
      {it.actions.length === 0 && <p className="muted">{t(it.status === "contested" ? "support" : "nothing")}</p>}
      <div className="row">
        {can("approve") && <Act label={t("approve")} look="primary" done={set} reload={reload}
          call={(key) => answer(api.POST("/api/v1/seller/{sellerId}/returns/{id}/approve", { params: params(key) }))} />}
        {can("receive") && <Act label={t("receive")} look="primary" done={set} reload={reload}
          call={(key) => answer(api.POST("/api/v1/seller/{sellerId}/returns/{id}/receive", { params: params(key) }))} />}
        {can("accept") && <Accept it={it} set={set} />}
        {can("settle") && (
          <Ask label={t("settle")} done={set}
            call={(key) => answer(api.POST("/api/v1/seller/{sellerId}/returns/{id}/settle", { params: params(key) }))}>
            <p>{t("settleLead")}</p>
          </Ask>
        )}
        {can("reject") && <Objection it={it} set={set} command="reject" />}
        {can("contest") && <Objection it={it} set={set} command="contest" />}
      </div>
    </Card>
  );
}

function Accept({ it, set }: Props) {
  const { id: sellerId } = useStore();
  const t = useTexts({
    label: ["Ürünleri kabul et", "Accept the goods"],
    lead: ["Kabul edilen adetlerin parası alıcıya döner; yeniden satılabilecekler stoğa eklenir.",
      "The buyer is refunded for the accepted units; those that can be sold again go back into stock."],
    accepted: ["Kabul edilen (en çok {most})", "Accepted (at most {most})"],
    resellable: ["Yeniden satılabilir", "Can be sold again"],
    note: ["Not (isteğe bağlı)", "Note (optional)"],
  });
  const lines = (values: FormValues) => it.lines.map(({ lineId }) => ({
    lineId, quantity: Number(values[`quantity:${lineId}`]), resellable: Number(values[`resellable:${lineId}`]),
  })).filter(({ quantity }) => quantity > 0);
  return (
    <Ask label={t("label")} look="primary" done={set}
      call={(key, values) => answer(api.POST("/api/v1/seller/{sellerId}/returns/{id}/accept", {
        params: { path: { sellerId, id: it.id }, header: once(key) },
        body: { lines: lines(values), note: values.note || null },
      }))}>
      {(of) => (
        <>
          <p className="muted">{t("lead")}</p>
          {it.lines.map((line) => (
            <fieldset key={line.lineId}>
              <legend>{line.title}</legend>
              <div className="pair">
                <Field label={t("accepted", { most: line.quantity })} name={`quantity:${line.lineId}`} type="number" required
                  min={0} max={line.quantity} defaultValue={line.quantity} error={of("quantity")} />
                <Field label={t("resellable")} name={`resellable:${line.lineId}`} type="number" required min={0}
                  max={line.quantity} defaultValue={it.kind === "withdrawal" ? line.quantity : 0} error={of("resellable")} />
              </div>
            </fieldset>
          ))}
          <TextArea label={t("note")} name="note" rows={2} maxLength={500} error={of("note")} />
        </>
      )}
    </Ask>
  );
}

function Objection({ it, set, command }: Props & { command: "reject" | "contest" }) {
  const { id: sellerId } = useStore();
  const attachments = useAttachments();
  const t = useTexts({
    reject: ["Talebi reddet", "Reject the request"],
    contest: ["İtiraz et", "Contest"],
    rejectLead: ["Talep kapanır; nedeni alıcı da okur.", "The return ends; the buyer reads the reason."],
    contestLead: ["Kararı destek ekibi verir; nedeni alıcı da okur.", "Support decides; the buyer reads the reason."],
    reason: ["Neden", "Reason"],
    note: ["Açıklama", "What happened"],
    photos: ["Fotoğraflar", "Photos"],
  });
  const reason = useTexts(objections);
  const codes = Object.keys(objections) as (keyof typeof objections)[];
  return (
    <Ask label={t(command)} look="danger" done={set}
      call={(key, values) => {
        const request = {
          params: { path: { sellerId, id: it.id }, header: once(key) },
          body: {
            reasonCode: values.reasonCode!, note: values.note || null, photoIds: attachments.files.map(({ id }) => id),
          },
        };
        return answer(command === "reject"
          ? api.POST("/api/v1/seller/{sellerId}/returns/{id}/reject", request)
          : api.POST("/api/v1/seller/{sellerId}/returns/{id}/contest", request));
      }}>
      {(of) => (
        <>
          <p className="muted">{t(`${command}Lead`)}</p>
          <Select label={t("reason")} name="reasonCode" options={codes.map((code) => [code, reason(code)])}
            error={of("reasonCode")} />
          <TextArea label={t("note")} name="note" required maxLength={500} rows={3} error={of("note")} />
          <Attach label={t("photos")} accept="image/jpeg,image/png,image/webp" most={5} attachments={attachments} />
        </>
      )}
    </Ask>
  );
}
