import { createContext, useContext, useEffect, useState, type FormEvent } from "react";
import { Link, NavLink, Outlet, useNavigate, useSearchParams } from "react-router";
import {
  answer, api, LinkButton, Shell, useLiveStream, useName, useQuery, useSession, useTexts, type Query, type Schema,
} from "@marketplace/ui";
import { CartProvider, useCart } from "./cart.tsx";

const CategoriesContext = createContext<Query<Schema<"ListResponseOfCategoryNode">> | null>(null);

/** The categories of the head, read once for all pages. */
export function useCategories() {
  const categories = useContext(CategoriesContext);
  if (!categories) throw new Error("useCategories needs the ShopShell above");
  return categories;
}

export function ShopShell() {
  return (
    <CartProvider>
      <Frame />
    </CartProvider>
  );
}

function Frame() {
  const { signedIn } = useSession();
  useLiveStream(signedIn ? "/api/v1/me/events" : null);
  const t = useTexts({
    stores: ["Mağazalar", "Stores"],
    sample: ["Örnek mağaza, Marketplace API ile", "A sample shop on the Marketplace API"],
    guest: ["Misafir siparişim", "My guest order"],
  });
  const name = useName();
  const categories = useQuery("categories", (signal) => answer(api.GET("/api/v1/categories", { signal })));
  return (
    <Shell
      brand="Pazar"
      middle={<Search />}
      actions={<Actions />}
      nav={
        <>
          <NavLink to="/stores">{t("stores")}</NavLink>
          {categories.data?.data.map((it) => (
            <NavLink key={it.id} to={`/categories/${it.slug}`}>
              {name(it)}
            </NavLink>
          ))}
        </>
      }
      footer={
        <p className="row">
          <span className="muted">{t("sample")}</span>
          <Link to="/guest-links">{t("guest")}</Link>
        </p>
      }
    >
      <CategoriesContext value={categories}>
        <Outlet />
      </CategoriesContext>
    </Shell>
  );
}

function Actions() {
  const t = useTexts({
    signIn: ["Giriş yap", "Sign in"],
    account: ["Hesabım", "My account"],
    cart: ["Sepet", "Cart"],
    inCart: ["Sepet, {n} ürün", "Cart, {n} {n:item|items}"],
  });
  const { signedIn } = useSession();
  const { count } = useCart();
  return (
    <>
      <LinkButton look="quiet" to={signedIn ? "/orders" : "/sign-in"}>
        {signedIn ? t("account") : t("signIn")}
      </LinkButton>
      <LinkButton look="quiet" to="/cart" aria-label={t("inCart", { n: count })}>
        {t("cart")} <span className="count">{count}</span>
      </LinkButton>
    </>
  );
}

/** Suggestions come while typing; Enter searches for the words themselves. */
function Search() {
  const t = useTexts({
    label: ["Ürün ya da marka ara", "Search products or brands"],
    search: ["Ara", "Search"],
    found: ["Öneriler", "Suggestions"],
    category: ["Kategori", "Category"],
    brand: ["Marka", "Brand"],
  });
  const name = useName();
  const navigate = useNavigate();
  const [params] = useSearchParams();
  const q = params.get("q") ?? "";
  const [words, setWords] = useState(q);
  useEffect(() => setWords(q), [q]);
  const [open, setOpen] = useState(false);
  const asked = words.trim();
  const found = useQuery(
    open && asked.length > 1 ? `suggest:${asked}` : null,
    async (signal) => {
      await new Promise((done) => setTimeout(done, 150));
      signal.throwIfAborted();
      return answer(api.GET("/api/v1/search/suggestions", { signal, params: { query: { q: asked } } }));
    },
    true,
  );
  const links = open && asked.length > 1 && found.data ? [
    ...found.data.categories.map((it) => [`/categories/${it.slug}`, name(it), t("category")] as const),
    ...found.data.brands.map((it) => [`/search?brand=${encodeURIComponent(it)}`, it, t("brand")] as const),
    ...found.data.products.map((it) => [`/products/${it.slug}`, it.title, ""] as const),
  ] : [];
  const send = (event: FormEvent) => {
    event.preventDefault();
    setOpen(false);
    if (asked) void navigate(`/search?q=${encodeURIComponent(asked)}`);
  };
  return (
    <search
      className="search"
      onBlur={(event) => event.currentTarget.contains(event.relatedTarget) || setOpen(false)}
      onKeyDown={(event) => event.key === "Escape" && setOpen(false)}
    >
      <form className="row nowrap" onSubmit={send}>
        <input type="search" aria-label={t("label")} placeholder={t("label")} value={words} autoComplete="off"
          onChange={(event) => (setWords(event.target.value), setOpen(true))} />
        <button className="button" type="submit">
          {t("search")}
        </button>
      </form>
      {links.length > 0 && (
        <ul className="suggestions" aria-label={t("found")}>
          {links.map(([to, text, kind]) => (
            <li key={to}>
              <Link to={to} onClick={() => setOpen(false)}>
                {text} <span className="muted small">{kind}</span>
              </Link>
            </li>
          ))}
        </ul>
      )}
    </search>
  );
}
