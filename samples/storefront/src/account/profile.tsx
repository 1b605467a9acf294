import { useState } from "react";
import {
  answer, api, Button, Card, errorsOf, Field, Form, PageHead, ProblemNote, Select, Shown, tagged, useAction, useQuery,
  useSession, useTexts, useTitle, type FormValues, type Schema,
} from "@marketplace/ui";
import { Confirm } from "../confirm.tsx";
import { phoneOf } from "../address-fields.tsx";

export function Profile() {
  const t = useTexts({ title: ["Profil", "Profile"] });
  useTitle(`${t("title")} · Pazar`);
  const query = useQuery("profile", (signal) => tagged(api.GET("/api/v1/me", { signal })));
  return (
    <>
      <PageHead title={t("title")} />
      <Shown query={query}>
        {({ data, etag }) => (
          <div className="columns half">
            <Details me={data} etag={etag} changed={query.set} />
            <Password />
            <Invoices />
            <Sessions />
          </div>
        )}
      </Shown>
    </>
  );
}

type Tagged = { data: Schema<"MeResponse">; etag: string };
interface DetailsProps {
  me: Schema<"MeResponse">;
  etag: string;
  changed: (me: Tagged) => void;
}

function Details({ me, etag, changed }: DetailsProps) {
  const t = useTexts({
    title: ["Bilgilerim", "Your details"],
    name: ["Ad soyad", "Name"],
    phone: ["Telefon", "Phone"],
    email: ["E-posta", "E-mail"],
    mails: ["E-postaların dili", "Language of mails"],
    save: ["Bilgileri kaydet", "Save details"],
    saved: ["Kaydedildi", "Saved"],
  });
  const session = useSession();
  const [saved, setSaved] = useState(false);
  const save = useAction(async (key, { displayName = "", phone, locale = "tr" }: FormValues) => {
    setSaved(false);
    const params = { header: { "If-Match": etag, "Idempotency-Key": key } };
    changed(await tagged(api.PATCH("/api/v1/me", { params, body: { displayName, phone: phoneOf(phone), locale } })));
    session.me.reload();
    setSaved(true);
  });
  const of = errorsOf(save.error);
  return (
    <Card title={t("title")}>
      <Form submit={t("save")} busy={save.busy} error={save.error} onSend={(it) => void save.run(it)}
        extra={<span role="status">{saved && t("saved")}</span>}>
        <Field label={t("email")} value={me.email} readOnly />
        <Field label={t("name")} name="displayName" required defaultValue={me.displayName} autoComplete="name"
          error={of("displayName")} />
        <Field label={t("phone")} name="phone" type="tel" defaultValue={me.phone ?? ""} autoComplete="tel"
          error={of("phone")} />
        <Select label={t("mails")} name="locale" defaultValue={me.locale}
          options={[["tr", "Türkçe"], ["en", "English"]]} />
      </Form>
    </Card>
  );
}

/** A new password ends every session, this one too. */
function Password() {
  const t = useTexts({
    title: ["Parola", "Password"],
    current: ["Şimdiki parola", "Current password"],
    next: ["Yeni parola", "New password"],
    hint: ["En az 10 karakter. Sonra yeniden giriş yapılır.", "At least 10 characters. You then sign in again."],
    save: ["Parolayı değiştir", "Change password"],
  });
  const { signOut } = useSession();
  const change = useAction(async (_key, { currentPassword = "", newPassword = "" }: FormValues) => {
    await answer(api.POST("/api/v1/auth/change-password", { body: { currentPassword, newPassword } }));
    await signOut();
  });
  const of = errorsOf(change.error);
  return (
    <Card title={t("title")}>
      <Form submit={t("save")} look="secondary" busy={change.busy} error={change.error}
        onSend={(it) => void change.run(it)}>
        <Field label={t("current")} name="currentPassword" type="password" required autoComplete="current-password"
          error={of("currentPassword")} />
        <Field label={t("next")} hint={t("hint")} name="newPassword" type="password" required minLength={10}
          autoComplete="new-password" error={of("newPassword")} />
      </Form>
    </Card>
  );
}

function Invoices() {
  const t = useTexts({
    title: ["Fatura bilgileri", "Invoice details"],
    none: ["Kayıtlı fatura bilgisi yok.", "No saved invoice details."],
    add: ["Şirket ekle", "Add a company"],
    name: ["Şirket unvanı", "Company name"],
    taxId: ["Vergi no (10 hane)", "Tax number (10 digits)"],
    taxOffice: ["Vergi dairesi", "Tax office"],
    street: ["Adres", "Address"],
    district: ["İlçe", "District"],
    city: ["İl", "City"],
    remove: ["Sil", "Delete"],
    removing: ["Fatura bilgisini sil", "Delete the invoice details"],
  });
  const query = useQuery("invoices", (signal) => answer(api.GET("/api/v1/me/invoice-profiles", { signal })));
  const add = useAction(async (_key, values: FormValues, form: HTMLFormElement) => {
    const { name = null, taxId = null, taxOffice = null, line1 = null, district = null, city = null } = values;
    const body = { kind: "company" as const, name, taxId, taxOffice, address: { line1, district, city } };
    await answer(api.POST("/api/v1/me/invoice-profiles", { body }));
    form.reset();
    query.reload();
  });
  const remove = useAction(async (key, id: string) => {
    const params = { path: { id }, header: { "Idempotency-Key": key } };
    await answer(api.DELETE("/api/v1/me/invoice-profiles/{id}", { params }));
    setRemoving(undefined);
    query.reload();
  });
  const [removing, setRemoving] = useState<Schema<"SavedInvoiceView">>();
  const of = errorsOf(add.error);
  return (
    <Card title={t("title")}>
      <Confirm title={removing && t("removing")} text={removing?.invoice.name ?? undefined} busy={remove.busy}
        error={remove.error} onConfirm={() => removing && void remove.run(removing.id)}
        onClose={() => setRemoving(undefined)} />
      <Shown query={query}>
        {({ data }) => data.length === 0 ? <p className="muted">{t("none")}</p> : (
          <ul className="stack tight">
            {data.map((it) => (
              <li key={it.id} className="row between">
                <span className="grow">{[it.invoice.name, it.invoice.taxId].filter(Boolean).join(" · ")}</span>
                <Button look="quiet" aria-label={`${t("remove")}: ${it.invoice.name}`} onClick={() => setRemoving(it)}>
                  {t("remove")}
                </Button>
              </li>
            ))}
          </ul>
        )}
      </Shown>
      <details>
        <summary>{t("add")}</summary>
        <Form submit={t("add")} look="secondary" busy={add.busy} error={add.error}
          onSend={(values, form) => void add.run(values, form)}>
          <Field label={t("name")} name="name" required error={of("name")} />
          <div className="pair">
            <Field label={t("taxId")} name="taxId" required inputMode="numeric" error={of("taxId")} />
            <Field label={t("taxOffice")} name="taxOffice" required error={of("taxOffice")} />
          </div>
          <Field label={t("street")} name="line1" required error={of("line1")} />
          <div className="pair">
            <Field label={t("district")} name="district" required error={of("district")} />
            <Field label={t("city")} name="city" required error={of("city")} />
          </div>
        </Form>
      </details>
    </Card>
  );
}

function Sessions() {
  const t = useTexts({
    title: ["Oturumlar", "Sessions"],
    text: ["Tüm cihazlarda oturumu kapatır.", "Signs you out on every device."],
    end: ["Her yerde çıkış yap", "Sign out everywhere"],
  });
  const { signOut } = useSession();
  const end = useAction(async () => {
    await answer(api.POST("/api/v1/auth/logout-all"));
    await signOut();
  });
  return (
    <Card title={t("title")}>
      <p className="muted">{t("text")}</p>
      <ProblemNote error={end.error} />
      <Button look="danger" busy={end.busy} onClick={() => void end.run()}>{t("end")}</Button>
    </Card>
  );
}
