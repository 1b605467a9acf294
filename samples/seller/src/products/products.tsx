import { Link, useSearchParams } from "react-router";
import {
  answer, api, Badge, LinkButton, PageHead, paging, Picture, Tabs, useFormat,
  usePages, useTexts, useTitle, type Schema,
} from "@marketplace/ui";
import { Cards, List } from "../list.tsx";
import { useStore } from "../store.tsx";

type Row = Schema<"ProductRowResponse">;
const statuses = ["active", "draft", "archived"] as const;

export const productTexts = {
  active: ["Yayında", "Published"],
  draft: ["Taslak", "Draft"],
  archived: ["Arşivde", "Archived"],
  none: ["", ""],
  seller_suspended: ["Mağaza askıda", "Store suspended"],
  store_closed: ["Mağaza kapalı", "Store closed"],
  over_limit: ["Paket sınırını aşıyor, gizli", "Over the plan’s limit, hidden"],
  moderated: ["Yönetim gizledi", "Hidden by the marketplace"],
} as const;

/** The store's products by status. */
export function Products() {
  const store = useStore();
  const [query, setQuery] = useSearchParams();
  const status = statuses.find((it) => it === query.get("status"));
  const q = query.get("q") ?? "";
  const t = useTexts({
    title: ["Ürünler", "Products"],
    add: ["Ürün ekle", "Add a product"],
    search: ["Ürün ara", "Search products"],
    tabs: ["Ürün durumları", "Product statuses"],
    all: ["Tümü", "All"],
    empty: ["Burada ürün yok", "No products here"],
    emptyHint: ["İlk ürününüzü ekleyin; yayınlayana kadar taslak kalır.",
      "Add your first product; it stays a draft until you publish it."],
  });
  const label = useTexts(productTexts);
  useTitle(t("title"));
  const list = usePages(`products:${store.id}:${status}:${q}`, (cursor, signal) =>
    answer(api.GET("/api/v1/seller/{sellerId}/products", {
      signal,
      params: { path: { sellerId: store.id },
        query: { ...paging(cursor), ...(status ? { status } : {}), ...(q ? { q } : {}) } },
    })));
  const add = store.can("catalog:write") && (
    <LinkButton look="primary" to={store.path("products/new")}>{t("add")}</LinkButton>
  );
  const to = (value?: string) =>
    `?${new URLSearchParams({ ...(value ? { status: value } : {}), ...(q ? { q } : {}) })}`;
  return (
    <>
      <PageHead title={t("title")}>
        <form role="search" className="search" onSubmit={(event) => {
          event.preventDefault();
          const text = String(new FormData(event.currentTarget).get("q")).trim();
          setQuery({ ...(status ? { status } : {}), ...(text ? { q: text } : {}) });
        }}>
          <input key={q} type="search" name="q" defaultValue={q} aria-label={t("search")} placeholder={t("search")} />
        </form>
        {add}
      </PageHead>
      <Tabs label={t("tabs")} tabs={[
        { to: to(), label: t("all"), active: !status },
        ...statuses.map((it) => ({ to: to(it), label: label(it), active: it === status })),
      ]} />
      <List pages={list} empty={t("empty")} hint={<><p>{t("emptyHint")}</p>{add}</>} height={92}>
        {(rows) => <Cards label={t("title")} rows={rows}>{(it) => <ProductRow key={it.id} product={it} />}</Cards>}
      </List>
    </>
  );
}

function ProductRow({ product }: { product: Row }) {
  const store = useStore();
  const { money } = useFormat();
  const t = useTexts({
    variants: ["{n} seçenek", "{n} {n:variant|variants}"],
    out: ["Tükendi", "Out of stock"],
  });
  const label = useTexts(productTexts);
  return (
    <li className="row-card">
      <Picture image={product.image} sizes="72px" decorative className="thumb" />
      <div className="stack tight grow">
        <Link className="strong" to={store.path(`products/${product.id}`)}>{product.title}</Link>
        <span className="muted small">{t("variants", { n: product.variantCount })}</span>
        <div className="row badges">
          <Badge tone={product.status === "active" ? "good" : "neutral"}>{label(product.status)}</Badge>
          {product.visibility !== "none" && <Badge tone="warn">{label(product.visibility)}</Badge>}
          {!product.inStock && <Badge tone="bad">{t("out")}</Badge>}
        </div>
        {product.moderationReason && <span className="small">{product.moderationReason}</span>}
      </div>
      {product.minPrice && <span className="money strong">{money(product.minPrice)}</span>}
    </li>
  );
}
