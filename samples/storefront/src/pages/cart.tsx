import { Link } from "react-router";
import {
  Button, Card, EmptyState, LinkButton, PageHead, ProblemNote, Select, Shown, useFormat, useTexts, useTitle,
  type Schema,
} from "@marketplace/ui";
import { useCart } from "../cart.tsx";
import { Line } from "../products.tsx";
import { Totals } from "../totals.tsx";

type Item = Schema<"CartItemView">;
const stopping: Schema<"CartWarningCode">[] = ["stock_short", "not_for_sale", "store_closed", "self_purchase"];

export function CartPage() {
  const t = useTexts({
    title: ["Sepetim", "Your cart"],
    empty: ["Sepetiniz boş", "Your cart is empty"],
    browse: ["Alışverişe başla", "Start shopping"],
    saved: ["Sonraya kaydedilenler", "Saved for later"],
    checkout: ["Siparişi tamamla", "Go to checkout"],
    blocked: ["Önce alınamayan ürünleri çıkarın.", "Remove what cannot be bought first."],
    sum: ["Özet", "Summary"],
  });
  useTitle(`${t("title")} · Pazar`);
  const { query, put } = useCart();
  return (
    <>
      <PageHead title={t("title")} />
      <Shown query={query}>
        {(cart) => {
          const items = cart?.sellers.flatMap((it) => it.items) ?? [];
          if (!cart || items.length + cart.saved.length === 0) {
            return (
              <EmptyState title={t("empty")}>
                <LinkButton look="primary" to="/">{t("browse")}</LinkButton>
              </EmptyState>
            );
          }
          const blocked = items.some(({ warnings }) => warnings.some(({ code }) => stopping.includes(code)));
          return (
            <div className="columns">
              <div className="stack">
                <ProblemNote error={put.error} />
                {cart.sellers.map((seller) => <SellerItems key={seller.seller?.id ?? "none"} seller={seller} />)}
                {cart.saved.length > 0 && (
                  <Card title={t("saved")}>
                    {cart.saved.map((item) => <CartLine key={item.variantId} item={item} saved />)}
                  </Card>
                )}
              </div>
              {items.length > 0 && cart.totals && (
                <Card title={t("sum")} className="sticky">
                  <Totals totals={cart.totals} />
                  {blocked
                    ? <p className="note warn">{t("blocked")}</p>
                    : <LinkButton look="primary" className="block" to="/checkout">{t("checkout")}</LinkButton>}
                </Card>
              )}
            </div>
          );
        }}
      </Shown>
    </>
  );
}

function SellerItems({ seller: { seller, items } }: { seller: Schema<"CartSellerView"> }) {
  return (
    <Card title={seller?.slug ? <Link to={`/stores/${seller.slug}`}>{seller.name}</Link> : (seller?.name ?? "–")}>
      {items.map((item) => <CartLine key={item.variantId} item={item} />)}
    </Card>
  );
}

function CartLine({ item, saved = false }: { item: Item; saved?: boolean }) {
  const t = useTexts({
    quantity: ["Adet", "Quantity"],
    later: ["Sonraya kaydet", "Save for later"],
    back: ["Sepete taşı", "Move to cart"],
    remove: ["Çıkar", "Remove"],
    of: ["{action}: {title}", "{action}: {title}"],
    gone: ["Artık satılmıyor", "No longer for sale"],
  });
  const { money } = useFormat();
  const { put } = useCart();
  const most = Math.max(item.quantity, Math.min(item.available, 20));
  const counts = Array.from({ length: most }, (_, n) => [`${n + 1}`, `${n + 1}`] as const);
  const title = item.title ?? t("gone");
  const named = (action: string) => t("of", { action, title });
  const price = item.unitPrice && money({ ...item.unitPrice, amount: item.unitPrice.amount * item.quantity });
  return (
    <Line image={item.image} title={title} options={item.options} end={<p className="money strong">{price}</p>}
      to={item.productId && `/products/${item.productId}`} below={
        <div className="row cart-actions">
          {!saved && (
            <Select label={<span className="hidden">{named(t("quantity"))}</span>} value={`${item.quantity}`}
              options={counts} onChange={(value) => void put.run(item.variantId, Number(value), false)} />
          )}
          <Button look="quiet" aria-label={named(saved ? t("back") : t("later"))}
            onClick={() => void put.run(item.variantId, item.quantity, !saved)}>
            {saved ? t("back") : t("later")}
          </Button>
          <Button look="quiet" aria-label={named(t("remove"))} onClick={() => void put.run(item.variantId, 0, saved)}>
            {t("remove")}
          </Button>
        </div>
      }>
      {item.warnings.map((warning) => <Warning key={warning.code} warning={warning} item={item} />)}
    </Line>
  );
}

/** What stands in the way of buying, and how to go on. */
function Warning({ warning, item }: { warning: Schema<"CartWarning">; item: Item }) {
  const t = useTexts({
    price_changed: ["Fiyat değişti: {old} → {now}", "The price changed: {old} → {now}"],
    stock_short: ["Yalnızca {n} adet kaldı", "Only {n} left"],
    sold_out: ["Tükendi", "Out of stock"],
    not_for_sale: ["Artık satılmıyor", "No longer for sale"],
    store_closed: ["Mağaza kapalı", "The store is closed"],
    self_purchase: ["Bu ürün sizin mağazanızın", "This is from your own store"],
    quantity_capped: ["Bir üründen en çok bu kadar alınabilir", "You cannot buy more of this product"],
    seen: ["Yeni fiyatı kabul et", "Accept the new price"],
  });
  const { money } = useFormat();
  const { put } = useCart();
  const show = (price: { amount: number; currency: string } | null | undefined) => (price ? money(price) : "");
  return (
    <div className="note warn small">
      <p>
        {t(warning.code === "stock_short" && !(warning.available ?? item.available) ? "sold_out" : warning.code, {
          old: show(warning.oldPrice), now: show(warning.newPrice), n: warning.available ?? item.available,
        })}
      </p>
      {warning.code === "price_changed" && (
        <Button onClick={() => void put.run(item.variantId, item.quantity, false)}>{t("seen")}</Button>
      )}
    </div>
  );
}
