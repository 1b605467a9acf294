import { useState } from "react";
import { useNavigate } from "react-router";
import {
  answer, api, Badge, Card, errorsOf, Facts, Field, Form, PageHead, Shown, useAction, useFormat, useQuery, useSession,
  useTexts, useTitle, type FormValues, type Schema,
} from "@marketplace/ui";
import { Ask } from "../actions.tsx";

/** The second factor: an authenticator app whose code is asked for where money could go elsewhere. */
export function Security() {
  const t = useTexts({
    title: ["Güvenlik", "Security"],
    lead: ["İkinci adım, parolanızı bilen birinin paranızı başka yere yönlendirmesini önler.",
      "With a second factor, somebody who knows your password cannot send your money elsewhere."],
  });
  useTitle(t("title"));
  const factor = useQuery("second-factor", (signal) => answer(api.GET("/api/v1/me/second-factor", { signal })));
  const [codes, setCodes] = useState<string[]>();
  return (
    <>
      <PageHead title={t("title")} lead={t("lead")} />
      <div className="stack loose measure">
        {codes && <RecoveryCodes codes={codes} />}
        <Shown query={factor}>
          {(it) => it.enabled ? <Enabled factor={it} tell={setCodes} />
            : <Enrol done={(told) => { setCodes(told); factor.reload(); }} />}
        </Shown>
      </div>
    </>
  );
}

function RecoveryCodes({ codes }: { codes: string[] }) {
  const t = useTexts({
    title: ["Kurtarma kodlarınız", "Your recovery codes"],
    lead: ["Her biri telefonunuz yanınızda değilken bir kez kullanılır. Şimdi saklayın: bir daha gösterilmez.",
      "Each works once, when your phone is not at hand. Keep them now: they are not shown again."],
  });
  return (
    <Card title={t("title")}>
      <p role="status">{t("lead")}</p>
      <ul className="codes">{codes.map((code) => <li key={code}><code>{code}</code></li>)}</ul>
    </Card>
  );
}

function Enrol({ done }: { done: (codes: string[]) => void }) {
  const [secret, setSecret] = useState<Schema<"SecondFactorSecret">>();
  const t = useTexts({
    title: ["İkinci adımı kur", "Set up the second factor"],
    password: ["Parolanız", "Your password"],
    begin: ["Kuruluma başla", "Begin"],
    app: ["Doğrulama uygulamanıza bu anahtarı girin ya da bağlantıyı telefonunuzda açın.",
      "Enter this key in your authenticator app, or open the link on your phone."],
    key: ["Anahtar", "Key"],
    link: ["Bağlantı", "Link"],
    open: ["Uygulamada aç", "Open in the app"],
    code: ["Uygulamadaki kod", "Code of the app"],
    confirm: ["İkinci adımı aç", "Turn it on"],
  });
  const begin = useAction((_key, password: string) =>
    answer(api.POST("/api/v1/me/second-factor", { body: { password } })));
  const confirm = useAction((_key, code: string) =>
    answer(api.POST("/api/v1/me/second-factor/confirm", { body: { code } })));
  const start = async ({ password = "" }: FormValues) => {
    const told = await begin.run(password);
    if (told) setSecret(told);
  };
  const finish = async ({ code = "" }: FormValues) => {
    const told = await confirm.run(code);
    if (told) done(told.recoveryCodes);
  };
  return (
    <Card title={t("title")}>
      {secret ? (
        <>
          <p>{t("app")}</p>
          <Facts rows={[
            [t("key"), <code className="secret">{secret.secret.replace(/(.{4})(?=.)/g, "$1 ")}</code>],
            [t("link"), <a href={secret.uri}>{t("open")}</a>],
          ]} />
          <Form key="code" submit={t("confirm")} busy={confirm.busy} error={confirm.error}
            onSend={(values) => void finish(values)}>
            <Field label={t("code")} name="code" required inputMode="numeric" autoComplete="one-time-code"
              error={errorsOf(confirm.error)("code")} />
          </Form>
        </>
      ) : (
        <Form submit={t("begin")} busy={begin.busy} error={begin.error} onSend={(values) => void start(values)}>
          <Field label={t("password")} name="password" type="password" required autoComplete="current-password"
            error={errorsOf(begin.error)("password")} />
        </Form>
      )}
    </Card>
  );
}

function Enabled({ factor, tell }: { factor: Schema<"SecondFactorResponse">; tell: (codes: string[]) => void }) {
  const { dateTime } = useFormat();
  const { signOut } = useSession();
  const navigate = useNavigate();
  const t = useTexts({
    title: ["İkinci adım", "Second factor"],
    status: ["Durum", "Status"],
    on: ["Açık", "On"],
    since: ["Açılış", "Since"],
    left: ["Kalan kurtarma kodu", "Recovery codes left"],
    proven: ["Bu oturumda geçerli kod", "A code counts in this session until"],
    renew: ["Kurtarma kodlarını yenile", "Renew the recovery codes"],
    off: ["İkinci adımı kapat", "Turn it off"],
    offLead: ["Bütün oturumlarınız kapanır.", "All your sessions end."],
    password: ["Parolanız", "Your password"],
    code: ["Doğrulama kodu", "Code"],
  });
  const gone = async () => {
    await signOut();
    await navigate("/sign-in");
  };
  return (
    <Card title={t("title")}>
      <Facts rows={[
        [t("status"), <Badge tone="good">{t("on")}</Badge>],
        [t("since"), dateTime(factor.enabledAt)],
        [t("left"), factor.recoveryCodesLeft],
        [t("proven"), dateTime(factor.provenUntil)],
      ]} />
      <div className="row">
        <Ask label={t("renew")} done={(told: Schema<"RecoveryCodesResponse">) => tell(told.recoveryCodes)}
          call={(_key, { code = "" }) =>
            answer(api.POST("/api/v1/me/second-factor/recovery-codes", { body: { code } }))}>
          {(of) => <Field label={t("code")} name="code" required autoComplete="one-time-code" error={of("code")} />}
        </Ask>
        <Ask label={t("off")} look="danger" done={() => void gone()}
          call={(_key, { password = "", code = "" }) =>
            answer(api.POST("/api/v1/me/second-factor/disable", { body: { password, code } }))}>
          {(of) => (
            <>
              <p className="muted">{t("offLead")}</p>
              <Field label={t("password")} name="password" type="password" required autoComplete="current-password"
                error={of("password")} />
              <Field label={t("code")} name="code" required autoComplete="one-time-code" error={of("code")} />
            </>
          )}
        </Ask>
      </div>
    </Card>
  );
}
