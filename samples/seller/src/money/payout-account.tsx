import { useState } from "react";
import {
  answer, api, Badge, Card, errorsOf, Facts, Field, Form, Shown, tagged, useAction, useFormat, useQuery, useTexts,
  type FormValues, type Schema,
} from "@marketplace/ui";
import { StepUp } from "../account/step-up.tsx";
import { useStore } from "../store.tsx";

type Account = Schema<"PayoutAccountView">;

/** The account the store is paid to. A new IBAN waits, and asks for the password and a code. */
export function PayoutAccount() {
  const { id: sellerId } = useStore();
  const t = useTexts({ title: ["Ödeme hesabı", "Payout account"] });
  const account = useQuery(`payout-account:${sellerId}`, (signal) =>
    tagged(api.GET("/api/v1/seller/{sellerId}/payout-account", { signal, params: { path: { sellerId } } })));
  return (
    <Card title={t("title")}>
      <Shown query={account}>
        {({ data, etag }) => <Details account={data} etag={etag} reload={account.reload} />}
      </Shown>
    </Card>
  );
}

function Details({ account, etag, reload }: { account: Account; etag: string; reload: () => void }) {
  const store = useStore();
  const { date, dateTime } = useFormat();
  const t = useTexts({
    iban: ["IBAN", "IBAN"],
    status: ["Durum", "Status"],
    verified: ["Doğrulandı", "Verified"],
    unverified: ["Doğrulanmadı", "Not verified"],
    blocked: ["Durduruldu", "Blocked"],
    since: ["Doğrulama", "Verified on"],
    waiting: ["{iban} hesabına {at} tarihinden sonra ödenir{unverified}. Vazgeçmek için şimdiki IBAN’ı yeniden girin.",
      "{iban} is paid to from {at}{unverified}. To take it back, enter the present IBAN again."],
    once: [", doğrulandıysa", ", once it is verified"],
    hold: ["Ödemeler {until} tarihine kadar bekletiliyor: {reason}", "Payouts are held until {until}: {reason}"],
    block: ["Hesaba ödeme yapılmıyor: {reason}", "Nothing is paid to this account: {reason}"],
  });
  const { waiting, hold } = account;
  return (
    <>
      <Facts rows={[
        [t("iban"), account.ibanMasked],
        [t("status"), <Badge tone={account.status === "verified" ? "good" : "bad"}>{t(account.status)}</Badge>],
        [t("since"), date(account.verifiedAt)],
      ]} />
      {waiting && (
        <p className="note warn">{t("waiting", {
          iban: waiting.ibanMasked, at: dateTime(waiting.paidFrom), unverified: waiting.verifiedAt ? "" : t("once"),
        })}</p>
      )}
      {hold && <p className="note warn">{t("hold", { until: date(hold.until), reason: hold.reason })}</p>}
      {account.blockReason && <p className="note bad">{t("block", { reason: account.blockReason })}</p>}
      {store.can("business:write") && <Change etag={etag} reload={reload} />}
    </>
  );
}

function Change({ etag, reload }: { etag: string; reload: () => void }) {
  const { id: sellerId } = useStore();
  const t = useTexts({
    change: ["IBAN’ı değiştir", "Change the IBAN"],
    lead: ["Yeni hesaba 48 saat sonra ödenir; mağazanın bütün sahiplerine e-posta gider.",
      "The new account is paid to after 48 hours; every owner of the store gets a mail."],
    iban: ["Yeni IBAN", "New IBAN"],
    password: ["Parolanız", "Your password"],
    done: ["Kaydedildi. Hesap doğrulandıktan ve bekleme süresi bittikten sonra kullanılır.",
      "Saved. It is used once it is verified and the waiting time is over."],
  });
  const [done, setDone] = useState(false);
  const change = useAction((_key, { iban = "", password = "" }: FormValues) =>
    answer(api.PUT("/api/v1/seller/{sellerId}/payout-account", {
      params: { path: { sellerId }, header: { "If-Match": etag } }, body: { iban: iban.replace(/\s/g, ""), password },
    })));
  const send = async (values: FormValues, form: HTMLFormElement) => {
    if (!(await change.run(values))) return;
    form.reset();
    setDone(true);
    reload();
  };
  const of = errorsOf(change.error);
  return (
    <details open={done || change.error !== undefined || undefined}>
      <summary>{t("change")}</summary>
      <div className="stack">
        <p className="muted">{t("lead")}</p>
        {done && <p className="note good" role="status">{t("done")}</p>}
        <StepUp error={change.error}>
          {(error) => (
            <Form submit={t("change")} busy={change.busy} error={error}
              onSend={(values, form) => void send(values, form)}>
              <div className="pair broad measure">
                <Field label={t("iban")} name="iban" required autoComplete="off" maxLength={42}
                  placeholder="TR00 0000 0000 …"
                  error={of("iban")} />
                <Field label={t("password")} name="password" type="password" required autoComplete="current-password"
                  error={of("password")} />
              </div>
            </Form>
          )}
        </StepUp>
      </div>
    </details>
  );
}
