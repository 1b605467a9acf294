import { useState } from "react";
import {
  Badge, Card, Facts, lineName, Shown, Timeline, toneOf, useFormat, useLabels, useQuery, useTexts, type Schema,
} from "@marketplace/ui";
import { useBuyer } from "../buyer.ts";

type Order = Schema<"OrderView">;

export function Parcels({ order }: { order: Order }) {
  const t = useTexts({
    title: ["Koliler", "Parcels"],
    carrier: ["Kargo", "Carrier"],
    number: ["Takip no", "Tracking number"],
    track: ["Kargonun sayfasında izle", "Follow on the carrier’s page"],
    reason: ["Neden", "Reason"],
    holds: ["İçindekiler", "Contents"],
    journey: ["Koli hareketleri", "The parcels’ journey"],
  });
  const label = useLabels();
  const [open, setOpen] = useState(false);
  const names = new Map(order.lines.map((line) => [line.id, lineName(line)]));
  return (
    <Card title={t("title")}>
      {order.parcels.map((it) => (
        <section key={it.id} className="parcel stack tight" aria-label={it.number}>
          <div className="row between">
            <h3>{it.number}</h3>
            <Badge tone={toneOf(it.status)}>{label("parcelStatus", it.status)}</Badge>
          </div>
          <Facts rows={[
            [t("holds"), it.lines.map((line) => `${line.quantity} × ${names.get(line.lineId) ?? ""}`).join(", ")],
            [t("carrier"), it.carrier],
            [t("number"), it.trackingNumber],
            [t("reason"), it.undeliveredReason && label("undelivered", it.undeliveredReason)],
          ]} />
          {it.trackingUrl && <a href={it.trackingUrl} target="_blank" rel="noreferrer">{t("track")}</a>}
        </section>
      ))}
      <details onToggle={(event) => setOpen(event.currentTarget.open)}>
        <summary>{t("journey")}</summary>
        {open && <Journey orderId={order.id} />}
      </details>
    </Card>
  );
}

/** Every scan of every parcel, read when it is opened. */
function Journey({ orderId }: { orderId: string }) {
  const buyer = useBuyer();
  const label = useLabels();
  const { dateTime } = useFormat();
  const parcels = useQuery(`parcels:${orderId}`, (signal) => buyer.parcels(orderId, signal));
  return (
    <Shown query={parcels}>
      {({ data }) => (
        <div className="stack">
          {data.map((parcel) => (
            <div key={parcel.id} className="stack tight">
              <h3>{parcel.number}</h3>
              <Timeline steps={parcel.events.map((it) => ({
                title: label("parcelStatus", it.status), at: dateTime(it.at), detail: it.place,
              }))} />
            </div>
          ))}
        </div>
      )}
    </Shown>
  );
}
