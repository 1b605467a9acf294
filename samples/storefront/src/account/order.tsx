import { useState } from "react";
import { Link, useParams } from "react-router";
import {
  Badge, Card, Dialog, Facts, PageHead, Shown, Timeline, toneOf, useChanges, useFormat, useLabels, useQuery, useTexts, useTitle,
  Button, type Schema,
} from "@marketplace/ui";
import { AddressText } from "../address-fields.tsx";
import { useBuyer } from "../buyer.ts";
import { Line } from "../products.tsx";
import { Totals } from "../totals.tsx";
import { OrderActions } from "./order-actions.tsx";
import { Parcels } from "./parcels.tsx";

type Order = Schema<"OrderView">;

/** Everything about an order in one call: lines, parcels, returns, history, and what can be done now. */
export function OrderPage() {
  const { id = "" } = useParams();
  const t = useTexts({
    title: ["Sipariş {number}", "Order {number}"],
    all: ["Siparişlerim", "Your orders"],
    purchase: ["Alışverişin tümü", "The whole purchase"],
  });
  const buyer = useBuyer();
  const label = useLabels();
  const { dateTime } = useFormat();
  const order = useQuery(`order:${id}`, (signal) => buyer.order(id, signal));
  useChanges(["order.changed", "message.received"], id, order.reload);
  useTitle(order.data && `${t("title", { number: order.data.number })} · Pazar`);
  return (
    <Shown query={order}>
      {(it) => (
        <>
          <PageHead title={t("title", { number: it.number })} lead={(
            <>
              {dateTime(it.placedAt ?? it.createdAt)} ·{" "}
              {buyer.guest
                ? <Link to={`/purchases/${it.purchaseId}`}>{t("purchase")}</Link>
                : <Link to="/orders">{t("all")}</Link>}
            </>
          )}>
            <Badge tone={toneOf(it.status)}>{label("orderStatus", it.status)}</Badge>
          </PageHead>
          <div className="columns">
            <div className="stack">
              <OrderActions order={it} changed={order.set} reload={order.reload} />
              <Lines order={it} />
              {it.parcels.length > 0 && <Parcels order={it} />}
              {it.returns.length > 0 && <OrderReturns order={it} />}
              <History order={it} />
            </div>
            <Side order={it} />
          </div>
        </>
      )}
    </Shown>
  );
}

function Lines({ order }: { order: Order }) {
  const t = useTexts({
    cancelled: ["{n} iptal", "{n} cancelled"],
    returned: ["{n} iade", "{n} returned"],
    until: ["{date} tarihine kadar iade edilebilir", "Can be returned until {date}"],
  });
  const { money, date } = useFormat();
  return (
    <Card title={<Link to={`/stores/${order.seller.slug}`}>{order.seller.name}</Link>}>
      {order.lines.map((line) => (
        <Line key={line.id} image={line.image} title={line.title} options={line.options}
          to={`/products/${line.productId}`} end={<p className="money strong">{money(line.total)}</p>}>
          <p className="muted small">{line.quantity} × {money(line.unitPrice)}</p>
          <p className="row">
            {line.units.cancelled > 0 && <Badge tone="bad">{t("cancelled", { n: line.units.cancelled })}</Badge>}
            {line.units.returned > 0 && <Badge>{t("returned", { n: line.units.returned })}</Badge>}
          </p>
          {line.returnable.quantity > 0 && line.returnable.until && (
            <p className="muted small">{t("until", { date: date(line.returnable.until) })}</p>
          )}
        </Line>
      ))}
    </Card>
  );
}

function OrderReturns({ order }: { order: Order }) {
  const t = useTexts({ title: ["İadeler", "Returns"], pieces: ["{n} adet", "{n} {n:piece|pieces}"] });
  const label = useLabels();
  const buyer = useBuyer();
  return (
    <Card title={t("title")}>
      <ul className="stack">
        {order.returns.map((it) => (
          <li key={it.id} className="row between">
            <span>
              <Link to={buyer.returnPath(it.id)}>{it.number}</Link>{" "}
              <span className="muted">{label("returnKind", it.kind)} · {t("pieces", { n: it.units })}</span>
            </span>
            <Badge tone={toneOf(it.status)}>{label("returnStatus", it.status)}</Badge>
          </li>
        ))}
      </ul>
    </Card>
  );
}

function History({ order }: { order: Order }) {
  const t = useTexts({ title: ["Geçmiş", "History"] });
  const label = useLabels();
  const { dateTime } = useFormat();
  return (
    <Card title={t("title")}>
      <Timeline steps={order.events.filter((it) => it.from !== it.to || it.note).map((it) => ({
        title: label("orderStatus", it.to), at: dateTime(it.at), detail: it.note,
      }))} />
    </Card>
  );
}

function Side({ order }: { order: Order }) {
  const t = useTexts({
    sum: ["Özet", "Summary"],
    discount: ["İndirim", "Discount"],
    cancelled: ["İptal edilen", "Cancelled"],
    refunded: ["İade edilen", "Refunded"],
    payment: ["Ödeme", "Payment"],
    delivery: ["Teslimat", "Delivery"],
    method: ["Yöntem", "Method"],
    status: ["Durum", "Status"],
    note: ["Not", "Note"],
    invoice: ["Fatura", "Invoice"],
    show: ["Faturayı aç", "Open the invoice"],
    later: ["Mağaza faturayı henüz yüklemedi.", "The store has not provided it yet."],
  });
  const label = useLabels();
  return (
    <aside className="stack">
      <Card title={t("sum")}>
        <Totals totals={order} less={[
          [t("discount"), order.discountTotal],
        ]} after={[
          [t("cancelled"), order.cancelledTotal],
          [t("refunded"), order.refundedTotal],
        ]} />
        <Facts rows={[
          [t("payment"), label("paymentMethod", order.paymentMethod)],
          [t("status"), label("orderPaymentStatus", order.paymentStatus)],
        ]} />
      </Card>
      <Card title={t("delivery")}>
        <AddressText address={order.address} />
        <Facts rows={[[t("method"), label("delivery", order.delivery)], [t("note"), order.note]]} />
      </Card>
      <Card title={t("invoice")}>
        {order.invoiceLink ? (
          <a href={order.invoiceLink.url} target="_blank" rel="noreferrer">{order.invoiceLink.number ?? t("show")}</a>
        ) : (
          <p className="muted">{t("later")}</p>
        )}
        <Contracts order={order} />
      </Card>
    </aside>
  );
}

/** The texts that were accepted with the order; read only when they are asked for. */
function Contracts({ order }: { order: Order }) {
  const t = useTexts({
    title: ["Kabul ettiğiniz metinler", "Texts you accepted"],
    none: ["Bu sipariş verilirken kabul edilecek metin istenmedi.",
      "No texts had to be accepted when this order was placed."],
  });
  const buyer = useBuyer();
  const [open, setOpen] = useState(false);
  const texts = useQuery(open ? `accepted:${order.id}` : null, (signal) => buyer.contracts(order.id, signal));
  return (
    <>
      <Button onClick={() => setOpen(true)}>{t("title")}</Button>
      <Dialog title={t("title")} open={open} onClose={() => setOpen(false)}>
        <Shown query={texts}>
          {({ data }) => data.length === 0 ? <p>{t("none")}</p> : data.map((it) => (
            <p key={it.hash} className="pre small">{it.text}</p>
          ))}
        </Shown>
      </Dialog>
    </>
  );
}
