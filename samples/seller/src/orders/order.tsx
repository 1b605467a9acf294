import { Link, useParams } from "react-router";
import {
  answer, api, Badge, Card, Facts, optionsText, PageHead, Picture, Shown, Timeline, toneOf, useChanges, useFormat,
  useLabels, useQuery, useTexts, useTitle, type Schema,
} from "@marketplace/ui";
import { useStore } from "../store.tsx";
import { Deadline } from "../values.tsx";
import { useReason } from "./fields.tsx";
import { OrderActions } from "./order-actions.tsx";
import { Parcels } from "./parcels.tsx";

type Order = Schema<"OrderView">;

/** An order: what is to be done, its lines, parcels and returns. */
export function OrderPage() {
  const store = useStore();
  const { id = "" } = useParams();
  const order = useQuery(`order:${id}`, (signal) =>
    answer(api.GET("/api/v1/seller/{sellerId}/orders/{id}", { signal, params: { path: { sellerId: store.id, id } } })));
  useChanges(["order.changed", "message.received"], id, order.reload);
  return <Shown query={order}>{(it) => <Details order={it} set={order.set} reload={order.reload} />}</Shown>;
}

function Details({ order, set, reload }: { order: Order; set: (order: Order) => void; reload: () => void }) {
  const store = useStore();
  const label = useLabels();
  const { dateTime } = useFormat();
  const t = useTexts({
    title: ["Sipariş {number}", "Order {number}"],
    back: ["Siparişler", "Orders"],
    confirmBy: ["Son onay:", "Confirm:"],
    asked: ["Alıcı {at} tarihinde iptal istedi. İptal edebilir ya da göndererek devam edebilirsiniz.",
      "The buyer asked to cancel on {at}. Cancel the order, or go on by shipping it."],
    note: ["Alıcının notu", "The buyer’s note"],
  });
  useTitle(t("title", { number: order.number }));
  return (
    <>
      <Link className="small" to={store.path("orders")}>← {t("back")}</Link>
      <PageHead title={t("title", { number: order.number })} lead={dateTime(order.placedAt ?? order.createdAt)}>
        <Badge tone={toneOf(order.status)}>{label("orderStatus", order.status)}</Badge>
        <Badge tone={toneOf(order.paymentStatus)}>{label("orderPaymentStatus", order.paymentStatus)}</Badge>
        <Deadline at={order.confirmBy} label={t("confirmBy")} />
      </PageHead>
      <div className="columns">
        <div className="stack loose">
          {order.cancelRequestedAt && order.status === "confirmed" && (
            <p className="note warn">{t("asked", { at: dateTime(order.cancelRequestedAt) })}</p>
          )}
          <OrderActions order={order} set={set} reload={reload} />
          <Lines order={order} />
          <Parcels order={order} reload={reload} />
          <OrderReturns order={order} />
          <History order={order} />
        </div>
        <div className="stack loose">
          <Buyer order={order} />
          {order.note && <Card title={t("note")}><p className="pre">{order.note}</p></Card>}
          <Amounts order={order} />
        </div>
      </div>
    </>
  );
}

function Lines({ order }: { order: Order }) {
  const { money } = useFormat();
  const t = useTexts({
    title: ["Ürünler", "Items"],
    open: ["{n} paketlenecek", "{n} to pack"],
    packed: ["{n} pakette", "{n} packed"],
    shipped: ["{n} yolda", "{n} on the way"],
    delivered: ["{n} teslim", "{n} delivered"],
    cancelled: ["{n} iptal", "{n} cancelled"],
    returned: ["{n} iade", "{n} returned"],
  });
  const parts = ({ open, packed, shipped, delivered, cancelled, returned }: Schema<"OrderLineUnitsView">) =>
    ([["open", open, "warn"], ["packed", packed - shipped, "accent"], ["shipped", shipped - delivered, "accent"],
      ["delivered", delivered - returned, "good"], ["cancelled", cancelled, "bad"],
      ["returned", returned, "bad"]] as const)
      .filter(([, n]) => n > 0);
  const before = ["pending_payment", "placed"].includes(order.status);
  return (
    <Card title={t("title")}>
      <ul className="stack">
        {order.lines.map((line) => (
          <li key={line.id} className="row nowrap top">
            <Picture image={line.image} sizes="72px" decorative className="thumb" />
            <div className="grow stack tight">
              <span className="strong">{line.title}</span>
              <span className="muted small">{[line.sku, optionsText(line.options)].filter(Boolean).join(" · ")}</span>
              <span>{line.quantity} × <span className="money">{money(line.unitPrice)}</span></span>
              {!before && (
                <span className="row badges">
                  {parts(line.units).map(([part, n, tone]) => <Badge key={part} tone={tone}>{t(part, { n })}</Badge>)}
                </span>
              )}
            </div>
            <span className="money">{money(line.total)}</span>
          </li>
        ))}
      </ul>
    </Card>
  );
}

function Buyer({ order: { address, delivery, invoice } }: { order: Order }) {
  const label = useLabels();
  const t = useTexts({
    title: ["Teslimat", "Delivery"],
    name: ["Alıcı", "Recipient"],
    phone: ["Telefon", "Phone"],
    address: ["Adres", "Address"],
    how: ["Teslimat", "Delivery"],
    invoice: ["Fatura bilgisi", "Invoice details"],
    tax: ["Vergi no", "Tax number"],
    office: ["Vergi dairesi", "Tax office"],
    company: ["Unvan", "Name"],
    eInvoice: ["E-fatura mükellefi", "Takes e-invoices"],
  });
  const place = ({ line1, line2, district, city, postalCode }: Omit<Schema<"InvoiceAddress">, "country">) =>
    [line1, line2, [postalCode, district].filter(Boolean).join(" "), city].filter(Boolean).join("\n");
  return (
    <>
      <Card title={t("title")}>
        <Facts rows={[
          [t("name"), address.fullName],
          [t("phone"), address.phone.includes("•") || address.phone.includes("*") ? address.phone
            : <a href={`tel:${address.phone}`}>{address.phone}</a>],
          [t("address"), <span className="pre">{place(address)}</span>],
          [t("how"), label("delivery", delivery)],
        ]} />
      </Card>
      {invoice && (
        <Card title={t("invoice")}>
          <Facts rows={[
            [t("company"), invoice.name],
            [t("tax"), invoice.taxId],
            [t("office"), invoice.taxOffice],
            [t("address"), invoice.address && <span className="pre">{place(invoice.address)}</span>],
            [t("eInvoice"), invoice.eInvoice ? "✓" : null],
          ]} />
        </Card>
      )}
    </>
  );
}

function Amounts({ order }: { order: Order }) {
  const { money, percent } = useFormat();
  const label = useLabels();
  const t = useTexts({
    title: ["Tutar", "Amount"],
    items: ["Ürünler", "Items"],
    shipping: ["Kargo", "Delivery"],
    discount: ["İndirim", "Discount"],
    total: ["Toplam", "Total"],
    tax: ["İçindeki KDV", "VAT in it"],
    cancelled: ["İptal edilen", "Cancelled"],
    refunded: ["İade edilen", "Refunded"],
    commission: ["Komisyon ({percent})", "Commission ({percent})"],
    commissionTax: ["Komisyonun KDV’si", "VAT on the commission"],
    method: ["Ödeme", "Payment"],
  });
  // Nothing is taken of an order that came to nothing.
  const commission = ["cancelled", "rejected", "expired"].includes(order.status) ? null : order.commission;
  const some = (value: Schema<"Money">) => (value.amount > 0 ? <span className="money">{money(value)}</span> : null);
  const less = (value: Schema<"Money">) => (value.amount > 0 ? <span className="money">−{money(value)}</span> : null);
  return (
    <Card title={t("title")} className="amounts">
      <Facts rows={[
        [t("items"), some(order.itemsTotal)],
        [t("shipping"), <span className="money">{money(order.shippingTotal)}</span>],
        [t("discount"), less(order.discountTotal)],
        [t("total"), <strong className="money">{money(order.total)}</strong>],
        [t("tax"), some(order.taxTotal)],
        [t("cancelled"), less(order.cancelledTotal)],
        [t("refunded"), less(order.refundedTotal)],
        [commission ? t("commission", { percent: percent(commission.bps) }) : "",
          commission && <span className="money">{money(commission.total)}</span>],
        [t("commissionTax"), commission && some(commission.tax)],
        [t("method"), label("paymentMethod", order.paymentMethod)],
      ]} />
    </Card>
  );
}

function OrderReturns({ order }: { order: Order }) {
  const store = useStore();
  const label = useLabels();
  const { money } = useFormat();
  const t = useTexts({ title: ["İadeler", "Returns"], units: ["{n} adet", "{n} {n:unit|units}"] });
  if (order.returns.length === 0) return null;
  return (
    <Card title={t("title")}>
      <ul className="stack">
        {order.returns.map((it) => (
          <li key={it.id} className="row between">
            <span>
              <Link to={store.path(`returns/${it.id}`)}>{it.number}</Link>
              <span className="muted small"> {label("returnKind", it.kind)} · {t("units", { n: it.units })}</span>
            </span>
            <span className="row">
              {it.refund && <span className="money">{money(it.refund)}</span>}
              <Deadline at={it.dueAt} />
              <Badge tone={toneOf(it.status)}>{label("returnStatus", it.status)}</Badge>
            </span>
          </li>
        ))}
      </ul>
    </Card>
  );
}

function History({ order }: { order: Order }) {
  const label = useLabels();
  const reason = useReason();
  const { dateTime } = useFormat();
  const t = useTexts({ title: ["Geçmiş", "History"], moved: ["{status} ({by})", "{status} ({by})"] });
  return (
    <Card title={t("title")}>
      <Timeline steps={order.events.map((event) => ({
        title: t("moved", { status: label("orderStatus", event.to), by: label("actor", event.by) }),
        at: dateTime(event.at),
        detail: [event.reasonCode && reason(event.reasonCode), event.note].filter(Boolean).join(": ") || undefined,
      }))} />
    </Card>
  );
}
