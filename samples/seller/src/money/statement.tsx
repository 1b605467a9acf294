import { Link, useParams } from "react-router";
import {
  answer, api, Card, PageHead, Shown, Table, useFormat, useQuery, useTexts, useTitle, type Schema,
} from "@marketplace/ui";
import { useStore } from "../store.tsx";
import { Tile } from "../sales.tsx";
import { useLedgerKind } from "./kinds.ts";
import { StatementFiles } from "./statements.tsx";

/** A statement: how its opening became its closing. */
export function Statement() {
  const { id: sellerId } = useStore();
  const { id = "" } = useParams();
  const found = useQuery(`statement:${id}`, (signal) =>
    answer(api.GET("/api/v1/seller/{sellerId}/statements/{id}", { signal, params: { path: { sellerId, id } } })));
  return <Shown query={found}>{(it) => <Details it={it as Schema<"StatementDocument">} />}</Shown>;
}

function Details({ it }: { it: Schema<"StatementDocument"> }) {
  const store = useStore();
  const { money, number, date, dateTime } = useFormat();
  const kind = useLedgerKind();
  const t = useTexts({
    title: ["Ekstre {number}", "Statement {number}"],
    back: ["Ekstreler", "Statements"],
    opening: ["Açılış bakiyesi", "Opening balance"],
    closing: ["Kapanış bakiyesi", "Closing balance"],
    sums: ["Türlerine göre", "By kind"],
    lines: ["Satırlar", "Lines"],
    what: ["Türü", "Kind"],
    count: ["Adet", "Count"],
    amount: ["Tutar", "Amount"],
    at: ["Zaman", "When"],
    due: ["Vade", "Due"],
    order: ["Sipariş", "Order"],
    open: ["Siparişi aç", "Open the order"],
  });
  const due = { head: t("due"), cell: (row: (typeof it.lines)[number]) => date(row.dueOn) };
  useTitle(t("title", { number: it.number }));
  return (
    <>
      <Link className="small" to={store.path("money/statements")}>← {t("back")}</Link>
      <PageHead title={t("title", { number: it.number })}
        lead={`${it.from ? `${date(it.from)} – ` : ""}${date(it.to)}`}>
        <StatementFiles id={it.id} number={it.number} />
      </PageHead>
      <div className="stack loose">
        <dl className="tiles">
          <Tile name={t("opening")} value={money(it.opening)} />
          <Tile name={t("closing")} value={money(it.closing)} />
        </dl>
        <Card title={t("sums")}>
          <Table caption={t("sums")} rows={it.sums} id={(row) => row.kind} columns={[
            { head: t("what"), cell: (row) => <span className="cell-title">{kind(row.kind)}</span> },
            { head: t("amount"), end: true, cell: (row) => money(row.amount) },
            { head: t("count"), end: true, cell: (row) => number(row.count) },
          ]} />
        </Card>
        <Card title={t("lines")}>
          <Table caption={t("lines")} rows={it.lines} id={(row) => `${row.entryId}:${row.line}`} columns={[
            { head: t("what"), cell: (row) => <span className="cell-title">{kind(row.kind)}</span> },
            { head: t("amount"), end: true, cell: (row) => money(row.amount) },
            { head: t("at"), cell: (row) => dateTime(row.at) },
            ...(it.lines.some((row) => row.dueOn) ? [due] : []),
            { head: t("order"), cell: (row) => row.orderId &&
              <Link to={store.path(`orders/${row.orderId}`)}>{t("open")}</Link> },
          ]} />
        </Card>
      </div>
    </>
  );
}
