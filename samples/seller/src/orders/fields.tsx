// Fields of several dialogs of an order.
import { useState, type ReactNode } from "react";
import {
  answer, api, Field, lineName, Picture, ProblemNote, Select, TextArea, useQuery, useTexts,
  type FormValues, type Schema, type Text,
} from "@marketplace/ui";
import type { ErrorOf } from "../actions.tsx";

type Line = Schema<"OrderLineView">;

const reasons = {
  out_of_stock: ["Stokta kalmadı", "Out of stock"],
  damaged: ["Ürün hasarlı", "The goods are damaged"],
  price_error: ["Fiyat yanlıştı", "The price was wrong"],
  cannot_deliver: ["Bu adrese gönderilemiyor", "Cannot deliver there"],
  suspected_fraud: ["Şüpheli sipariş", "Suspected fraud"],
  other: ["Başka bir neden", "Another reason"],
} satisfies Record<string, Text>;

export const useReason = () => {
  const t = useTexts(reasons);
  return (code: string) => (code in reasons ? t(code as keyof typeof reasons) : code);
};

/** Why an order, or units of it, are called off; `callOff` reads it. */
export function ReasonFields({ of }: { of: ErrorOf }) {
  const t = useTexts({
    reason: ["Neden", "Reason"],
    note: ["Alıcıya not (isteğe bağlı)", "Note to the buyer (optional)"],
  });
  const reason = useReason();
  return (
    <>
      <Select label={t("reason")} name="reasonCode" options={Object.keys(reasons).map((code) => [code, reason(code)])}
        error={of("reasonCode")} />
      <TextArea label={t("note")} name="note" maxLength={500} rows={3} error={of("note")} />
    </>
  );
}

export const callOff = ({ reasonCode, note }: FormValues) => ({ reasonCode: reasonCode!, note: note || null });

interface QuantityProps {
  legend: string;
  lines: readonly { line: Line; most: number }[];
  /** What the fields begin with; all units when omitted. */
  start?: number;
  of: ErrorOf;
}

/** How many units of each line; `quantities` reads it. */
export function QuantityFields({ legend, lines, start, of }: QuantityProps) {
  const t = useTexts({ label: ["{title}, en çok {most}", "{title}, at most {most}"] });
  return (
    <fieldset className="stack tight">
      <legend>{legend}</legend>
      {lines.map(({ line, most }) => (
        <div key={line.id} className="row nowrap quantity">
          <Picture image={line.image} sizes="48px" decorative className="thumb tiny" />
          <div className="grow">
            <Field label={t("label", { title: lineName(line), most })}
              name={`quantity:${line.id}`} type="number" min={0} max={most} defaultValue={start ?? most} required
              error={of("quantity")} />
          </div>
        </div>
      ))}
    </fieldset>
  );
}

export const quantities = (values: FormValues) =>
  Object.entries(values)
    .filter(([name, value]) => name.startsWith("quantity:") && Number(value) > 0)
    .map(([name, value]) => ({ lineId: name.slice("quantity:".length), quantity: Number(value) }));

interface CarrierProps {
  of: ErrorOf;
  /** Only those that make labels, which give the tracking number as well. */
  labels?: boolean;
  /** Sends the name of a carrier instead of its code. */
  byName?: boolean;
  /** Whether it asks for the tracking number as well. */
  tracking?: boolean;
}

/** Who carries a parcel, from the list of carriers or by name; `carried` reads it. */
export function CarrierFields({ of, labels = false, byName = false, tracking = !labels }: CarrierProps) {
  const t = useTexts({
    carrier: ["Kargo firması", "Carrier"],
    other: ["Listede olmayan bir firma", "One that is not in the list"],
    name: ["Firmanın adı", "Its name"],
    tracking: ["Takip numarası", "Tracking number"],
  });
  const [code, setCode] = useState<string>();
  const carriers = useQuery("carriers", async (signal) => (await answer(api.GET("/api/v1/carriers", { signal }))).data);
  if (!carriers.data) return <ProblemNote error={carriers.error} retry={carriers.reload} />;
  const options = carriers.data.filter(({ makesLabels }) => makesLabels || !labels)
    .map(({ code: value, name }): readonly [string, string] => [byName ? name : value, name]);
  if (!labels) options.push(["", t("other")]);
  return (
    <>
      <Select label={t("carrier")} name={byName ? "carrier" : "carrierCode"} options={options} onChange={setCode}
        error={of("carrierCode")} />
      {code === "" && <Field label={t("name")} name="carrier" required maxLength={80} error={of("carrier")} />}
      {tracking && <Field label={t("tracking")} name="trackingNumber" required maxLength={60} autoComplete="off"
        error={of("trackingNumber")} />}
    </>
  );
}

export const carried = ({ carrierCode, carrier, trackingNumber }: FormValues) => ({
  ...(carrierCode ? { carrierCode } : carrier ? { carrier } : {}),
  ...(trackingNumber ? { trackingNumber } : {}),
});

/** A paragraph above the fields of a dialog. */
export const Lead = ({ children }: { children: ReactNode }) => <p className="muted">{children}</p>;
