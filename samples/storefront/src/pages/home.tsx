import { Link } from "react-router";
import { answer, api, Shown, useName, useQuery, useTexts, useTitle } from "@marketplace/ui";
import { GridSkeleton, ProductGrid, TileSkeleton } from "../products.tsx";
import { useCategories } from "../shell.tsx";

export function Home() {
  const t = useTexts({
    title: ["Ustasından, üreticisinden, kapınıza", "From the maker’s hands to your door"],
    lead: ["Yüzlerce bağımsız mağaza tek sepette.", "Hundreds of independent stores in one cart."],
    categories: ["Kategoriler", "Categories"],
    popular: ["Sevilen mağazalar", "Popular stores"],
    newest: ["Yeni gelenler", "New arrivals"],
    all: ["Tümünü gör", "See all"],
  });
  useTitle("Pazar");
  const name = useName();
  const categories = useCategories();
  const popular = useQuery("popular", (signal) =>
    answer(api.GET("/api/v1/analytics/popular-sellers", { signal, params: { query: { limit: 8 } } })),
  );
  const newest = useQuery("newest", (signal) =>
    answer(api.GET("/api/v1/products", { signal, params: { query: { sort: "newest", inStock: true, limit: 10 } } })),
  );
  return (
    <div className="stack loose">
      <div className="hero">
        <h1>{t("title")}</h1>
        <p>{t("lead")}</p>
      </div>
      <section className="stack">
        <h2>{t("categories")}</h2>
        <Shown query={categories} skeleton={<TileSkeleton tiles={9} height={96} />}>
          {({ data }) => (
            <ul className="tiles">
              {data.map((it) => (
                <li key={it.id}>
                  <Link className="tile" to={`/categories/${it.slug}`}>
                    <strong>{name(it)}</strong>
                    <span className="muted small">{it.children.map(name).join(", ")}</span>
                  </Link>
                </li>
              ))}
            </ul>
          )}
        </Shown>
      </section>
      <section className="stack">
        <div className="row between">
          <h2>{t("popular")}</h2>
          <Link to="/stores">{t("all")}</Link>
        </div>
        <Shown query={popular} skeleton={<TileSkeleton tiles={8} height={70} />}>
          {({ data }) => (
            <ol className="tiles">
              {data.map(({ sellerId, slug, name: store, rank }) => (
                <li key={sellerId}>
                  <Link className="tile store" to={`/stores/${slug}`}>
                    <span className="rank" aria-hidden="true">{rank}</span>
                    <strong>{store}</strong>
                  </Link>
                </li>
              ))}
            </ol>
          )}
        </Shown>
      </section>
      <section className="stack">
        <div className="row between">
          <h2>{t("newest")}</h2>
          <Link to="/search?sort=newest">{t("all")}</Link>
        </div>
        <Shown query={newest} skeleton={<GridSkeleton cards={10} />}>
          {({ data }) => <ProductGrid products={data} />}
        </Shown>
      </section>
    </div>
  );
}
