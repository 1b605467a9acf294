import { useParams, useSearchParams } from "react-router";
import {
  answer, api, EmptyState, LinkButton, PageHead, Pager, paging, ProblemNote, useFormat, useName, usePages, useTexts,
  useTitle, type Schema,
} from "@marketplace/ui";
import { Filters } from "../filters.tsx";
import { GridSkeleton, ProductGrid } from "../products.tsx";
import { useCategories } from "../shell.tsx";

type Node = Schema<"CategoryNode">;
const sorts = ["relevance", "popular", "newest", "price_asc", "price_desc"] as const;

/** Products of a category or of a search, with facets. All filters are in the address, so Back and sharing work. */
export function Results() {
  const { category } = useParams();
  const [params] = useSearchParams();
  const q = params.get("q") ?? "";
  const t = useTexts({
    all: ["Tüm ürünler", "All products"],
    found: ["“{q}” için sonuçlar", "Results for “{q}”"],
    none: ["Bu ölçütlere uyan ürün yok", "Nothing matches"],
    clear: ["Filtreleri temizle", "Clear filters"],
  });
  const name = useName();
  const node = findCategory(useCategories().data?.data ?? [], category);
  const title = q ? t("found", { q }) : node ? name(node) : (params.get("brand") ?? t("all"));
  useTitle(`${title} · Pazar`);
  return (
    <>
      <PageHead title={category && !node ? " " : title} />
      <Products category={category ?? params.get("category") ?? undefined} empty={
        <EmptyState title={t("none")}>
          <LinkButton to={q ? `/search?q=${encodeURIComponent(q)}` : "?"}>{t("clear")}</LinkButton>
        </EmptyState>
      } />
    </>
  );
}

interface ProductsProps {
  category?: string | undefined;
  seller?: string;
  empty: React.ReactNode;
}

/** The list with its filters beside it; the page's head is the caller's. */
export function Products({ category, seller, empty }: ProductsProps) {
  const [params] = useSearchParams();
  const { number } = useFormat();
  const t = useTexts({ some: ["{n} ürün", "{n} products"], results: ["Ürünler", "Products"] });
  const query = {
    facets: true,
    ...(category ? { category } : {}),
    ...(seller ? { seller } : {}),
    ...text(params, "q"),
    ...text(params, "brand"),
    ...(params.get("stock") ? { inStock: true } : {}),
    ...price(params, "minPrice"),
    ...price(params, "maxPrice"),
    ...sortOf(params),
  };
  const pages = usePages(`products:${JSON.stringify(query)}`, (cursor, signal) =>
    answer(api.GET("/api/v1/products", { signal, params: { query: { ...query, ...paging(cursor, 24) } } })),
  );
  const facets = pages.first?.facets;
  const count = facets?.prices.reduce((sum, { count }) => sum + count, 0);
  return (
    <div className="columns side-first">
      <Filters facets={facets ?? null} category={category} seller={seller} />
      <section className="stack" aria-label={t("results")} aria-busy={pages.loading}>
        <h2 className="hidden">{t("results")}</h2>
        <p className="muted" role="status">
          {count === undefined ? "\u00a0" : t("some", { n: number(count) + (facets?.isPartial ? "+" : "") })}
        </p>
        <ProblemNote error={pages.error} retry={pages.reload} />
        {pages.loading && pages.rows.length === 0 && <GridSkeleton cards={12} />}
        {!pages.loading && !pages.error && pages.rows.length === 0 && empty}
        <ProductGrid products={pages.rows} eager={4} />
        <Pager pages={pages} />
      </section>
    </div>
  );
}

function findCategory(nodes: Node[], key: string | undefined): Node | undefined {
  for (const node of nodes) {
    const found = node.slug === key || node.id === key ? node : findCategory(node.children, key);
    if (found) return found;
  }
  return undefined;
}

function text<K extends string>(params: URLSearchParams, name: K) {
  const value = params.get(name);
  return (value ? { [name]: value } : {}) as { [P in K]?: string };
}

function price<K extends string>(params: URLSearchParams, name: K) {
  const value = Number(params.get(name));
  return (value > 0 ? { [name]: value } : {}) as { [P in K]?: number };
}

const sortOf = (params: URLSearchParams) => {
  const sort = sorts.find((it) => it === params.get("sort"));
  return sort ? { sort } : {};
};
