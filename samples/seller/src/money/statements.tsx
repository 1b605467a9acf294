import { Link } from "react-router";
import { answer, api, paging, Table, useFormat, usePages, useTexts } from "@marketplace/ui";
import { Downloads } from "../actions.tsx";
import { List } from "../list.tsx";
import { useStore } from "../store.tsx";
import { Pages } from "./pages.tsx";

/** The store's statements, each to open or to download. */
export function Statements() {
  const store = useStore();
  const { money, date, number } = useFormat();
  const t = useTexts({
    title: ["Ekstreler", "Statements"],
    lead: ["Her ekstre, ödenebilir bakiyenizi değiştiren her şeyi bir kez içerir.",
      "Everything that moves your payable balance is in exactly one statement."],
    empty: ["Henüz ekstre yok", "No statements yet"],
    number: ["Numara", "Number"],
    until: ["Kapanış", "Closed"],
    opening: ["Açılış bakiyesi", "Opening"],
    closing: ["Kapanış bakiyesi", "Closing"],
    lines: ["Satır", "Lines"],
    save: ["İndir", "Download"],
  });
  const pages = usePages(`statements:${store.id}`, (cursor, signal) =>
    answer(api.GET("/api/v1/seller/{sellerId}/statements", {
      signal, params: { path: { sellerId: store.id }, query: paging(cursor) },
    })));
  return (
    <Pages title={t("title")} lead={t("lead")}>
      <List pages={pages} empty={t("empty")}>
        {(rows) => (
          <Table caption={t("title")} rows={rows} id={(it) => it.id} columns={[
            { head: t("number"), cell: (it) => <Link to={store.path(`money/statements/${it.id}`)}>{it.number}</Link> },
            { head: t("save"), cell: (it) => <StatementFiles id={it.id} number={it.number} /> },
            { head: t("until"), cell: (it) => date(it.to) },
            { head: t("opening"), end: true, cell: (it) => money(it.opening) },
            { head: t("closing"), end: true, cell: (it) => money(it.closing) },
            { head: t("lines"), end: true, cell: (it) => number(it.postingCount) },
          ]} />
        )}
      </List>
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
