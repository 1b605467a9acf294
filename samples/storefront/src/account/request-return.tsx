import { useState } from "react";
import { useNavigate, useParams } from "react-router";
import {
  Card, Choice, EmptyState, errorsOf, Field, Form, lineName, PageHead, Select, Shown, TextArea, upload, useAction,
  useFormat, useLabels, useQuery, useTexts, useTitle, type FormValues, type Schema,
} from "@marketplace/ui";
import { useBuyer } from "../buyer.ts";

type Kind = Schema<"ReturnKind">;
type Returnable = Schema<"ReturnableLine">;
const kinds: Kind[] = ["withdrawal", "defective", "damaged", "wrong_item", "not_as_described", "missing"];
/** The reason of a line that follows from the kind; a withdrawal needs none of its own. */
const reasons: Record<Kind, string> = {
  withdrawal: "changed_mind", defective: "broken", damaged: "damaged", wrong_item: "wrong_item",
  not_as_described: "not_as_described", missing: "not_received",
};

export function RequestReturn() {
  const { id = "" } = useParams();
  const t = useTexts({
    title: ["İade talebi", "Return something"],
    none: ["Bu siparişte iade edilebilecek ürün yok", "Nothing of this order can be returned"],
    until: ["{date} tarihine kadar iade edebilirsiniz.", "You can return until {date}."],
  });
  useTitle(`${t("title")} · Pazar`);
  const buyer = useBuyer();
  const { date } = useFormat();
  const query = useQuery(`returnable:${id}`, async (signal) => {
    const [returnable, order] = await Promise.all([buyer.returnable(id, signal), buyer.order(id, signal)]);
    return { until: returnable.until, lines: returnable.lines.filter((it) => it.quantity > 0), order };
  });
  return (
    <Shown query={query}>
      {({ until, lines, order }) => (
        <>
          <PageHead title={t("title")} lead={until && t("until", { date: date(until) })} />
          {lines.length === 0 ? <EmptyState title={t("none")} /> : (
            <ReturnForm order={order} lines={lines} cash={order.paymentMethod === "cash_on_delivery"} />
          )}
        </>
      )}
    </Shown>
  );
}

function ReturnForm({ order, lines, cash }: { order: Schema<"OrderView">; lines: Returnable[]; cash: boolean }) {
  const t = useTexts({
    kind: ["Neden iade ediyorsunuz?", "Why are you returning it?"],
    what: ["Neyi iade ediyorsunuz?", "What are you returning?"],
    quantity: ["{title}: adet", "{title}: how many"],
    note: ["Açıklama", "What is wrong?"],
    photos: ["Fotoğraflar (en çok 5)", "Photos (up to 5)"],
    photoHint: ["JPEG, PNG ya da WebP, en çok 5 MB", "JPEG, PNG or WebP, up to 5 MB"],
    iban: ["Paranın gönderileceği IBAN", "IBAN for the money"],
    ibanHint: ["Örneğin TR33 0006 1005 1978 6457 8413 26", "For example TR33 0006 1005 1978 6457 8413 26"],
    send: ["İade talep et", "Request the return"],
    nothing: ["En az bir ürün seçin", "Choose at least one item"],
  });
  const buyer = useBuyer();
  const label = useLabels();
  const navigate = useNavigate();
  const [kind, setKind] = useState<Kind>("withdrawal");
  const [missing, setMissing] = useState(false);
  const names = new Map(order.lines.map((line) => [line.id, lineName(line)]));
  const offered = kind === "withdrawal" ? lines.filter((it) => it.withdrawable) : lines;
  const request = useAction(async (key, values: FormValues, photos: File[]) => {
    const photoIds: string[] = [];
    for (const photo of photos) photoIds.push((await upload(photo)).id);
    const wanted = offered
      .map(({ lineId }) => ({ lineId, quantity: Number(values[lineId] ?? 0), reasonCode: reasons[kind] }))
      .filter(({ quantity }) => quantity > 0)
      .map((line, at) => ({
        ...line, ...(values.note ? { note: values.note } : {}), ...(at === 0 && photoIds.length ? { photoIds } : {}),
      }));
    const body = { kind, lines: wanted, ...(values.iban ? { iban: values.iban.replace(/\s/g, "") } : {}) };
    const made = await buyer.requestReturn(order.id, key, body);
    await navigate(buyer.returnPath(made.id), { replace: true });
  });
  const send = (values: FormValues, form: HTMLFormElement) => {
    const some = offered.some(({ lineId }) => Number(values[lineId] ?? 0) > 0);
    setMissing(!some);
    const photos = new FormData(form).getAll("photos").filter((it): it is File => it instanceof File && it.size > 0);
    if (some) void request.run(values, photos);
  };
  const of = errorsOf(request.error);
  return (
    <Card className="measure">
      <Form submit={t("send")} busy={request.busy} error={request.error} onSend={send}>
        <fieldset>
          <legend>{t("kind")}</legend>
          {kinds.map((it) => (
            <Choice key={it} type="radio" name="kind" checked={kind === it} onChange={() => setKind(it)}
              label={label("returnKind", it)} />
          ))}
        </fieldset>
        <fieldset className="stack">
          <legend>{t("what")}</legend>
          {offered.map(({ lineId, title, quantity }) => (
            <Select key={lineId} name={lineId} label={t("quantity", { title: names.get(lineId) ?? title })}
              defaultValue="0"
              options={Array.from({ length: quantity + 1 }, (_, n) => [`${n}`, `${n}`] as const)} />
          ))}
          {missing && <p className="field-error" role="alert">{t("nothing")}</p>}
        </fieldset>
        <TextArea label={t("note")} name="note" maxLength={500} required={kind !== "withdrawal"} error={of("note")} />
        {kind !== "withdrawal" && (
          <Field label={t("photos")} hint={t("photoHint")} name="photos" type="file" multiple
            accept="image/jpeg,image/png,image/webp" error={of("photoIds")} />
        )}
        {cash && (
          <Field label={t("iban")} hint={t("ibanHint")} name="iban" required autoComplete="off" error={of("iban")} />
        )}
      </Form>
    </Card>
  );
}
