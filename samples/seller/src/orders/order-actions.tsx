import { answer, api, Card, Field, LinkButton, useTexts, type Schema } from "@marketplace/ui";
import { Act, Ask, once } from "../actions.tsx";
import { useStore } from "../store.tsx";
import { callOff, CarrierFields, carried, Lead, quantities, QuantityFields, ReasonFields } from "./fields.tsx";
import { RefundAction } from "./refund.tsx";

type Order = Schema<"OrderView">;
interface Props {
  order: Order;
  /** Shows the order that a change answered. */
  set: (order: Order) => void;
  /** Reads the order again, after what answers something else. */
  reload: () => void;
}

/** The buttons of what the caller can do now: exactly those of the order's `actions`. */
export function OrderActions({ order, set, reload }: Props) {
  const store = useStore();
  const t = useTexts({
    title: ["Yapılacaklar", "What to do"],
    confirm: ["Siparişi onayla", "Confirm the order"],
    deliver: ["Teslim edildi", "Mark as delivered"],
    message: ["Alıcıyla yazış", "Write to the buyer"],
    unread: ["Mesajlar ({n} yeni)", "Messages ({n} new)"],
    parcels: ["Aşağıdaki koliler sizi bekliyor.", "The parcels below wait for you."],
    nothing: ["Şu anda yapmanız gereken bir şey yok.", "There is nothing for you to do now."],
  });
  const can = (action: Schema<"OrderAction">) => order.actions.includes(action);
  const path = { sellerId: store.id, id: order.id };
  const must = (["confirm", "reject", "pack", "ship", "deliver"] as const).some(can);
  const waiting = order.parcels.some(({ status, actions }) => actions.length > 0 && status !== "shipped");
  return (
    <Card title={t("title")} className="to-do">
      {waiting ? <p>{t("parcels")}</p> : !must && <p className="muted">{t("nothing")}</p>}
      <div className="row">
        {can("confirm") && <Act label={t("confirm")} look="primary" done={set} reload={reload}
          call={(key) => answer(api.POST("/api/v1/seller/{sellerId}/orders/{id}/confirm", { params: { path, header: once(key) } }))} />}
        {can("pack") && <Pack order={order} reload={reload} />}
        {can("ship") && <ShipRest order={order} set={set} />}
        {can("deliver") && <Act label={t("deliver")} done={set} reload={reload}
          call={(key) => answer(api.POST("/api/v1/seller/{sellerId}/orders/{id}/deliver", { params: { path, header: once(key) } }))} />}
        {can("set_invoice_link") && <InvoiceLink order={order} reload={reload} />}
        {can("send_message") && (
          <LinkButton to={store.path(`messages/${order.id}`)}>
            {order.unreadMessages > 0 ? t("unread", { n: order.unreadMessages }) : t("message")}
          </LinkButton>
        )}
        {can("refund") && <RefundAction order={order} done={reload} />}
        {can("cancel_units") && <CancelUnits order={order} set={set} />}
        {can("reject") && <CallOff order={order} set={set} command="reject" />}
        {can("cancel") && <CallOff order={order} set={set} command="cancel" />}
      </div>
    </Card>
  );
}

const openLines = (order: Order) =>
  order.lines.filter(({ units }) => units.open > 0).map((line) => ({ line, most: line.units.open }));

function Pack({ order, reload }: { order: Order; reload: () => void }) {
  const { id: sellerId } = useStore();
  const t = useTexts({
    label: ["Paketle", "Pack a parcel"],
    submit: ["Koliyi oluştur", "Make the parcel"],
    lead: ["Kolide olacak adetleri yazın; kalanlar başka bir koliye girebilir.",
      "Say how many units go into this parcel; the rest can go into another."],
    units: ["Kolideki adetler", "Units in the parcel"],
    boxes: ["Kutu sayısı", "Boxes"],
    weight: ["Ağırlık (gram)", "Weight (grams)"],
    desi: ["Desi", "Volumetric weight (desi)"],
  });
  return (
    <Ask label={t("label")} submit={t("submit")} look="primary" done={reload}
      call={(key, values) => answer(api.POST("/api/v1/seller/{sellerId}/orders/{id}/parcels", {
        params: { path: { sellerId, id: order.id }, header: once(key) },
        body: {
          lines: quantities(values),
          boxes: Number(values.boxes),
          weightGrams: values.weight ? Number(values.weight) : null,
          desi: values.desi ? Number(values.desi) : null,
        },
      }))}>
      {(of) => (
        <>
          <Lead>{t("lead")}</Lead>
          <QuantityFields legend={t("units")} lines={openLines(order)} of={of} />
          <div className="pair">
            <Field label={t("boxes")} name="boxes" type="number" min={1} max={20} defaultValue={1} required
              error={of("boxes")} />
            <Field label={t("weight")} name="weight" type="number" min={1} error={of("weightGrams")} />
            <Field label={t("desi")} name="desi" type="number" min={1} error={of("desi")} />
          </div>
        </>
      )}
    </Ask>
  );
}

function ShipRest({ order, set }: { order: Order; set: (order: Order) => void }) {
  const { id: sellerId } = useStore();
  const t = useTexts({
    label: ["Tek koliyle gönder", "Ship in one parcel"],
    submit: ["Gönder", "Ship"],
    lead: ["Paketlenmemiş her şey tek koliyle gönderilir.", "Everything that is not packed goes in one parcel."],
  });
  return (
    <Ask label={t("label")} submit={t("submit")} done={set}
      call={(key, values) => answer(api.POST("/api/v1/seller/{sellerId}/orders/{id}/ship", {
        params: { path: { sellerId, id: order.id }, header: once(key) },
        body: carried(values),
      }))}>
      {(of) => (
        <>
          <Lead>{t("lead")}</Lead>
          {order.delivery === "carrier" && <CarrierFields of={of} byName />}
        </>
      )}
    </Ask>
  );
}

function CancelUnits({ order, set }: { order: Order; set: (order: Order) => void }) {
  const { id: sellerId } = useStore();
  const t = useTexts({
    label: ["Adet iptal et", "Cancel units"],
    lead: ["Paketlenmemiş adetler iptal edilir, parası alıcıya döner.",
      "Units that are not packed are cancelled; the buyer gets the money back."],
    units: ["İptal edilecek adetler", "Units to cancel"],
  });
  return (
    <Ask label={t("label")} look="danger" done={set}
      call={(key, values) => answer(api.POST("/api/v1/seller/{sellerId}/orders/{id}/cancel-units", {
        params: { path: { sellerId, id: order.id }, header: once(key) },
        body: { lines: quantities(values), ...callOff(values) },
      }))}>
      {(of) => (
        <>
          <Lead>{t("lead")}</Lead>
          <QuantityFields legend={t("units")} lines={openLines(order)} start={0} of={of} />
          <ReasonFields of={of} />
        </>
      )}
    </Ask>
  );
}

function CallOff({ order, set, command }: { order: Order; set: (order: Order) => void; command: "reject" | "cancel" }) {
  const { id: sellerId } = useStore();
  const t = useTexts({
    reject: ["Siparişi reddet", "Reject the order"],
    cancel: ["Siparişi iptal et", "Cancel the order"],
    lead: ["Bütün adetler stoğa, ödeme alıcıya döner. Geri alınamaz.",
      "All units go back into stock and the money to the buyer. This cannot be undone."],
  });
  return (
    <Ask label={t(command)} look="danger" done={set}
      call={(key, values) => {
        const request = { params: { path: { sellerId, id: order.id }, header: once(key) }, body: callOff(values) };
        return answer(command === "reject"
          ? api.POST("/api/v1/seller/{sellerId}/orders/{id}/reject", request)
          : api.POST("/api/v1/seller/{sellerId}/orders/{id}/cancel", request));
      }}>
      {(of) => (
        <>
          <Lead>{t("lead")}</Lead>
          <ReasonFields of={of} />
        </>
      )}
    </Ask>
  );
}

function InvoiceLink({ order, reload }: { order: Order; reload: () => void }) {
  const { id: sellerId } = useStore();
  const t = useTexts({
    add: ["Fatura bağlantısı ekle", "Add the invoice link"],
    change: ["Fatura bağlantısını değiştir", "Change the invoice link"],
    submit: ["Kaydet", "Save"],
    url: ["Faturanın adresi", "Address of the invoice"],
    number: ["Fatura numarası (isteğe bağlı)", "Invoice number (optional)"],
  });
  return (
    <Ask label={order.invoiceLink ? t("change") : t("add")} submit={t("submit")} done={reload}
      call={(key, { url, number }) => answer(api.PUT("/api/v1/seller/{sellerId}/orders/{id}/invoice-link", {
        params: { path: { sellerId, id: order.id }, header: once(key) },
        body: { url: url!, number: number || null },
      }))}>
      {(of) => (
        <>
          <Field label={t("url")} name="url" type="url" required placeholder="https://" defaultValue={order.invoiceLink?.url}
            error={of("url")} />
          <Field label={t("number")} name="number" maxLength={40} defaultValue={order.invoiceLink?.number ?? ""}
            error={of("number")} />
        </>
      )}
    </Ask>
  );
}
