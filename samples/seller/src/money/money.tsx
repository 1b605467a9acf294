import type { ReactNode } from "react";
import { Link, useSearchParams } from "react-router";
import {
  answer, api, Badge, Card, EmptyState, Loading, PageHead, Pager, paging, ProblemNote, Select, Shown, Table, Tabs, toneOf, useFormat,
  useLanguage, usePages, useQuery, useTexts, useTitle, type Column, type PageOf, type Schema,
} from "@marketplace/ui";
import { Downloads } from "../actions.tsx";
import { useStore } from "../store.tsx";
import { Tile } from "../sales.tsx";
import { ledgerKinds, useLedgerKind } from "./kinds.ts";
import { PayoutAccount } from "./payout-account.tsx";

function Pages({ title, lead, children }: { title: string; lead?: string; children: ReactNode }) {
  const store = useStore();
  const t = useTexts({
    tabs: ["Bakiye sayfaları", "Pages of the balance"],
    money: ["Bakiye ve ödemeler", "Balance and payouts"],
    "money/statements": ["Ekstreler", "Statements"],
    "money/ledger": ["Hareketler", "Ledger"],
    "money/invoices": ["Komisyon faturaları", "Commission invoices"],
  });
  useTitle(title);
  return (
    <>
      <PageHead title={title} lead={lead} />
      <Tabs label={t("tabs")} tabs={(["money", "money/statements", "money/ledger", "money/invoices"] as const)
        .map((page) => ({ to: store.path(page), label: t(page) }))} />
      {children}
    </>
  );
}

interface ListProps<T> {
  pages: ReturnType<typeof usePages<PageOf<T>>>;
  caption: string;
  empty: string;
  columns: Column<T>[];
  id: (row: T) => string;
}

function List<T>({ pages, caption, empty, columns, id }: ListProps<T>) {
  return (
    <>
      <ProblemNote error={pages.error} retry={pages.reload} />
      {pages.loading && pages.rows.length === 0 ? <Loading />
        : pages.rows.length === 0 && !pages.error ? <EmptyState title={empty} />
        : <Table caption={caption} rows={pages.rows} columns={columns} id={id} />}
      <Pager pages={pages} />
    </>
  );
}

/** What the store has earned, when it is paid, and to which account. */
export function Money() {
  const { id: sellerId } = useStore();
  const { money, date } = useFormat();
  const t = useTexts({
    title: ["Bakiye ve ödemeler", "Balance and payouts"],
    pending: ["Bekleyen", "Pending"],
    pendingHint: ["Teslim edilmemiş siparişlerden", "From orders that are not delivered"],
    payable: ["Ödenebilir", "Payable"],
    payableHint: ["En geç {at} ödenecek", "To be paid by {at}"],
    negative: ["Mağaza borçlu; sonraki satışlar önce bunu kapatır", "The store owes this; later sales fill it first"],
    transit: ["Yolda", "On its way"],
    transitHint: ["Hesabınıza gönderilen ya da ayrılan", "Sent to your account, or set aside for it"],
  });
  const balance = useQuery(`balance:${sellerId}`, (signal) =>
    answer(api.GET("/api/v1/seller/{sellerId}/balance", { signal, params: { path: { sellerId } } })));
  return (
    <Pages title={t("title")}>
      <div className="stack loose">
        <Shown query={balance}>
          {({ pending, payable, inTransit, dueNext, negative }) => (
            <dl className="tiles">
              <Tile name={t("payable")} value={money(payable)} detail={negative ? t("negative")
                : dueNext ? t("payableHint", { at: date(dueNext) }) : undefined} />
              <Tile name={t("pending")} value={money(pending)} detail={t("pendingHint")} />
              <Tile name={t("transit")} value={money(inTransit)} detail={t("transitHint")} />
            </dl>
          )}
        </Shown>
        <Payouts />
        <PayoutAccount />
      </div>
    </Pages>
  );
}

function Payouts() {
  const store = useStore();
  const { money, date } = useFormat();
  const t = useTexts({
    title: ["Ödemeler", "Payouts"],
    empty: ["Henüz ödeme yok", "No payouts yet"],
    at: ["Ayrıldı", "Set aside"],
    due: ["Son gün", "Due"],
    account: ["Hesap", "Account"],
    amount: ["Tutar", "Amount"],
    status: ["Durum", "Status"],
    statement: ["Ekstre", "Statement"],
    open: ["Ekstreyi aç", "Open the statement"],
    pending: ["Hazırlanıyor", "Waiting"],
    sent: ["Bankada", "At the bank"],
    paid: ["Ödendi", "Paid"],
    failed: ["Başarısız", "Failed"],
    returned: ["Geri geldi", "Came back"],
    cancelled: ["İptal edildi", "Called off"],
  });
  const pages = usePages(`payouts:${store.id}`, (cursor, signal) =>
    answer(api.GET("/api/v1/seller/{sellerId}/payouts", { signal, params: { path: { sellerId: store.id }, query: paging(cursor) } })));
  return (
    <Card title={t("title")}>
      <List pages={pages} caption={t("title")} empty={t("empty")} id={(it) => it.id} columns={[
        { head: t("at"), cell: (it) => date(it.paidAt ?? it.reservedAt) },
        { head: t("amount"), end: true, cell: (it) => money(it.amount) },
        { head: t("status"), cell: (it) => (
          <><Badge tone={it.status === "failed" || it.status === "returned" ? "bad" : toneOf(it.status)}>{t(it.status)}</Badge> {it.failureCode}</>
        ) },
        { head: t("due"), cell: (it) => date(it.dueOn) },
        { head: t("account"), cell: (it) => it.account },
        { head: t("statement"), cell: (it) => it.statementId && <Link to={store.path(`money/statements/${it.statementId}`)}>{t("open")}</Link> },
      ]} />
    </Card>
  );
}

export function Statements() {
  const store = useStore();
  const { money, date, number } = useFormat();
  const t = useTexts({
    title: ["Ekstreler", "Statements"],
    lead: ["Her ekstre, ödenebilir bakiyenizi değiştiren her şeyi bir kez içerir.", "Everything that moves your payable balance is in exactly one statement."],
    empty: ["Henüz ekstre yok", "No statements yet"],
    number: ["Numara", "Number"],
    until: ["Kapanış", "Closed"],
    opening: ["Açılış bakiyesi", "Opening"],
    closing: ["Kapanış bakiyesi", "Closing"],
    lines: ["Satır", "Lines"],
    save: ["İndir", "Download"],
  });
  const pages = usePages(`statements:${store.id}`, (cursor, signal) =>
    answer(api.GET("/api/v1/seller/{sellerId}/statements", { signal, params: { path: { sellerId: store.id }, query: paging(cursor) } })));
  return (
    <Pages title={t("title")} lead={t("lead")}>
      <List pages={pages} caption={t("title")} empty={t("empty")} id={(it) => it.id} columns={[
        { head: t("number"), cell: (it) => <Link to={store.path(`money/statements/${it.id}`)}>{it.number}</Link> },
        { head: t("save"), cell: (it) => <StatementFiles id={it.id} number={it.number} /> },
        { head: t("until"), cell: (it) => date(it.to) },
        { head: t("opening"), end: true, cell: (it) => money(it.opening) },
        { head: t("closing"), end: true, cell: (it) => money(it.closing) },
        { head: t("lines"), end: true, cell: (it) => number(it.postingCount) },
      ]} />
    </Pages>
  );
}

export function StatementFiles({ id, number }: { id: string; number: string }) {
  const { id: sellerId } = useStore();
  return (
    <Downloads name={number} kinds={["PDF", "XLSX", "CSV"]} get={(request) =>
      answer(api.GET("/api/v1/seller/{sellerId}/statements/{id}", { ...request, params: { path: { sellerId, id } } }))} />
  );
}

export function Ledger() {
  const store = useStore();
  const { money, dateTime } = useFormat();
  const kindName = useLedgerKind();
  const [query, setQuery] = useSearchParams();
  const kind = ledgerKinds.find((it) => it === query.get("kind"));
  const t = useTexts({
    title: ["Hareketler", "Ledger"],
    lead: ["Ödenebilir bakiyenizi değiştiren her kayıt.", "Every posting that moves your payable balance."],
    kind: ["Türü", "Kind"],
    all: ["Tümü", "All"],
    empty: ["Henüz hareket yok", "Nothing yet"],
    at: ["Zaman", "When"],
    about: ["İlgili", "About"],
    amount: ["Tutar", "Amount"],
    order: ["Siparişi aç", "Open the order"],
    return: ["İadeyi aç", "Open the return"],
  });
  const pages = usePages(`ledger:${store.id}:${kind}`, (cursor, signal) =>
    answer(api.GET("/api/v1/seller/{sellerId}/ledger", {
      signal, params: { path: { sellerId: store.id }, query: { ...paging(cursor, 50), ...(kind ? { kind } : {}) } },
    })));
  const about = ({ refType, refId }: Schema<"SellerLedgerLine">) =>
    refType === "order" ? <Link to={store.path(`orders/${refId}`)}>{t("order")}</Link>
    : refType === "return" ? <Link to={store.path(`returns/${refId}`)}>{t("return")}</Link> : "–";
  return (
    <Pages title={t("title")} lead={t("lead")}>
      <div className="filter">
        <Select label={t("kind")} value={kind ?? ""} onChange={(value) => setQuery(value ? { kind: value } : {})}
          options={[["", t("all")], ...ledgerKinds.map((it) => [it, kindName(it)] as const)]} />
      </div>
      <List pages={pages} caption={t("title")} empty={t("empty")} id={(it) => `${it.entryId}:${it.line}`} columns={[
        { head: t("kind"), cell: (it) => <span className="cell-title">{kindName(it.kind)}</span> },
        { head: t("amount"), end: true, cell: (it) => <span className={it.amount.amount < 0 ? "minus" : "plus"}>{money(it.amount)}</span> },
        { head: t("at"), cell: (it) => dateTime(it.at) },
        { head: t("about"), cell: about },
      ]} />
    </Pages>
  );
}

export function CommissionInvoices() {
  const store = useStore();
  const { money, date } = useFormat();
  const { language } = useLanguage();
  const t = useTexts({
    title: ["Komisyon faturaları", "Commission invoices"],
    lead: ["Tutarlar satışlarınızdan düşülmüştür; ayrıca ödeme yapmazsınız.", "The amounts are already taken from your sales; there is nothing to pay."],
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
    answer(api.GET("/api/v1/seller/{sellerId}/commission-invoices", { signal, params: { path: { sellerId: store.id }, query: paging(cursor) } })));
  const files = (it: Schema<"CommissionInvoiceSummary">) => (
    <Downloads name={it.number} kinds={["PDF", "XLSX", "CSV"]} get={(request) =>
      answer(api.GET("/api/v1/seller/{sellerId}/commission-invoices/{id}", { ...request, params: { path: { sellerId: store.id, id: it.id } } }))} />
  );
  return (
    <Pages title={t("title")} lead={t("lead")}>
      <List pages={pages} caption={t("title")} empty={t("empty")} id={(it) => it.id} columns={[
        { head: t("number"), cell: (it) => [it.number, it.externalNumber].filter(Boolean).join(" · ") },
        { head: t("save"), cell: files },
        { head: t("month"), cell: (it) => month(it.month) },
        { head: t("kind"), cell: (it) => t(it.kind) },
        { head: t("issued"), cell: (it) => date(it.issuedAt) },
        { head: t("net"), end: true, cell: (it) => money(it.net) },
        { head: t("tax"), end: true, cell: (it) => money(it.tax) },
        { head: t("total"), end: true, cell: (it) => money(it.total) },
      ]} />
    </Pages>
  );
}
