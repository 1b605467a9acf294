import { Link, useSearchParams } from "react-router";
import { answer, api, paging, Select, Table, useFormat, usePages, useTexts, type Schema } from "@marketplace/ui";
import { List } from "../list.tsx";
import { useStore } from "../store.tsx";
import { ledgerKinds, useLedgerKind } from "./kinds.ts";
import { Pages } from "./pages.tsx";

/** Every posting of the payable balance. */
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
      <List pages={pages} empty={t("empty")}>
        {(rows) => (
          <Table caption={t("title")} rows={rows} id={(it) => `${it.entryId}:${it.line}`} columns={[
            { head: t("kind"), cell: (it) => <span className="cell-title">{kindName(it.kind)}</span> },
            { head: t("amount"), end: true, cell: (it) => <span className={it.amount.amount < 0 ? "minus" : "plus"}>{money(it.amount)}</span> },
            { head: t("at"), cell: (it) => dateTime(it.at) },
            { head: t("about"), cell: about },
          ]} />
        )}
      </List>
    </Pages>
  );
}
