import { createContext, useContext, type ReactNode } from "react";
import { Navigate, Outlet, useParams } from "react-router";
import {
  answer, api, EmptyState, LinkButton, Shown, useChanges, useLiveStream, useQuery, useSession, useTexts,
  type Query, type Schema,
} from "@marketplace/ui";
import { Application } from "./store/application.tsx";

type OwnStore = Schema<"OwnStore">;
export type Scope =
  | "catalog:read" | "catalog:write" | "stock:write" | "orders:read" | "orders:write" | "returns:read" | "returns:write"
  | "messages:write" | "finance:read" | "analytics:read" | "settings:write" | "business:write";

/** The store of the address, and what the signed-in member can do there. */
export interface Store {
  id: string;
  name: string;
  role: OwnStore["role"];
  can: (scope: Scope) => boolean;
  /** The address of one of its pages: `path("orders")`. */
  path: (page: string) => string;
}

interface Stores {
  list: Query<OwnStore[]>;
  /** Messages that no member of the store of the address has read. */
  unread: Query<Schema<"UnreadMessages">>;
  /** What the account itself has not read. */
  news: Query<Schema<"UnreadResponse">>;
  /** The store of the address; on the account's own pages the only one. */
  current: OwnStore | undefined;
}

const newsworthy = [
  "order.placed", "order.changed", "return.changed", "message.received", "stock.low", "stock.out",
] as const;

const StoresContext = createContext<Stores | null>(null);

/** Reads the member's stores once for all pages, and the counts in the head. */
export function StoresProvider({ children }: { children: ReactNode }) {
  const { signedIn } = useSession();
  const { slug } = useParams();
  const list = useQuery(signedIn ? "stores" : null, async (signal) =>
    (await answer(api.GET("/api/v1/me/sellers", { signal }))).data);
  const only = list.data?.length === 1 ? list.data[0] : undefined;
  const current = slug ? list.data?.find((store) => store.slug === slug) : only;
  const sellerId = current?.scopes?.includes("messages:write") ? current.id : undefined;
  const unread = useQuery(sellerId ? `unread:${sellerId}` : null, (signal) =>
    answer(api.GET("/api/v1/seller/{sellerId}/threads/unread", { signal, params: { path: { sellerId: sellerId! } } })));
  const reads = current?.scopes?.includes("orders:read");
  useLiveStream(current && reads ? `/api/v1/seller/${current.id}/events` : null);
  useChanges(["message.received"], undefined, unread.reload);
  const news = useQuery(signedIn ? "news" : null, (signal) => answer(api.GET("/api/v1/me/unread", { signal })));
  // What the store hears of has written its notification before; a second stream would use up connections.
  useChanges(newsworthy, undefined, news.reload);
  return <StoresContext value={{ list, unread, news, current }}>{children}</StoresContext>;
}

export function useStores(): Stores {
  const stores = useContext(StoresContext);
  if (!stores) throw new Error("useStores needs a StoresProvider above");
  return stores;
}

export const pathOf = (store: Pick<OwnStore, "slug">, page: string) => `/stores/${store.slug}/${page}`;

const StoreContext = createContext<Store | null>(null);

/** The store of the address; only below StorePages. */
export function useStore(): Store {
  const store = useContext(StoreContext);
  if (!store) throw new Error("useStore needs StorePages above");
  return store;
}

/** The pages of a store. One that was never approved has its application only. */
export function StorePages() {
  const { list, current } = useStores();
  const t = useTexts({
    none: ["Bu mağazanın üyesi değilsiniz", "You are not a member of this store"],
    stores: ["Mağazalarınız", "Your stores"],
  });
  return (
    <Shown query={list}>
      {() => {
        if (!current) {
          return (
            <EmptyState title={t("none")} heading={1}>
              <LinkButton to="/stores">{t("stores")}</LinkButton>
            </EmptyState>
          );
        }
        const store: Store = {
          id: current.id,
          name: current.name,
          role: current.role,
          can: (scope) => current.scopes?.includes(scope) ?? false,
          path: (page) => pathOf(current, page),
        };
        const page = applies(current) ? <Application key={current.id} /> : <Outlet key={current.id} />;
        return <StoreContext value={store}>{page}</StoreContext>;
      }}
    </Shown>
  );
}

/** The first page: the only store, a choice of several, or an application. */
export function Start() {
  const { list } = useStores();
  return (
    <Shown query={list}>
      {(stores) =>
        stores.length === 0 ? <Navigate to="/apply" replace />
        : stores.length === 1 ? <Navigate to={pathOf(stores[0]!, "orders")} replace />
        : <Navigate to="/stores" replace />}
    </Shown>
  );
}

/** Whether a store has only its application yet. */
export const applies = (store: OwnStore) => ["draft", "submitted", "rejected"].includes(store.status);

/** Where the links of mails lead: they name the store by its id. */
export function MailLink({ page }: { page: "orders" | "returns" }) {
  const { list } = useStores();
  const { sellerId, id } = useParams();
  return (
    <Shown query={list}>
      {(stores) => {
        const store = stores.find((it) => it.id === sellerId);
        return <Navigate to={store ? pathOf(store, `${page}/${id}`) : "/stores"} replace />;
      }}
    </Shown>
  );
}
