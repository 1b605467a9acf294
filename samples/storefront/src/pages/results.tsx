import { useParams, useSearchParams } from "react-router";
import {
  answer, api, EmptyState, LinkButton, PageHead, Pager, paging, ProblemNote, Refused, useFormat, useName, usePages,
  useQuery, useTexts, useTitle,
} from "@marketplace/ui";
import { Filters, optionKey } from "../filters.tsx";
import { CategoryPath, GridSkeleton, ProductGrid } from "../products.tsx";

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
    hint: ["Yazımı denetleyin ya da başka bir sözcük deneyin.", "Check the spelling, or try another word."],
    home: ["Ana sayfaya dön", "Back to the start page"],
  });
  const filtered = [...params.keys()].some((it) => it !== "q" && it !== "sort");
  const name = useName();
  const node = useQuery(category ? `category:${category}` : null, (signal) =>
    answer(api.GET("/api/v1/categories/{idOrSlug}", { signal, params: { path: { idOrSlug: category ?? "" } } })),
  );
  const title = q ? t("found", { q }) : node.data ? name(node.data) : (params.get("brand") ?? t("all"));
  useTitle(`${title} · Pazar`);
  if (node.error) return <Refused error={node.error} retry={node.reload} />;
  return (
    <>
      {category && <CategoryPath path={node.data?.path.slice(0, -1) ?? []} />}
      <PageHead title={category && !node.data ? "\u00a0" : title} />
      <Products category={category ?? params.get("category") ?? undefined} empty={
        <EmptyState title={t("none")}>
          {filtered ? (
            <LinkButton to={q ? `/search?q=${encodeURIComponent(q)}` : "?"}>{t("clear")}</LinkButton>
          ) : (
            <>
              {q && <p>{t("hint")}</p>}
              <LinkButton to="/">{t("home")}</LinkButton>
            </>
          )}
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
  const t = useTexts({ some: ["{n} ürün", "{n} {n:product|products}"], results: ["Ürünler", "Products"] });
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
    ...optionsIn(params),
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

function text<K extends string>(params: URLSearchParams, name: K) {
  const value = params.get(name);
  return (value ? { [name]: value } : {}) as { [P in K]?: string };
}

function price<K extends string>(params: URLSearchParams, name: K) {
  const value = Number(params.get(name));
  return (value > 0 ? { [name]: value } : {}) as { [P in K]?: number };
}

/** Options of variants are in the address as `option.Renk=Mavi`; they must meet in one variant. */
function optionsIn(params: URLSearchParams) {
  const option = Object.fromEntries([...params].flatMap(([name, value]) =>
    name.startsWith(optionKey("")) ? [[name.slice(optionKey("").length), value]] : [],
  ));
  return Object.keys(option).length > 0 ? { option } : {};
}

const sortOf = (params: URLSearchParams) => {
  const sort = sorts.find((it) => it === params.get("sort"));
  return sort ? { sort } : {};
};
