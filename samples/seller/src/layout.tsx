import { Link, NavLink, Outlet, useLocation, useNavigate } from "react-router";
import { Button, Shell, useSession, useTexts, type Schema } from "@marketplace/ui";
import { applies, pathOf, StoresProvider, useStores, type Scope } from "./store.tsx";

export function Layout() {
  return (
    <StoresProvider>
      <Frame />
    </StoresProvider>
  );
}

function Frame() {
  const t = useTexts({ brand: ["Pazar Satıcı", "Pazar Seller"] });
  const { signedIn } = useSession();
  const { current } = useStores();
  const nav = current && !applies(current) ? <Pages store={current} /> : undefined;
  return (
    <Shell brand={t("brand")} middle={<StoreName />} actions={signedIn && <Account />} nav={nav}>
      <Outlet />
    </Shell>
  );
}

function StoreName() {
  const { list, current } = useStores();
  const t = useTexts({ change: ["Mağaza değiştir", "Change store"] });
  if (!current) return null;
  return (
    <div className="row store-name">
      <span className="strong">{current.name}</span>
      {(list.data?.length ?? 0) > 1 && <Link className="small" to="/stores">{t("change")}</Link>}
    </div>
  );
}

function Account() {
  const { me, signOut } = useSession();
  const { pathname } = useLocation();
  const { news } = useStores();
  const navigate = useNavigate();
  const t = useTexts({
    news: ["Bildirimler", "Notifications"],
    count: ["Bildirimler, {n} okunmamış", "Notifications, {n} unread"],
    account: ["Hesap", "Account"],
    security: ["Güvenlik", "Security"],
    signOut: ["Çıkış yap", "Sign out"],
  });
  const n = news.data?.notifications ?? 0;
  const leave = async () => {
    await signOut();
    await navigate("/sign-in");
  };
  return (
    <>
      <Link className="button quiet" to="/notifications" aria-label={n ? t("count", { n }) : t("news")}>
        <Bell /> <span className="wide-only">{t("news")}</span> {n > 0 && <span className="count">{n}</span>}
      </Link>
      <details className="menu" key={pathname}>
        <summary className="button quiet">{t("account")}</summary>
        <div>
          <span className="muted small">{me.data?.email}</span>
          <Link to="/security">{t("security")}</Link>
          <Button look="quiet" onClick={() => void leave()}>{t("signOut")}</Button>
        </div>
      </details>
    </>
  );
}

function Pages({ store }: { store: Schema<"OwnStore"> }) {
  const { unread } = useStores();
  const t = useTexts({
    orders: ["Siparişler", "Orders"],
    returns: ["İadeler", "Returns"],
    messages: ["Mesajlar", "Messages"],
    products: ["Ürünler", "Products"],
    stock: ["Stok", "Stock"],
    sales: ["Satışlar", "Sales"],
    money: ["Bakiye", "Balance"],
    plan: ["Abonelik", "Plan"],
    settings: ["Mağaza", "Store"],
  });
  const pages: [page: Parameters<typeof t>[0], scope?: Scope][] = [
    ["orders", "orders:read"], ["returns", "returns:read"], ["messages", "messages:write"],
    ["products", "catalog:read"], ["stock", "catalog:read"], ["sales", "analytics:read"], ["money", "finance:read"],
    ["plan", "finance:read"], ["settings"],
  ];
  const messages = unread.data?.messages ?? 0;
  return pages
    .filter(([, scope]) => !scope || store.scopes?.includes(scope))
    .map(([page]) => (
      <NavLink key={page} to={pathOf(store, page)}>
        {t(page)} {page === "messages" && messages > 0 && <span className="count">{messages}</span>}
      </NavLink>
    ));
}

function Bell() {
  return (
    <svg width="18" height="18" viewBox="0 0 24 24" fill="none" stroke="currentColor" strokeWidth="2"
      aria-hidden="true">
      <path d="M6 9a6 6 0 0 1 12 0c0 6 2.5 7 2.5 8h-17C3.5 16 6 15 6 9ZM10 20.5a2.2 2.2 0 0 0 4 0"
        strokeLinejoin="round" />
    </svg>
  );
}
