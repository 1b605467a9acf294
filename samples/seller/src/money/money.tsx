import { Link } from "react-router";
import {
  answer, api, Badge, Card, paging, Shown, Table, toneOf, useFormat, usePages, useQuery, useTexts,
} from "@marketplace/ui";
import { List } from "../list.tsx";
import { Tile } from "../sales.tsx";
import { useStore } from "../store.tsx";
import { Pages } from "./pages.tsx";
import { PayoutAccount } from "./payout-account.tsx";

/** What the store has earned, when it is paid, and to which account. */
export function Money() {
  const { id: sellerId } = useStore();
  const { money, date } = useFormat();
  const t = useTexts({
    title: ["Bakiye ve ödemeler", "Balance and payouts"],
    pending: ["Bekleyen", "Pending"],
    pendingHint: ["Teslim edilmemiş siparişlerden", "From orders that are not delivered"],
    payable: ["Ödenebilir", "Payable"],
    payableHint: ["Son ödeme günü: {at}", "To be paid by {at}"],
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
    at: ["Tarih", "Date"],
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
    answer(api.GET("/api/v1/seller/{sellerId}/payouts", {
      signal, params: { path: { sellerId: store.id }, query: paging(cursor) },
    })));
  return (
    <Card title={t("title")}>
      <List pages={pages} empty={t("empty")}>
        {(rows) => (
          <Table caption={t("title")} rows={rows} id={(it) => it.id} columns={[
            { head: t("at"), cell: (it) => date(it.paidAt ?? it.reservedAt) },
            { head: t("amount"), end: true, cell: (it) => money(it.amount) },
            { head: t("status"), cell: (it) => (
              <><Badge tone={it.status === "failed" || it.status === "returned" ? "bad" : toneOf(it.status)}>
                {t(it.status)}</Badge> <span className="muted small">{it.failureCode ?? it.bankReference}</span></>
            ) },
            { head: t("due"), cell: (it) => date(it.dueOn) },
            { head: t("account"), cell: (it) => it.account },
            { head: t("statement"), cell: (it) => it.statementId &&
              <Link to={store.path(`money/statements/${it.statementId}`)}>{t("open")}</Link> },
          ]} />
        )}
      </List>
    </Card>
  );
}
