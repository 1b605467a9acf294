import {
  answer, api, Badge, Card, lineName, Select, toneOf, useFormat, useLabels, useTexts, type Schema,
} from "@marketplace/ui";
import { Act, Ask, Downloads, once } from "../actions.tsx";
import { useStore } from "../store.tsx";
import { Deadline } from "../values.tsx";
import { carried, CarrierFields, Lead, quantities, QuantityFields } from "./fields.tsx";

type Order = Schema<"OrderView">;
type Parcel = Schema<"OrderParcelView">;
interface Props {
  order: Order;
  parcel: Parcel;
  reload: () => void;
}

const printable = (parcel: Parcel) => ["packing", "ready"].includes(parcel.status);

/** The parcels of an order, each with the buttons of its `actions`. */
export function Parcels({ order, reload }: { order: Order; reload: () => void }) {
  const { id: sellerId } = useStore();
  const t = useTexts({ title: ["Koliler", "Parcels"], all: ["Bütün etiketler", "All labels"] });
  if (order.parcels.length === 0) return null;
  const parcelIds = order.parcels.filter(printable).map(({ id }) => id);
  return (
    <Card title={t("title")} action={parcelIds.length > 1 && (
      <span className="row small">
        {t("all")}
        <Downloads name={`${order.number}-${t("all")}`} kinds={["PDF", "ZPL"]} get={(request) =>
          answer(api.POST("/api/v1/seller/{sellerId}/labels",
            { ...request, params: { path: { sellerId } }, body: { parcelIds } }))} />
      </span>
    )}>
      <ul className="stack">
        {order.parcels.map((parcel) => <Row key={parcel.id} order={order} parcel={parcel} reload={reload} />)}
      </ul>
    </Card>
  );
}

function Row({ order, parcel, reload }: Props) {
  const label = useLabels();
  const { dateTime } = useFormat();
  const { id: sellerId } = useStore();
  const t = useTexts({
    name: ["Koli {number}", "Parcel {number}"],
    due: ["Son gün:", "Due:"],
    itself: ["Teslim sayılır:", "Counts as delivered:"],
    shipped: ["Gönderildi: {at}", "Shipped {at}"],
    delivered: ["Teslim edildi: {at}", "Delivered {at}"],
    label: ["Etiket", "Label"],
    track: ["{carrier} {number} takip et", "Track {carrier} {number}"],
  });
  const names = new Map(order.lines.map((line) => [line.id, lineName(line)]));
  const number = [parcel.carrier, parcel.trackingNumber].filter(Boolean).join(" · ");
  return (
    <li>
      <section className="parcel stack tight" aria-label={t("name", { number: parcel.number })}>
        <div className="row between">
          <h3>{t("name", { number: parcel.number })}</h3>
          <span className="row">
            <Deadline at={parcel.dueAt} label={t(parcel.status === "shipped" ? "itself" : "due")} />
            <Badge tone={toneOf(parcel.status)}>{label("parcelStatus", parcel.status)}</Badge>
          </span>
        </div>
        <ul className="small">
          {parcel.lines.map(({ lineId, quantity }) => <li key={lineId}>{quantity} × {names.get(lineId)}</li>)}
        </ul>
        {number && (
          <p>{parcel.trackingUrl ? (
            <a href={parcel.trackingUrl} target="_blank" rel="noreferrer"
              aria-label={t("track", { carrier: parcel.carrier ?? "", number: parcel.trackingNumber ?? "" })}>
                {number}</a>
          ) : number}</p>
        )}
        <p className="muted small">
          {[parcel.shippedAt && t("shipped", { at: dateTime(parcel.shippedAt) }),
            parcel.deliveredAt && t("delivered", { at: dateTime(parcel.deliveredAt) }),
            parcel.undeliveredReason && label("undelivered", parcel.undeliveredReason)].filter(Boolean).join(" · ")}
        </p>
        <div className="row">
          <Commands order={order} parcel={parcel} reload={reload} />
          {printable(parcel) && (
            <span className="row small">
              {t("label")}
              <Downloads name={parcel.number} kinds={["PDF", "ZPL"]} get={(request) =>
                answer(api.GET("/api/v1/seller/{sellerId}/orders/{id}/parcels/{parcelId}/label",
                  { ...request, params: { path: { sellerId, id: order.id, parcelId: parcel.id } } }))} />
            </span>
          )}
        </div>
      </section>
    </li>
  );
}

function Commands({ order, parcel, reload }: Props) {
  const { id: sellerId } = useStore();
  const t = useTexts({
    deliver: ["Teslim edildi", "Delivered"],
    retry: ["Yeniden yola çıkar", "Send again"],
    cancel: ["Koliyi iptal et", "Take the parcel apart"],
  });
  const can = (command: Schema<"ParcelCommand">) => parcel.actions.includes(command);
  const params = (key: string) => ({ path: { sellerId, id: order.id, parcelId: parcel.id }, header: once(key) });
  const base = "/api/v1/seller/{sellerId}/orders/{id}/parcels/{parcelId}";
  const at = <P extends "deliver" | "retry" | "cancel">(command: P): `${typeof base}/${P}` => `${base}/${command}`;
  return (
    <>
      {can("ship") && <Ship order={order} parcel={parcel} reload={reload} />}
      {can("label") && <MakeLabel order={order} parcel={parcel} reload={reload} />}
      {can("deliver") && <Act label={t("deliver")} done={reload} reload={reload}
        call={(key) => answer(api.POST(at("deliver"), { params: params(key) }))} />}
      {can("retry") && <Act label={t("retry")} look="primary" done={reload} reload={reload}
        call={(key) => answer(api.POST(at("retry"), { params: params(key) }))} />}
      {can("undelivered") && <Undelivered order={order} parcel={parcel} reload={reload} />}
      {can("came_back") && <CameBack order={order} parcel={parcel} reload={reload} />}
      {can("cancel") && <Act label={t("cancel")} look="danger" done={reload} reload={reload}
        call={(key) => answer(api.POST(at("cancel"), { params: params(key) }))} />}
    </>
  );
}

function Ship({ order, parcel, reload }: Props) {
  const { id: sellerId } = useStore();
  const t = useTexts({
    label: ["Gönder", "Ship"],
    title: ["Koli {number} gönder", "Ship parcel {number}"],
    ready: ["Kargo firması ve takip numarası etikette: {number}",
      "The label has carrier and tracking number: {number}"],
    own: ["Koliyi siz teslim ediyorsunuz.", "You deliver this parcel yourself."],
  });
  const labelled = parcel.trackingNumber !== null;
  return (
    <Ask label={t("label")} title={t("title", { number: parcel.number })} look="primary" done={reload}
      call={(key, values) => answer(api.POST("/api/v1/seller/{sellerId}/orders/{id}/parcels/{parcelId}/ship", {
        params: { path: { sellerId, id: order.id, parcelId: parcel.id }, header: once(key) },
        body: carried(values),
      }))}>
      {(of) =>
        labelled ? <Lead>{t("ready", { number: `${parcel.carrier} ${parcel.trackingNumber}` })}</Lead>
        : order.delivery === "carrier" ? <CarrierFields of={of} />
        : <Lead>{t("own")}</Lead>}
    </Ask>
  );
}

function MakeLabel({ order, parcel, reload }: Props) {
  const { id: sellerId } = useStore();
  const t = useTexts({
    label: ["Kargo etiketi al", "Get a carrier’s label"],
    lead: ["Kargo firması takip numarası verir; etiketi sonra yazdırabilirsiniz.",
      "The carrier gives a tracking number; then you can print the label."],
  });
  return (
    <Ask label={t("label")} done={reload}
      call={(key, { carrierCode }) =>
        answer(api.POST("/api/v1/seller/{sellerId}/orders/{id}/parcels/{parcelId}/label", {
        params: { path: { sellerId, id: order.id, parcelId: parcel.id }, header: once(key) },
        body: { carrierCode: carrierCode! },
      }))}>
      {(of) => (
        <>
          <Lead>{t("lead")}</Lead>
          <CarrierFields of={of} labels />
        </>
      )}
    </Ask>
  );
}

const failures = ["not_found", "refused", "damaged", "lost"] as const;

function Undelivered({ order, parcel, reload }: Props) {
  const { id: sellerId } = useStore();
  const label = useLabels();
  const t = useTexts({ label: ["Teslim edilemedi", "Not delivered"], reason: ["Neden", "Reason"] });
  return (
    <Ask label={t("label")} done={reload}
      call={(key, { reason }) =>
        answer(api.POST("/api/v1/seller/{sellerId}/orders/{id}/parcels/{parcelId}/undelivered", {
        params: { path: { sellerId, id: order.id, parcelId: parcel.id }, header: once(key) },
        body: { reason: failures.find((it) => it === reason)! },
      }))}>
      <Select label={t("reason")} name="reason" options={failures.map((it) => [it, label("undelivered", it)])} />
    </Ask>
  );
}

function CameBack({ order, parcel, reload }: Props) {
  const { id: sellerId } = useStore();
  const t = useTexts({
    label: ["Geri geldi", "Came back"],
    lead: ["Kolideki adetler iptal sayılır, kart ödemesi alıcıya döner.",
      "The units count as cancelled; a card payment goes back to the buyer."],
    units: ["Yeniden satılabilecek adetler", "Units that can be sold again"],
  });
  const lines = parcel.lines.flatMap(({ lineId, quantity }) =>
    order.lines.filter((line) => line.id === lineId).map((line) => ({ line, most: quantity })));
  return (
    <Ask label={t("label")} done={reload}
      call={(key, values) => answer(api.POST("/api/v1/seller/{sellerId}/orders/{id}/parcels/{parcelId}/came-back", {
        params: { path: { sellerId, id: order.id, parcelId: parcel.id }, header: once(key) },
        body: { lines: quantities(values) },
      }))}>
      {(of) => (
        <>
          <Lead>{t("lead")}</Lead>
          <QuantityFields legend={t("units")} lines={lines} of={of} />
        </>
      )}
    </Ask>
  );
}
