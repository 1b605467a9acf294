import { useSearchParams } from "react-router";
import {
  answer, api, BarChart, Card, EmptyState, LineChart, PageHead, Shown, Table, Tabs, useFormat, useQuery, useTexts,
  useTitle,
  type Schema,
} from "@marketplace/ui";
import { useStore } from "./store.tsx";

const ranges = { "7d": 7, "30d": 30, "365d": 365 } as const;
type Range = keyof typeof ranges;

const texts = {
  title: ["Satışlar", "Sales"],
  ranges: ["Dönem", "Period"],
  "7d": ["Son 7 gün", "Last 7 days"],
  "30d": ["Son 30 gün", "Last 30 days"],
  "365d": ["Son 365 gün", "Last 365 days"],
} as const;

/** Figures of a period: five independent answers, each shown as soon as it is there. */
export function Sales() {
  const t = useTexts(texts);
  const [query] = useSearchParams();
  const range = (Object.keys(ranges) as Range[]).find((it) => it === query.get("range")) ?? "30d";
  useTitle(t("title"));
  return (
    <>
      <PageHead title={t("title")} />
      <Tabs label={t("ranges")} tabs={(Object.keys(ranges) as Range[]).map((it) => (
        { to: `?range=${it}`, label: t(it), active: it === range }
      ))} />
      <div className="stack loose">
        <Figures range={range} />
        <Days range={range} />
        <div className="columns half">
          <TopProducts range={range} />
          <Views range={range} />
        </div>
      </div>
    </>
  );
}

function Figures({ range }: { range: Range }) {
  const { id: sellerId } = useStore();
  const { money, number, percent } = useFormat();
  const t = useTexts({
    revenue: ["Ciro", "Revenue"],
    orders: ["Sipariş", "Orders"],
    units: ["Adet", "Units"],
    average: ["Ortalama sepet", "Average order"],
    refunds: ["Para iadesi", "Refunds"],
    customers: ["Yeni müşteri", "New customers"],
    answers: ["Yanıt süresi", "Time to answer"],
    minutes: ["{n} dk", "{n} min"],
    hours: ["{n} sa", "{n} h"],
    answered: ["{n} mesajdan {m} yanıt", "{m} of {n} answered"],
    before: ["önceki döneme göre", "on the period before"],
  });
  const params = { path: { sellerId }, query: { range } };
  const summary = useQuery(`summary:${sellerId}:${range}`, (signal) =>
    answer(api.GET("/api/v1/seller/{sellerId}/analytics/summary", { signal, params })), true);
  const answers = useQuery(`answers:${sellerId}:${range}`, (signal) =>
    answer(api.GET("/api/v1/seller/{sellerId}/analytics/answers", { signal, params })), true);
  const wait = (minutes: number) => [
    minutes >= 60 && t("hours", { n: number(Math.floor(minutes / 60)) }),
    (minutes < 60 || minutes % 60 > 0) && t("minutes", { n: number(Math.round(minutes % 60)) }),
  ].filter(Boolean).join(" ");
  const change = (bps: number | null) => bps !== null && (
    <><strong className={bps < 0 ? "minus" : "plus"}>{bps < 0 ? "▼" : "▲"} {percent(Math.abs(bps))}</strong>{" "}
      {t("before")}</>
  );
  return (
    <Shown query={summary}>
      {({ revenue, orders, units, averageOrderValue, refunds, newCustomers }) => (
        <dl className="tiles">
          <Tile name={t("revenue")} value={money(revenue.value)} detail={change(revenue.changeBps)} />
          <Tile name={t("orders")} value={number(orders.value)} detail={change(orders.changeBps)} />
          <Tile name={t("units")} value={number(units.value)} detail={change(units.changeBps)} />
          <Tile name={t("average")} value={money(averageOrderValue.value)}
            detail={change(averageOrderValue.changeBps)} />
          <Tile name={t("refunds")} value={money(refunds.value)} detail={change(refunds.changeBps)} />
          <Tile name={t("customers")} value={number(newCustomers.value)} detail={change(newCustomers.changeBps)} />
          {answers.data && answers.data.medianMinutes !== null && (
            <Tile name={t("answers")} value={wait(answers.data.medianMinutes)}
              detail={t("answered", { n: answers.data.asked, m: answers.data.answered })} />
          )}
        </dl>
      )}
    </Shown>
  );
}

export function Tile({ name, value, detail }: { name: string; value: React.ReactNode; detail?: React.ReactNode }) {
  return (
    <div className="tile">
      <dt>{name}</dt>
      <dd className="tile-value">{value}</dd>
      {detail && <dd className="muted small">{detail}</dd>}
    </div>
  );
}

/** The first day of a period that ends today, as the API writes days. */
const since = (days: number) => new Date(Date.now() - (days - 1) * 86_400_000).toISOString().slice(0, 10);

function Days({ range }: { range: Range }) {
  const { id: sellerId } = useStore();
  const { money, shortDate, number } = useFormat();
  const t = useTexts({
    title: ["Günlere göre ciro", "Revenue by day"],
    day: ["Gün", "Day"],
    revenue: ["Ciro", "Revenue"],
    orders: ["Sipariş", "Orders"],
    units: ["Adet", "Units"],
    refunds: ["Para iadesi", "Refunds"],
    empty: ["Bu dönemde satış yok", "No sales in this period"],
    table: ["Tablo olarak göster", "Show as a table"],
  });
  const days = useQuery(`days:${sellerId}:${range}`, (signal) =>
    answer(api.GET("/api/v1/seller/{sellerId}/analytics/sales-by-day", {
      signal, params: { path: { sellerId }, query: { from: since(ranges[range]) } },
    })), true);
  return (
    <Card>
      <Shown query={days}>
        {({ data }) => {
          const currency = data[0]?.revenue.currency ?? "TRY";
          if (data.every((it) => it.orders === 0 && it.refunds.amount === 0)) return <EmptyState title={t("empty")} />;
          const Chart = data.length > 60 ? LineChart : BarChart;
          return (
            <>
              <Chart title={t("title")} heads={[t("day"), t("revenue")]}
                points={data.map(({ day, revenue }) => ({ label: shortDate(day), value: revenue.amount }))}
                format={(amount) => money({ amount, currency })} />
              <details>
                <summary>{t("table")}</summary>
                <Table caption={t("title")} rows={data.filter((it) => it.orders > 0 || it.refunds.amount > 0).reverse()}
                  id={(it) => it.day}
                  columns={[
                    { head: t("day"), cell: (it) => shortDate(it.day) },
                    { head: t("orders"), end: true, cell: (it) => number(it.orders) },
                    { head: t("units"), end: true, cell: (it) => number(it.units) },
                    { head: t("revenue"), end: true, cell: (it) => money(it.revenue) },
                    { head: t("refunds"), end: true, cell: (it) => money(it.refunds) },
                  ]} />
              </details>
            </>
          );
        }}
      </Shown>
    </Card>
  );
}

function TopProducts({ range }: { range: Range }) {
  const { id: sellerId } = useStore();
  const { money, number } = useFormat();
  const t = useTexts({
    title: ["En çok satanlar", "Top products"],
    product: ["Ürün", "Product"],
    units: ["Adet", "Units"],
    sales: ["Ciro", "Revenue"],
    gone: ["Silinmiş ürün", "Deleted product"],
    empty: ["Bu dönemde satış yok", "No sales in this period"],
  });
  const top = useQuery(`top:${sellerId}:${range}`, (signal) =>
    answer(api.GET("/api/v1/seller/{sellerId}/analytics/top-products", {
      signal, params: { path: { sellerId }, query: { range, limit: 10 } },
    })), true);
  return (
    <Card title={t("title")}>
      <Shown query={top}>
        {({ data }) => data.length === 0 ? <EmptyState title={t("empty")} /> : (
          <Table caption={t("title")} rows={data} id={(it: Schema<"TopProduct">) => it.productId} columns={[
            { head: t("product"), cell: (it) => <span className="cell-title">{it.title ?? t("gone")}</span> },
            { head: t("units"), end: true, cell: (it) => number(it.units) },
            { head: t("sales"), end: true, cell: (it) => money(it.sales) },
          ]} />
        )}
      </Shown>
    </Card>
  );
}

function Views({ range }: { range: Range }) {
  const { id: sellerId } = useStore();
  const { shortDate, number } = useFormat();
  const t = useTexts({
    title: ["Görüntülenmeler", "Views"],
    chart: ["Günlere göre görüntülenme", "Views by day"],
    day: ["Gün", "Day"],
    views: ["Görüntülenme", "Views"],
    visitors: ["Ziyaretçi", "Visitors"],
    product: ["Ürün", "Product"],
    gone: ["Silinmiş ürün", "Deleted product"],
    empty: ["Bu dönemde ürünlerinize bakan olmadı", "Nobody looked at your products in this period"],
  });
  const views = useQuery(`views:${sellerId}:${range}`, (signal) =>
    answer(api.GET("/api/v1/seller/{sellerId}/analytics/product-views", {
      signal, params: { path: { sellerId }, query: { range } },
    })), true);
  return (
    <Card title={t("title")}>
      <Shown query={views}>
        {(report) => report.views === 0 ? <EmptyState title={t("empty")} /> : (
          <>
            <LineChart title={t("chart")} heads={[t("day"), t("views")]} format={(n) => number(Math.round(n))}
              height={150}
              points={report.days.map(({ day, views: n }) => ({ label: shortDate(day), value: n }))} />
            <Table caption={t("title")} rows={report.products.slice(0, 10)} id={(it) => it.productId} columns={[
              { head: t("product"), cell: (it) => <span className="cell-title">{it.title ?? t("gone")}</span> },
              { head: t("views"), end: true, cell: (it) => number(it.views) },
              { head: t("visitors"), end: true, cell: (it) => number(it.dailyVisitors) },
            ]} />
          </>
        )}
      </Shown>
    </Card>
  );
}
