import { Link } from "react-router";
import { Badge, Picture, toneOf, useFormat, useLabels, useTexts, type Schema } from "@marketplace/ui";

/** An order in a list. */
export function OrderRow({ order, to }: { order: Schema<"OrderSummary">; to: string }) {
  const t = useTexts({
    more: ["{title} ve {n} ürün daha", "{title} and {n} more"],
    parcels: ["{n} koli yolda", "{n} {n:parcel|parcels} on {n:its|their} way"],
    returns: ["{n} açık iade", "{n} open {n:return|returns}"],
    unread: ["{n} yeni mesaj", "{n} new {n:message|messages}"],
    asked: ["İptal istendi", "Cancellation requested"],
  });
  const label = useLabels();
  const { money, date } = useFormat();
  const { title, lineCount } = order;
  return (
    <article className="card order-row">
      <div className="row between">
        <span className="muted small">{date(order.placedAt ?? order.createdAt)} · {order.number}</span>
        <Badge tone={toneOf(order.status)}>{label("orderStatus", order.status)}</Badge>
      </div>
      <div className="line">
        <Picture className="thumb" image={order.image} sizes="72px" decorative />
        <div className="grow stack tight">
          <h2 className="h3">
            <Link className="cover" to={to}>
              {lineCount > 1 ? t("more", { title, n: lineCount - 1 }) : title}
            </Link>
          </h2>
          <p className="muted small">{order.seller.name}</p>
          <p className="row">
            {order.cancelRequestedAt && <Badge tone="warn">{t("asked")}</Badge>}
            {order.parcelsUnderway > 0 && <Badge tone="accent">{t("parcels", { n: order.parcelsUnderway })}</Badge>}
            {order.openReturns > 0 && <Badge tone="warn">{t("returns", { n: order.openReturns })}</Badge>}
            {order.unreadMessages > 0 && <Badge tone="accent">{t("unread", { n: order.unreadMessages })}</Badge>}
          </p>
        </div>
        <p className="money strong">{money(order.total)}</p>
      </div>
    </article>
  );
}
