import { useSearchParams } from "react-router";
import {
  answer, api, EmptyState, LinkButton, Loading, PageHead, Pager, paging, ProblemNote, Tabs, useChanges, usePages, useQuery,
  useTexts, useTitle, type Schema,
} from "@marketplace/ui";
import { OrderRow } from "./order-row.tsx";

type Status = Schema<"OrderStatus">;
const tabs = {
  all: [],
  unpaid: ["pending_payment"],
  underway: ["placed", "confirmed", "shipped"],
  delivered: ["delivered", "completed"],
  cancelled: ["cancelled", "rejected", "expired"],
} satisfies Record<string, Status[]>;
type Name = keyof typeof tabs;
const names = Object.keys(tabs) as Name[];

export function Orders() {
  const t = useTexts({
    title: ["Siparişlerim", "Your orders"],
    all: ["Tümü", "All"],
    unpaid: ["Ödeme bekleyen", "Awaiting payment"],
    underway: ["Devam eden", "Under way"],
    delivered: ["Teslim edilen", "Delivered"],
    cancelled: ["İptal edilen", "Cancelled"],
  });
  useTitle(`${t("title")} · Pazar`);
  const [params] = useSearchParams();
  const active = names.find((it) => it === params.get("tab")) ?? "all";
  const counts = useQuery("counts", (signal) => answer(api.GET("/api/v1/orders/counts", { signal })));
  useChanges(["order.changed"], undefined, counts.reload);
  const count = (name: Name) =>
    counts.data?.byStatus
      .filter((it) => name === "all" || (tabs[name] as Status[]).includes(it.status))
      .reduce((sum, it) => sum + it.count, 0);
  return (
    <>
      <PageHead title={t("title")} />
      <Tabs label={t("title")} tabs={names.map((name) => ({
        to: name === "all" ? "/orders" : `/orders?tab=${name}`,
        label: t(name),
        count: count(name),
        active: name === active,
      }))} />
      <OrderList key={active} status={tabs[active]} />
    </>
  );
}

function OrderList({ status }: { status: Status[] }) {
  const t = useTexts({
    none: ["Burada sipariş yok", "No orders here"],
    never: ["Henüz siparişiniz yok", "No orders yet"],
    shop: ["Alışverişe başla", "Start shopping"],
  });
  const orders = usePages(`orders:${status.join()}`, (cursor, signal) =>
    answer(
      api.GET("/api/v1/orders", {
        signal,
        params: { query: { ...paging(cursor), ...(status.length ? { status } : {}) } },
        querySerializer: { array: { style: "form", explode: false } },
      }),
    ),
  );
  useChanges(["order.changed", "return.changed", "message.received"], undefined, orders.reload);
  return (
    <>
      <ProblemNote error={orders.error} retry={orders.reload} />
      {orders.loading && orders.rows.length === 0 && <Loading height={120} />}
      {!orders.loading && !orders.error && orders.rows.length === 0 && (
        <EmptyState title={status.length ? t("none") : t("never")}>
          <LinkButton to="/">{t("shop")}</LinkButton>
        </EmptyState>
      )}
      <ul className="stack" aria-busy={orders.loading}>
        {orders.rows.map((order) => (
          <li key={order.id}><OrderRow order={order} to={`/orders/${order.id}`} /></li>
        ))}
      </ul>
      <Pager pages={orders} />
    </>
  );
}
