import { answer, api, paging, Table, useFormat, useLanguage, usePages, useTexts, type Schema } from "@marketplace/ui";
import { Downloads } from "../actions.tsx";
import { List } from "../list.tsx";
import { useStore } from "../store.tsx";
import { Pages } from "./pages.tsx";

/** What the marketplace invoices for its commission, and its credit notes. */
export function CommissionInvoices() {
  const store = useStore();
  const { money, date } = useFormat();
  const { language } = useLanguage();
  const t = useTexts({
    title: ["Komisyon faturaları", "Commission invoices"],
    lead: ["Tutarlar satışlarınızdan düşülmüştür; ayrıca ödeme yapmazsınız.",
      "The amounts are already taken from your sales; there is nothing to pay."],
    empty: ["Henüz fatura yok", "No invoices yet"],
    number: ["Numara", "Number"],
    month: ["Dönem", "Month"],
    invoice: ["Fatura", "Invoice"],
    credit_note: ["İade faturası", "Credit note"],
    kind: ["Türü", "Kind"],
    issued: ["Tarih", "Issued"],
    net: ["Komisyon", "Commission"],
    tax: ["KDV", "VAT"],
    total: ["Toplam", "Total"],
    save: ["İndir", "Download"],
  });
  const month = (text: string) =>
    new Intl.DateTimeFormat(language, { month: "long", year: "numeric", timeZone: "UTC" }).format(new Date(`${text}-01`));
  const pages = usePages(`commission:${store.id}`, (cursor, signal) =>
    answer(api.GET("/api/v1/seller/{sellerId}/commission-invoices", {
      signal, params: { path: { sellerId: store.id }, query: paging(cursor) },
    })));
  const files = (it: Schema<"CommissionInvoiceSummary">) => (
    <Downloads name={it.number} kinds={["PDF", "XLSX", "CSV"]} get={(request) =>
      answer(api.GET("/api/v1/seller/{sellerId}/commission-invoices/{id}", { ...request, params: { path: { sellerId: store.id, id: it.id } } }))} />
  );
  return (
    <Pages title={t("title")} lead={t("lead")}>
      <List pages={pages} empty={t("empty")}>
        {(rows) => (
          <Table caption={t("title")} rows={rows} id={(it) => it.id} columns={[
            { head: t("number"), cell: (it) => [it.number, it.externalNumber].filter(Boolean).join(" · ") },
            { head: t("save"), cell: files },
            { head: t("month"), cell: (it) => month(it.month) },
            { head: t("kind"), cell: (it) => t(it.kind) },
            { head: t("issued"), cell: (it) => date(it.issuedAt) },
            { head: t("net"), end: true, cell: (it) => money(it.net) },
            { head: t("tax"), end: true, cell: (it) => money(it.tax) },
            { head: t("total"), end: true, cell: (it) => money(it.total) },
          ]} />
        )}
      </List>
    </Pages>
  );
}
