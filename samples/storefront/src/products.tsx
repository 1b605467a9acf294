import { Link } from "react-router";
import { Badge, optionsText, Picture, Skeleton, useFormat, useName, useTexts, type Schema } from "@marketplace/ui";

type Money = Schema<"Money">;

export function Price({ price, before, large = false }: { price: Money; before?: Money | null; large?: boolean }) {
  const { money } = useFormat();
  const t = useTexts({ before: ["Önceki fiyat", "Before"] });
  return (
    <p className={large ? "price large" : "price"}>
      <span className="money">{money(price)}</span>
      {before && before.amount > price.amount && (
        <s className="money muted">
          <span className="hidden">{t("before")}: </span>
          {money(before)}
        </s>
      )}
    </p>
  );
}

export function ProductGrid({ products, eager = 0 }: { products: Schema<"ProductSummaryResponse">[]; eager?: number }) {
  return (
    <ul className="grid">
      {products.map((product, at) => (
        <li key={product.id}>
          <ProductCard product={product} eager={at < eager} />
        </li>
      ))}
    </ul>
  );
}

function ProductCard({ product, eager }: { product: Schema<"ProductSummaryResponse">; eager: boolean }) {
  const t = useTexts({ out: ["Tükendi", "Out of stock"] });
  return (
    <article className="product">
      <Picture image={product.image} sizes="(max-width: 600px) 45vw, 260px" eager={eager} decorative />
      <div className="stack tight">
        <p className="muted small">{product.brand ?? product.seller?.name}</p>
        <h3>
          <Link className="cover" to={`/products/${product.slug}`}>
            {product.title}
          </Link>
        </h3>
        <Price price={product.price} before={product.compareAtPrice} />
        {!product.inStock && <Badge>{t("out")}</Badge>}
      </div>
    </article>
  );
}

export function GridSkeleton({ cards = 8 }: { cards?: number }) {
  return (
    <div className="grid" aria-hidden="true">
      {Array.from({ length: cards }, (_, at) => (
        <div key={at} className="product">
          <span className="skeleton picture" />
          <Skeleton rows={3} height={18} />
        </div>
      ))}
    </div>
  );
}

export function TileSkeleton({ tiles, height }: { tiles: number; height: number }) {
  return (
    <div className="tiles" aria-hidden="true">
      {Array.from({ length: tiles }, (_, at) => (
        <span key={at} className="skeleton" style={{ height }} />
      ))}
    </div>
  );
}

/** From the root to the category, each a link. */
export function CategoryPath({ path }: { path: readonly Schema<"CategoryRef">[] }) {
  const t = useTexts({ path: ["Kategori yolu", "Category path"] });
  const name = useName();
  return (
    <nav aria-label={t("path")}>
      <ol className="row path small">
        {path.map((it) => (
          <li key={it.id}>
            <Link to={`/categories/${it.slug}`}>{name(it)}</Link>
          </li>
        ))}
      </ol>
    </nav>
  );
}

interface LineProps {
  image: Schema<"PictureView"> | null;
  title: string | null;
  to?: string | null;
  options: Record<string, string>;
  children?: React.ReactNode;
  /** On the right: usually money. */
  end?: React.ReactNode;
  /** Under everything, over the whole width of a narrow screen. */
  below?: React.ReactNode;
}

/** A thing that was bought or is about to be: picture, title, options. */
export function Line({ image, title, to, options, children, end, below }: LineProps) {
  return (
    <div className="line">
      <Picture className="thumb" image={image} sizes="72px" decorative />
      <div className="grow stack tight">
        <h3>{to ? <Link to={to}>{title}</Link> : title}</h3>
        {Object.keys(options).length > 0 && <p className="muted small">{optionsText(options, " · ")}</p>}
        {children}
      </div>
      <div className="end">{end}</div>
      {below && <div className="below">{below}</div>}
    </div>
  );
}
