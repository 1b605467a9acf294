import { Link } from "react-router";
import { answer, api, Badge, Card, paging, Table, useFormat, usePages, useTexts } from "@marketplace/ui";
import { List } from "../list.tsx";
import { useStore } from "../store.tsx";
import { Pay } from "./payment.tsx";
import { useWord } from "./words.ts";

/** The invoices of the plan, the open ones with their payment page. */
export function Invoices({ round }: { round: number }) {
  const store = useStore();
  const word = useWord();
  const { money, date } = useFormat();
  const t = useTexts({
    title: ["Paket faturaları", "Plan invoices"],
    commission: ["Komisyon faturaları", "Commission invoices"],
    number: ["Numara", "Number"],
    what: ["Neden", "For"],
    at: ["Tarih", "Date"],
    period: ["Dönem", "Period"],
    total: ["Tutar", "Amount"],
    status: ["Durum", "Status"],
    pay: ["Öde", "Pay"],
    empty: ["Henüz fatura yok", "No invoices yet"],
  });
  const list = usePages(`invoices:${store.id}:${round}`, (cursor, signal) =>
    answer(api.GET("/api/v1/seller/{sellerId}/subscription/invoices", {
      signal, params: { path: { sellerId: store.id }, query: paging(cursor) },
    })));
  return (
    <Card title={t("title")}
      action={<Link to={store.path("money/invoices")}>{t("commission")}</Link>}>
      <List pages={list} empty={t("empty")}>
        {(rows) => <Table caption={t("title")} rows={rows} id={(it) => it.id} columns={[
          { head: t("number"), cell: (it) => it.number },
          { head: t("what"), cell: (it) => word(it.purpose) },
          { head: t("at"), cell: (it) => date(it.issuedAt) },
          { head: t("period"),
            cell: (it) => (it.periodStart ? `${date(it.periodStart)} – ${date(it.periodEnd)}` : "–") },
          { head: t("total"), end: true, cell: (it) => money(it.total) },
          { head: t("status"), cell: (it) => (
            it.status === "open" && store.can("business:write") ? <Pay invoiceId={it.id} label={t("pay")} />
            : <Badge tone={it.status === "paid" ? "good" : "neutral"}>{word(it.status)}</Badge>
          ) },
        ]} />}
      </List>
    </Card>
  );
}
