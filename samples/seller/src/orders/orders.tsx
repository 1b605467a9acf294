import { useState } from "react";
import { Link, useSearchParams } from "react-router";
import {
  answer, api, Badge, Loading, PageHead, paging, Picture, Tabs, toneOf,
  useChanges, useFormat, useLabels, usePages, useQuery, useTexts, useTitle, type Schema,
} from "@marketplace/ui";
import { Cards, List } from "../list.tsx";
import { useStore } from "../store.tsx";
import { Deadline } from "../values.tsx";
import { Batch } from "./batch.tsx";

type Summary = Schema<"OrderSummary">;
type Status = Schema<"OrderStatus">;

const tabs = {
  "to-confirm": ["placed"],
  "to-ship": ["confirmed"],
  shipped: ["shipped"],
  delivered: ["delivered"],
  completed: ["completed"],
  closed: ["rejected", "cancelled"],
} satisfies Record<string, Status[]>;
type TabName = keyof typeof tabs;

const texts = {
  title: ["Siparişler", "Orders"],
  statuses: ["Sipariş durumları", "Order statuses"],
  "to-confirm": ["Onay bekleyen", "To confirm"],
  "to-ship": ["Gönderilecek", "To ship"],
  shipped: ["Kargoda", "On its way"],
  delivered: ["Teslim edilen", "Delivered"],
  completed: ["Tamamlanan", "Completed"],
  closed: ["İptal ve ret", "Cancelled and rejected"],
  number: ["Sipariş numarası ara", "Search an order number"],
  empty: ["Burada sipariş yok", "No orders here"],
  emptyHint: ["Yeni siparişler geldikçe burada görünür.", "New orders appear here as they come in."],
  asked: ["{n} alıcı iptal istedi", "{n} {n:buyer|buyers} asked to cancel"],
  found: ["“{number}” ile başlayan siparişler", "Orders that begin with “{number}”"],
} as const;

/** The board: orders of one status, those that wait for the seller first. */
export function Orders() {
  const store = useStore();
  const t = useTexts(texts);
  const [query, setQuery] = useSearchParams();
  useTitle(t("title"));
  const counts = useQuery(`counts:${store.id}`, (signal) =>
    answer(api.GET("/api/v1/seller/{sellerId}/orders/counts", { signal, params: { path: { sellerId: store.id } } })));
  const of = (tab: TabName) =>
    counts.data?.byStatus.filter(({ status }) => (tabs[tab] as Status[]).includes(status))
      .reduce((n, { count }) => n + count, 0);
  const number = query.get("number");
  const asked = query.get("tab");
  const waiting = asked === null && counts.data && of("to-confirm") === 0 && of("to-ship")! > 0;
  const tab: TabName = asked !== null && asked in tabs ? (asked as TabName) : waiting ? "to-ship" : "to-confirm";
  const search = (text: string) => setQuery(text ? { number: text } : {});
  return (
    <>
      <PageHead title={t("title")}>
        <form role="search" className="search" onSubmit={(event) => {
          event.preventDefault();
          search(String(new FormData(event.currentTarget).get("number")).trim());
        }}>
          <input key={number} type="search" name="number" defaultValue={number ?? ""} aria-label={t("number")}
            placeholder={t("number")} />
        </form>
      </PageHead>
      <Tabs label={t("statuses")} tabs={(Object.keys(tabs) as TabName[]).map((name) => ({
        to: `?tab=${name}`, label: t(name), count: of(name), active: !number && name === tab,
      }))} />
      {number && <p className="muted">{t("found", { number })}</p>}
      {(counts.data?.cancelRequested ?? 0) > 0 && tab === "to-ship" && (
        <p className="note warn">{t("asked", { n: counts.data!.cancelRequested })}</p>
      )}
      {(asked !== null || number || counts.data || counts.error !== undefined) ? (
        <OrderList key={number ?? tab} tab={tab} number={number} changed={counts.reload} />
      ) : <Loading />}
    </>
  );
}

function OrderList({ tab, number, changed }: { tab: TabName; number: string | null; changed: () => void }) {
  const store = useStore();
  const t = useTexts(texts);
  const [chosen, setChosen] = useState<string[]>([]);
  const command = number || !store.can("orders:write") ? undefined
    : tab === "to-confirm" ? "confirm" : tab === "to-ship" ? "ship" : undefined;
  const list = usePages(`orders:${store.id}:${number ?? tab}`, (cursor, signal) =>
    answer(api.GET("/api/v1/seller/{sellerId}/orders", {
      signal,
      params: {
        path: { sellerId: store.id },
        query: { ...paging(cursor), ...(number ? { number } : { status: tabs[tab] }) },
      },
      querySerializer: { array: { style: "form", explode: false } },
    })));
  const reload = () => {
    list.reload();
    changed();
  };
  useChanges(["order.placed", "order.changed"], undefined, reload);
  const choose = (id: string, on: boolean) => setChosen(on ? [...chosen, id] : chosen.filter((it) => it !== id));
  return (
    <>
      {command && <Batch command={command} orders={list.rows} chosen={chosen} choose={setChosen} changed={reload} />}
      <List pages={list} empty={t("empty")} hint={<p>{t("emptyHint")}</p>} height={92}>
        {(rows) => (
          <Cards label={t("title")} rows={rows}>
            {(order) => (
              <Row key={order.id} order={order} {...(command ? { chosen: chosen.includes(order.id), choose } : {})} />
            )}
          </Cards>
        )}
      </List>
    </>
  );
}

interface RowProps {
  order: Summary;
  /** Whether it is chosen for a batch; with `choose` where there is one. */
  chosen?: boolean;
  choose?: (id: string, on: boolean) => void;
}

function Row({ order, chosen, choose }: RowProps) {
  const store = useStore();
  const label = useLabels();
  const { money, dateTime } = useFormat();
  const t = useTexts({
    select: ["{number} numaralı siparişi seç", "Select order {number}"],
    confirmBy: ["Son onay:", "Confirm:"],
    units: ["{n} adet", "{n} {n:unit|units}"],
    more: ["ve {n} çeşit daha", "and {n} more"],
    asked: ["Alıcı iptal istedi", "Buyer asked to cancel"],
    parcels: ["{n} koli yolda", "{n} {n:parcel|parcels} on the way"],
    returns: ["{n} açık iade", "{n} open {n:return|returns}"],
    unread: ["{n} yeni mesaj", "{n} new {n:message|messages}"],
  });
  const note = (n: number, text: string, tone: "warn" | "accent") => n > 0 && <Badge tone={tone}>{text}</Badge>;
  return (
    <li className="row-card">
      {choose && (
        <input type="checkbox" aria-label={t("select", { number: order.number })} checked={chosen}
          onChange={({ target }) => choose(order.id, target.checked)} />
      )}
      <Picture image={order.image} sizes="72px" decorative className="thumb" />
      <div className="stack tight grow">
        <Link className="strong" to={store.path(`orders/${order.id}`)}>{order.number}</Link>
        <span>
          {order.title} {order.lineCount > 1 && <span className="muted">{t("more", { n: order.lineCount - 1 })}</span>}
        </span>
        <span className="muted small">
          {[t("units", { n: order.units }), label("paymentMethod", order.paymentMethod),
            dateTime(order.placedAt ?? order.createdAt)].join(" · ")}
        </span>
        <div className="row badges">
          <Badge tone={toneOf(order.status)}>{label("orderStatus", order.status)}</Badge>
          <Deadline at={order.confirmBy} label={t("confirmBy")} />
          {order.cancelRequestedAt && <Badge tone="bad">{t("asked")}</Badge>}
          {note(order.parcelsUnderway, t("parcels", { n: order.parcelsUnderway }), "accent")}
          {note(order.openReturns, t("returns", { n: order.openReturns }), "warn")}
          {note(order.unreadMessages, t("unread", { n: order.unreadMessages }), "warn")}
        </div>
      </div>
      <span className="money strong">{money(order.total)}</span>
    </li>
  );
}
