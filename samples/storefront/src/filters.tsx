import { useState } from "react";
import { Link, useSearchParams } from "react-router";
import { Button, Choice, Select, useFormat, useName, useTexts, type Schema } from "@marketplace/ui";

interface FiltersProps {
  facets: Schema<"ProductFacets"> | null;
  category: string | undefined;
  seller: string | undefined;
}

/** What narrows a list. A price range is in minor units, as the API counts. */
export function Filters({ facets, category, seller }: FiltersProps) {
  const t = useTexts({
    title: ["Filtreler", "Filters"],
    sort: ["Sıralama", "Sort by"],
    suggested: ["Önerilen", "Suggested"],
    popular: ["Çok satan", "Popular"],
    newest: ["En yeni", "Newest"],
    price_asc: ["Fiyat, artan", "Price, low to high"],
    price_desc: ["Fiyat, azalan", "Price, high to low"],
    stock: ["Yalnızca stokta olanlar", "In stock only"],
    price: ["Fiyat", "Price"],
    brand: ["Marka", "Brand"],
    category: ["Kategori", "Category"],
    any: ["Tümü", "Any"],
    from: ["{from} ve üzeri", "{from} and more"],
  });
  const [params, setParams] = useSearchParams();
  const [open, setOpen] = useState(false);
  const { money, number } = useFormat();
  const name = useName();
  const change = (values: Record<string, string | undefined>) => {
    const next = new URLSearchParams(params);
    for (const [key, value] of Object.entries(values)) value ? next.set(key, value) : next.delete(key);
    setParams(next, { preventScrollReset: true });
  };
  const sorts = ["popular", "newest", "price_asc", "price_desc"] as const;
  const chosenPrice = params.get("minPrice") ?? "0";
  const hasPrice = params.has("minPrice") || params.has("maxPrice");
  const brand = params.get("brand");
  // A store's page and a search are narrowed; a category leads to another.
  const stays = seller !== undefined || params.has("q");
  return (
    <aside className="filters" aria-label={t("title")}>
      <Button className="filters-toggle" aria-expanded={open} onClick={() => setOpen(!open)}>
        {t("title")}
      </Button>
      <div className={open ? "stack open" : "stack"}>
        <Select label={t("sort")} value={params.get("sort") ?? ""} onChange={(sort) => change({ sort })}
          options={[["", t("suggested")], ...sorts.map((it) => [it, t(it)] as const)]} />
        <Choice label={t("stock")} checked={params.has("stock")}
          onChange={(event) => change({ stock: event.target.checked ? "1" : undefined })} />
        {facets && (facets.prices.length > 1 || hasPrice) && (
          <fieldset>
            <legend>{t("price")}</legend>
            <Choice type="radio" name="price" label={t("any")} checked={!hasPrice}
              onChange={() => change({ minPrice: undefined, maxPrice: undefined })} />
            {facets.prices.map(({ from, to, count }) => (
              <Choice key={from.amount} type="radio" name="price"
                label={<Counted count={number(count)}>
                  {to ? `${money(from)} – ${money(to)}` : t("from", { from: money(from) })}
                </Counted>}
                checked={hasPrice && chosenPrice === String(from.amount)}
                onChange={() => change({
                  minPrice: String(from.amount),
                  maxPrice: to ? String(to.amount - 1) : undefined,
                })} />
            ))}
          </fieldset>
        )}
        {facets && (facets.brands.length > 1 || brand) && (
          <fieldset>
            <legend>{t("brand")}</legend>
            <Choice type="radio" name="brand" label={t("any")} checked={!brand}
              onChange={() => change({ brand: undefined })} />
            {facets.brands.slice(0, 10).map((it) => (
              <Choice key={it.brand} type="radio" name="brand" checked={brand === it.brand}
                label={<Counted count={number(it.count)}>{it.brand}</Counted>}
                onChange={() => change({ brand: it.brand })} />
            ))}
          </fieldset>
        )}
        {facets && facets.categories.length > 1 && (
          <nav aria-label={t("category")} className="stack tight">
            <p className="strong">{t("category")}</p>
            {facets.categories.slice(0, 12).filter(({ category: it }) => it.slug !== category).map((it) => (
              <Link key={it.category.id} className="facet"
                to={stays ? `?${withCategory(params, it.category.slug)}` : `/categories/${it.category.slug}`}>
                <Counted count={number(it.count)}>{name(it.category)}</Counted>
              </Link>
            ))}
          </nav>
        )}
      </div>
    </aside>
  );
}

function Counted({ count, children }: { count: string; children: React.ReactNode }) {
  return (
    <>
      {children} <span className="muted small">({count})</span>
    </>
  );
}

function withCategory(params: URLSearchParams, slug: string) {
  const next = new URLSearchParams(params);
  next.set("category", slug);
  return next;
}
