import { useState } from "react";
import { useNavigate, useSearchParams } from "react-router";
import { answer, api, ApiError } from "./api.ts";
import { errorsOf, Field, Form, type FormValues } from "./forms.tsx";
import { useAction } from "./hooks.ts";
import { useTexts } from "./i18n.tsx";
import { Button } from "./pieces.tsx";
import { useSession } from "./session.tsx";

interface SignInProps {
  /** The account of a development instance that one click signs in as. */
  development: "buyer" | "seller";
  /** After a sign-in and before the next page, for example to merge carts. */
  onSignedIn?: () => Promise<unknown>;
}

/** Mail and password, then the code of an account with a second factor. Goes back to `?back=`. */
export function SignInForm({ development, onSignedIn }: SignInProps) {
  const t = useTexts({
    email: ["E-posta", "E-mail"],
    password: ["Parola", "Password"],
    signIn: ["Giriş yap", "Sign in"],
    code: ["Doğrulama kodu", "Code"],
    codeHint: ["Uygulamanızdaki kod ya da bir kurtarma kodu", "From your app, or a recovery code"],
    buyer: ["Örnek alıcı olarak gir", "Enter as the sample buyer"],
    seller: ["Örnek satıcı olarak gir", "Enter as the sample seller"],
    none: ["Bu pazaryerinde örnek hesap yok.", "This marketplace has no sample accounts."],
  });
  const session = useSession();
  const navigate = useNavigate();
  const [query] = useSearchParams();
  const [challenge, setChallenge] = useState<string>();
  const [noSample, setNoSample] = useState(false);
  const done = async () => {
    await onSignedIn?.();
    await navigate(localPath(query.get("back")), { replace: true });
  };
  const signIn = useAction(async (_key, { email = "", password = "", code = "" }: FormValues) => {
    const signedIn = challenge
      ? await answer(api.POST("/api/v1/auth/login/second-factor", { body: { challenge, code } }))
      : await answer(api.POST("/api/v1/auth/login", { body: { email, password } }));
    if ("challenge" in signedIn) return setChallenge(signedIn.challenge);
    session.signIn(signedIn);
    await done();
  });
  const asSample = useAction(async () => {
    if (await session.signInAsDevelopment(development)) await done();
    else setNoSample(true);
  });
  const of = errorsOf(signIn.error);
  return (
    <>
      <Form submit={t("signIn")} busy={signIn.busy} error={signIn.error} onSend={(values) => void signIn.run(values)}>
        {challenge ? (
          <Field key="code" label={t("code")} hint={t("codeHint")} name="code" required autoComplete="one-time-code"
            autoFocus error={of("code")} />
        ) : (
          <>
            <Field label={t("email")} name="email" type="email" required autoComplete="username" error={of("email")} />
            <Field label={t("password")} name="password" type="password" required autoComplete="current-password"
              error={of("password")} />
          </>
        )}
      </Form>
      {!challenge && (
        <div className="sample-sign-in">
          <Button onClick={() => void asSample.run()} busy={asSample.busy}>
            {t(development)}
          </Button>
          {noSample && <p role="alert">{t("none")}</p>}
        </div>
      )}
    </>
  );
}

/** Only pages of this site: an address in a link must not lead elsewhere. */
export function localPath(path: string | null) {
  if (!path || !URL.canParse(path, location.origin)) return "/";
  const { origin, pathname, search, hash } = new URL(path, location.origin);
  return origin === location.origin && !pathname.startsWith("//") ? pathname + search + hash : "/";
}

/** True for the refusal of an account whose e-mail address is not confirmed yet. */
export const isUnconfirmed = (error: unknown) => error instanceof ApiError && error.code === "auth.email_unconfirmed";
