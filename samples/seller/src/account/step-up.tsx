import { useState, type ReactNode } from "react";
import { ApiError, answer, api, Field, Form, LinkButton, useAction, useTexts } from "@marketplace/ui";

interface StepUpProps {
  /** What the sensitive call was refused with. */
  error: unknown;
  /** The form of the call; it gets every refusal but those that ask for a code. */
  children: (error: unknown) => ReactNode;
}

/** Asks for a code where a call needs one, or for an enrolment where there is no second factor; then the call is
 * sent again. */
export function StepUp({ error, children }: StepUpProps) {
  const t = useTexts({
    missing: ["Bu işlem için ikinci adım doğrulaması gerekiyor; hesabınızda henüz kurulu değil.",
      "This asks for a second factor, and your account has none yet."],
    set: ["İkinci adımı kur", "Set up the second factor"],
    required: ["Güvenliğiniz için önce uygulamanızdaki kodu girin.",
      "For your safety, enter the code of your app first."],
    code: ["Doğrulama kodu", "Code"],
    send: ["Kodu onayla", "Verify the code"],
    proven: ["Kod doğrulandı; şimdi yeniden gönderin.", "The code is verified; now send it again."],
  });
  const [provenFor, setProvenFor] = useState<unknown>();
  const verify = useAction((_key, code: string) => answer(api.POST("/api/v1/me/second-factor/verify", { body: { code } }))
    .then(() => true));
  const code = error instanceof ApiError ? error.code : undefined;
  const missing = code === "auth.second_factor_missing";
  const asked = code === "auth.second_factor_required";
  const proven = asked && provenFor === error;
  return (
    <>
      {missing && <div className="note warn"><p>{t("missing")}</p><LinkButton to="/security">{t("set")}</LinkButton></div>}
      {proven && <p className="note good" role="status">{t("proven")}</p>}
      {asked && !proven && (
        <div className="note">
          <p>{t("required")}</p>
          <Form submit={t("send")} busy={verify.busy} error={verify.error}
            onSend={({ code: typed = "" }) => void verify.run(typed).then((ok) => ok && setProvenFor(error))}>
            <Field label={t("code")} name="code" required inputMode="numeric" autoComplete="one-time-code" />
          </Form>
        </div>
      )}
      {children(missing || asked ? undefined : error)}
    </>
  );
}
