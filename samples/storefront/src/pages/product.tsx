import { useEffect, useState } from "react";
import { useParams } from "react-router";
import {
  answer, api, Badge, Button, Card, LinkButton, Picture, ProblemNote, Select, Shown, Skeleton, useQuery,
  useTexts, useTitle, type Schema,
} from "@marketplace/ui";
import { useCart } from "../cart.tsx";
import { CategoryPath, Price, ProductGrid } from "../products.tsx";

type Product = Schema<"PublicProductResponse">;

export function ProductPage() {
  const { slug = "" } = useParams();
  const product = useQuery(`product:${slug}`, (signal) =>
    answer(api.GET("/api/v1/products/{idOrSlug}", { signal, params: { path: { idOrSlug: slug } } })),
  );
  useTitle(product.data && `${product.data.title} · Pazar`);
  const id = product.data?.id;
  useEffect(() => {
    // Counted for the store's figures; nothing depends on it.
    if (id) void api.POST("/api/v1/products/{id}/view", { params: { path: { id } } }).catch(() => undefined);
  }, [id]);
  return (
    <Shown query={product} skeleton={<ProductSkeleton />}>
      {(it) => (
        <div className="stack loose">
          <Details key={it.id} product={it} />
          <Related id={it.id} />
        </div>
      )}
    </Shown>
  );
}

function Details({ product }: { product: Product }) {
  const t = useTexts({ about: ["Ürün açıklaması", "About this product"] });
  const cheapest = [...product.variants].sort((a, b) => a.price.amount - b.price.amount);
  const [variant, setVariant] = useState(cheapest.find((it) => it.inStock) ?? cheapest[0]);
  return (
    <div className="product-page">
      <Gallery product={product} />
      <div className="stack">
        <CategoryPath path={product.path} />
        <div>
          {product.brand && <p className="muted">{product.brand}</p>}
          <h1>{product.title}</h1>
        </div>
        {variant && <Buy product={product} variant={variant} choose={setVariant} />}
        {product.seller && <Store seller={product.seller} />}
        <section className="stack tight">
          <h2>{t("about")}</h2>
          <p className="pre">{product.description}</p>
        </section>
      </div>
    </div>
  );
}

function Gallery({ product: { images, title } }: { product: Product }) {
  const t = useTexts({ show: ["{n}. resmi göster", "Show picture {n}"] });
  const [at, setAt] = useState(0);
  return (
    <div className="gallery">
      <Picture image={images[at] ? { ...images[at], alt: images[at].alt || title } : null} eager
        sizes="(max-width: 900px) 100vw, 560px" />
      {images.length > 1 && (
        <div className="row">
          {images.map((image, n) => (
            <button key={image.id} type="button" className="thumb-button" aria-pressed={n === at}
              aria-label={t("show", { n: n + 1 })} onClick={() => setAt(n)}>
              <Picture className="thumb" image={image} sizes="72px" decorative />
            </button>
          ))}
        </div>
      )}
    </div>
  );
}

type Variant = Schema<"PublicVariantResponse">;

const counts = (most: number) => Array.from({ length: most }, (_, n) => [`${n + 1}`, `${n + 1}`] as const);

/** Choosing an option keeps the others where such a variant exists. */
function Buy({ product, variant, choose }: { product: Product; variant: Variant; choose: (it: Variant) => void }) {
  const t = useTexts({
    add: ["Sepete ekle", "Add to cart"],
    added: ["Sepete eklendi.", "Added to your cart."],
    cart: ["Sepete git", "Go to the cart"],
    quantity: ["Adet", "Quantity"],
    in_stock: ["Stokta", "In stock"],
    low: ["Son birkaç ürün", "Only a few left"],
    left: ["Son {n} ürün", "Only {n} left"],
    out_of_stock: ["Tükendi", "Out of stock"],
  });
  const { add } = useCart();
  const [quantity, setQuantity] = useState("1");
  const [added, setAdded] = useState(false);
  const { state, left } = variant.availability;
  const names = [...new Set(product.variants.flatMap(({ options }) => Object.keys(options)))];
  /** Whether there is one in stock with this value and what is chosen in the options above it. */
  const canHave = (name: string, value: string) => product.variants.some(({ inStock, options }) =>
    inStock && options[name] === value
    && names.slice(0, names.indexOf(name)).every((it) => options[it] === variant.options[it]));
  const pick = (name: string, value: string) => {
    const fits = product.variants.filter(({ options }) => options[name] === value);
    const same = (it: Variant) => names.filter((other) => it.options[other] === variant.options[other]).length;
    choose(fits.sort((a, b) => same(b) - same(a) || Number(b.inStock) - Number(a.inStock))[0] ?? variant);
    setQuantity("1");
    setAdded(false);
  };
  return (
    <div className="stack">
      <Price price={variant.price} before={variant.compareAtPrice} large />
      <div>
        <Badge tone={state === "in_stock" ? "good" : state === "low" ? "warn" : "neutral"}>
          {state === "low" && left !== null ? t("left", { n: left }) : t(state)}
        </Badge>
      </div>
      {names.map((name) => (
        <fieldset key={name}>
          <legend>{name}</legend>
          <div className="row options">
            {[...new Set(product.variants.map(({ options }) => options[name] ?? ""))].map((value) => (
              <label key={value} className={canHave(name, value) ? "option" : "option gone"}>
                <input type="radio" className="hidden" name={name} checked={variant.options[name] === value}
                  onChange={() => pick(name, value)} />
                <span>
                  {value}
                  {!canHave(name, value) && <span className="hidden"> ({t("out_of_stock")})</span>}
                </span>
              </label>
            ))}
          </div>
        </fieldset>
      ))}
      {variant.inStock && (
        <div className="row buy">
          <Select label={t("quantity")} value={quantity} onChange={setQuantity}
            options={counts(Math.min(left ?? 10, 10) || 1)} />
          <Button look="primary" className="grow" busy={add.busy}
            onClick={() => void add.run(variant.id, Number(quantity)).then((done) => setAdded(done === true))}>
            {t("add")}
          </Button>
        </div>
      )}
      <div role="status">
        {added && (
          <p className="note good row between">
            {t("added")} <LinkButton to="/cart">{t("cart")}</LinkButton>
          </p>
        )}
      </div>
      <ProblemNote error={add.error} />
    </div>
  );
}

function Store({ seller: { slug, name } }: { seller: Schema<"SellerRef"> }) {
  const t = useTexts({ by: ["Satıcı", "Sold by"], visit: ["Mağazaya git", "Visit the store"] });
  return (
    <Card>
      <div className="row between">
        <div>
          <p className="muted small">{t("by")}</p>
          <p className="strong">{name}</p>
        </div>
        {slug && <LinkButton to={`/stores/${slug}`}>{t("visit")}</LinkButton>}
      </div>
    </Card>
  );
}

function Related({ id }: { id: string }) {
  const t = useTexts({ title: ["Bunlar da ilginizi çekebilir", "You may also like"] });
  const related = useQuery(`related:${id}`, (signal) =>
    answer(api.GET("/api/v1/products/{id}/related", { signal, params: { path: { id } } })),
  );
  if (!related.data?.data.length) return null;
  return (
    <section className="stack">
      <h2>{t("title")}</h2>
      <ProductGrid products={related.data.data.slice(0, 10)} />
    </section>
  );
}

function ProductSkeleton() {
  return (
    <div className="product-page" aria-hidden="true">
      <span className="skeleton picture" />
      <Skeleton rows={6} height={40} />
    </div>
  );
}
