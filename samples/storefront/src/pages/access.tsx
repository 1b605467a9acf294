import { useState, type ReactNode } from "react";
import { Link, useSearchParams } from "react-router";
import {
  answer, api, ApiError, Button, Choice, errorsOf, Field, Form, LinkButton, localPath, ProblemNote, SignInForm,
  useAction, useLanguage, useSession, useTexts, useTitle, type FormValues,
} from "@marketplace/ui";
import { useCart } from "../cart.tsx";

const texts = {
  email: ["E-posta", "E-mail"],
  password: ["Parola", "Password"],
  newPassword: ["Yeni parola", "New password"],
  name: ["Ad soyad", "Your name"],
  terms: ["Kullanım koşullarını kabul ediyorum", "I accept the terms of use"],
  signIn: ["Giriş yap", "Sign in"],
  already: ["Oturumunuz açık", "You are signed in"],
  as: ["{name} olarak giriş yaptınız.", "You are signed in as {name}."],
  goOn: ["Devam et", "Go on"],
  other: ["Başka bir hesapla gir", "Use another account"],
  register: ["Hesap aç", "Create an account"],
  forgot: ["Parolamı unuttum", "Forgot your password?"],
  send: ["Bağlantı gönder", "Send the link"],
  save: ["Kaydet", "Save"],
  check: ["Gelen kutunuza bakın", "Look into your mailbox"],
  sent: ["{email} adresine bir bağlantı gönderdik.", "We sent a link to {email}."],
  spam: ["Gelmediyse gereksiz posta klasörüne de bakın.", "If it does not come, look into the spam folder too."],
  confirm: ["E-postanızı doğrulayın", "Confirm your e-mail address"],
  confirmed: ["E-posta adresiniz doğrulandı", "Your e-mail address is confirmed"],
  yes: ["Doğrula", "Confirm"],
  reset: ["Yeni parola belirleyin", "Choose a new password"],
  changed: ["Parolanız değişti", "Your password is changed"],
  open: ["Hesabınızı açın", "Open your account"],
  opened: ["Hesabınız hazır", "Your account is ready"],
  anew: ["Yeni bağlantı iste", "Ask for a new link"],
  strong: ["En az 10 karakter", "At least 10 characters"],
} as const;

export const Narrow = ({ title, children }: { title: string; children: ReactNode }) => {
  useTitle(`${title} · Pazar`);
  return (
    <div className="narrow card">
      <h1>{title}</h1>
      {children}
    </div>
  );
};

export function SignIn() {
  const t = useTexts(texts);
  const { merge } = useCart();
  const { signedIn, me, signOut } = useSession();
  const back = useSearchParams()[0].get("back");
  const [before, setBefore] = useState(signedIn);
  if (before && signedIn) {
    return (
      <Narrow title={t("already")}>
        <p>{me.data && t("as", { name: me.data.displayName })}</p>
        <div className="row">
          <LinkButton look="primary" to={localPath(back)}>{t("goOn")}</LinkButton>
          <Button onClick={() => void signOut().finally(() => setBefore(false))}>{t("other")}</Button>
        </div>
      </Narrow>
    );
  }
  return (
    <Narrow title={t("signIn")}>
      <SignInForm development="buyer" onSignedIn={merge} />
      <p className="row between">
        <Link to="/forgot-password">{t("forgot")}</Link>
        <Link to="/register">{t("register")}</Link>
      </p>
    </Narrow>
  );
}

export function Register() {
  const t = useTexts(texts);
  const { language } = useLanguage();
  const [sentTo, setSentTo] = useState<string>();
  const register = useAction(async (_key, { email = "", password = "", displayName = "" }: FormValues) => {
    const body = { email, password, displayName, locale: language, acceptTerms: true };
    await answer(api.POST("/api/v1/auth/register", { body }));
    setSentTo(email);
  });
  const of = errorsOf(register.error);
  if (sentTo) return <Sent email={sentTo} />;
  return (
    <Narrow title={t("register")}>
      <Form submit={t("register")} busy={register.busy} error={register.error} onSend={(it) => void register.run(it)}>
        <Field label={t("name")} name="displayName" required autoComplete="name" error={of("displayName")} />
        <Field label={t("email")} name="email" type="email" required autoComplete="username" error={of("email")} />
        <NewPassword error={of("password")} name="password" />
        <Choice label={t("terms")} name="terms" required />
      </Form>
      <Link to="/sign-in">{t("signIn")}</Link>
    </Narrow>
  );
}

function NewPassword({ name, error }: { name: string; error: string | undefined }) {
  const t = useTexts(texts);
  return (
    <Field label={t("newPassword")} hint={t("strong")} name={name} type="password" required minLength={10}
      autoComplete="new-password" error={error} />
  );
}

function Sent({ email }: { email: string }) {
  const t = useTexts(texts);
  return (
    <Narrow title={t("check")}>
      <p role="status">{t("sent", { email })}</p>
      <p className="muted small">{t("spam")}</p>
    </Narrow>
  );
}

/** Opening a link changes nothing, as mail programs open links too: the button does. */
export function ConfirmEmail() {
  const t = useTexts(texts);
  const token = useToken();
  const [done, setDone] = useState(false);
  const confirm = useAction(async () => {
    await answer(api.POST("/api/v1/auth/confirm-email", { body: { token } }));
    setDone(true);
  });
  if (done) return <Done title={t("confirmed")} />;
  return (
    <Narrow title={t("confirm")}>
      <ProblemNote error={confirm.error} />
      <Button look="primary" busy={confirm.busy} onClick={() => void confirm.run()}>
        {t("yes")}
      </Button>
    </Narrow>
  );
}

export function ForgotPassword() {
  const t = useTexts(texts);
  const [sentTo, setSentTo] = useState<string>();
  const ask = useAction(async (_key, { email = "" }: FormValues) => {
    await answer(api.POST("/api/v1/auth/forgot-password", { body: { email } }));
    setSentTo(email);
  });
  if (sentTo) return <Sent email={sentTo} />;
  return (
    <Narrow title={t("forgot")}>
      <Form submit={t("send")} busy={ask.busy} error={ask.error} onSend={(it) => void ask.run(it)}>
        <Field label={t("email")} name="email" type="email" required autoComplete="username"
          error={errorsOf(ask.error)("email")} />
      </Form>
    </Narrow>
  );
}

export function ResetPassword() {
  const t = useTexts(texts);
  const token = useToken();
  const [done, setDone] = useState(false);
  const reset = useAction(async (_key, { newPassword = "" }: FormValues) => {
    await answer(api.POST("/api/v1/auth/reset-password", { body: { token, newPassword } }));
    setDone(true);
  });
  if (done) return <Done title={t("changed")} />;
  return (
    <Narrow title={t("reset")}>
      <Form submit={t("save")} busy={reset.busy} error={reset.error} onSend={(it) => void reset.run(it)}>
        <NewPassword name="newPassword" error={errorsOf(reset.error)("newPassword")} />
      </Form>
      {reset.error instanceof ApiError && <Link to="/forgot-password">{t("anew")}</Link>}
    </Narrow>
  );
}

/** A guest's account: it has everything that was bought with the e-mail address. */
export function OpenAccount() {
  const t = useTexts(texts);
  const token = useToken();
  const [done, setDone] = useState(false);
  const open = useAction(async (_key, { password = "" }: FormValues) => {
    await answer(api.POST("/api/v1/auth/open-account", { body: { token, password, acceptTerms: true } }));
    setDone(true);
  });
  if (done) return <Done title={t("opened")} />;
  return (
    <Narrow title={t("open")}>
      <Form submit={t("open")} busy={open.busy} error={open.error} onSend={(it) => void open.run(it)}>
        <NewPassword name="password" error={errorsOf(open.error)("password")} />
        <Choice label={t("terms")} name="terms" required />
      </Form>
    </Narrow>
  );
}

function Done({ title }: { title: string }) {
  const t = useTexts(texts);
  return (
    <Narrow title={title}>
      <LinkButton look="primary" to="/sign-in">
        {t("signIn")}
      </LinkButton>
    </Narrow>
  );
}

const useToken = () => useSearchParams()[0].get("token") ?? "";
