import { useState } from "react";
import { Link, useNavigate } from "react-router";
import {
  answer, api, Badge, Card, errorsOf, Field, Form, isUnconfirmed, PageHead, Shown, tagged, useAction,
  useFormat,
  useQuery, useTexts, useTitle, type FormValues, type Schema,
} from "@marketplace/ui";
import { Act, ifMatch, once } from "../actions.tsx";
import { useStore, useStores } from "../store.tsx";
import { required, StoreFields, storeBody } from "./fields.tsx";
import { statusTexts } from "./status.ts";

/** Opens a store as a draft. */
export function Apply() {
  const { list } = useStores();
  const navigate = useNavigate();
  const t = useTexts({
    title: ["Mağaza açın", "Open a store"],
    lead: ["Bilgilerinizi girin; onaya gönderene kadar taslak kalır.",
      "Enter your details; it stays a draft until you submit it."],
    none: ["Bu hesabın mağazası yok; buradan başvurabilirsiniz.", "This account has no store yet; apply for one here."],
    slug: ["Mağazanızın adresi", "Address of your store"],
    hint: ["Küçük harf, rakam ve tire; sonra değiştirilemez",
      "Lower-case letters, digits and hyphens; cannot be changed later"],
    submit: ["Taslağı oluştur", "Make the draft"],
    confirm: ["Önce e-posta adresinizi onaylayın: size bir bağlantı gönderdik.",
      "Confirm your e-mail address first: we sent you a link."],
  });
  useTitle(t("title"));
  const apply = useAction((key, { slug = "", ...values }: FormValues) => answer(api.POST("/api/v1/sellers", {
    params: { header: once(key) }, body: { slug, ...storeBody(values) },
  })));
  const send = async (values: FormValues) => {
    const store = await apply.run(values);
    if (!store) return;
    list.reload();
    await navigate("/stores");
  };
  const of = errorsOf(apply.error);
  return (
    <>
      <PageHead title={t("title")} lead={t("lead")} />
      <Card className="measure">
        {list.data?.length === 0 && <p>{t("none")}</p>}
        {isUnconfirmed(apply.error) && <p className="note warn">{t("confirm")}</p>}
        <Form submit={t("submit")} busy={apply.busy} error={apply.error} onSend={(values) => void send(values)}>
          <Field label={t("slug")} hint={t("hint")} name="slug" required minLength={3} maxLength={40}
            pattern="[a-z0-9]+(-[a-z0-9]+)*" error={of("slug")} />
          <StoreFields of={of} />
        </Form>
      </Card>
    </>
  );
}

/** A store that was never approved: what is missing, whether it waits, or why it was rejected. */
export function Application() {
  const store = useStore();
  const found = useQuery(`seller:${store.id}`, (signal) =>
    tagged(api.GET("/api/v1/seller/{sellerId}", { signal, params: { path: { sellerId: store.id } } })));
  return <Shown query={found}>{({ data, etag }) => <Steps seller={data} etag={etag} reload={found.reload} />}</Shown>;
}

interface Props {
  seller: Schema<"SellerResponse">;
  etag: string;
  reload: () => void;
}

function Steps({ seller, etag, reload }: Props) {
  const { list } = useStores();
  const status = useTexts(statusTexts);
  const word = useTexts(required);
  const { date } = useFormat();
  const t = useTexts({
    draft: ["Bilgileriniz tamamlanınca onaya gönderin.", "Submit your store once its details are complete."],
    submitted: ["Başvurunuz inceleniyor; sonucu bildirim ve e-postayla öğrenirsiniz.",
      "Your application is being looked at; a notification and a mail will tell you."],
    rejected: ["Başvurunuz reddedildi. Düzeltip yeniden gönderebilirsiniz.",
      "Your application was rejected. Correct it and submit it again."],
    missing: ["Eksik bilgiler", "What is missing"],
    complete: ["Zorunlu bilgiler tamam.", "All that is required is there."],
    submit: ["Onaya gönder", "Submit for approval"],
    since: ["{at} tarihinde oluşturuldu", "Made on {at}"],
  });
  useTitle(seller.name);
  const missing = (Object.keys(required) as (keyof typeof required)[]).filter((name) => !seller[name]);
  const submitted = () => {
    reload();
    list.reload();
  };
  return (
    <>
      <PageHead title={seller.name} lead={t("since", { at: date(seller.createdAt) })}>
        <Badge tone={seller.status === "rejected" ? "bad" : "warn"}>{status(seller.status)}</Badge>
      </PageHead>
      <div className="stack loose">
        <Card>
          <p>{t(seller.status as "draft" | "submitted" | "rejected")}</p>
          {seller.statusReason && <p className="note bad">{seller.statusReason}</p>}
          {seller.status !== "submitted" && (missing.length > 0 ? (
            <div className="note warn">
              <strong>{t("missing")}</strong>
              <ul>{missing.map((name) => <li key={name}>{word(name)}</li>)}</ul>
            </div>
          ) : (
            <>
              <p>{t("complete")}</p>
              <div className="row">
                <Act label={t("submit")} look="primary" done={submitted} reload={submitted}
                  call={(key) => answer(api.POST("/api/v1/seller/{sellerId}/submit", {
                    params: { path: { sellerId: seller.id }, header: once(key) },
                  }))} />
              </div>
            </>
          ))}
        </Card>
        <Profile seller={seller} etag={etag} reload={reload} />
      </div>
    </>
  );
}

/** The store's details, to change. */
export function Profile({ seller, etag, reload }: Props) {
  const store = useStore();
  const { list } = useStores();
  const t = useTexts({
    title: ["Mağaza bilgileri", "Details of the store"],
    save: ["Kaydet", "Save"],
    saved: ["Kaydedildi.", "Saved."],
    iban: ["Ödeme hesabını değiştir", "Change the payout account"],
  });
  const [saved, setSaved] = useState(false);
  const change = useAction((key, values: FormValues) => answer(api.PATCH("/api/v1/seller/{sellerId}", {
    params: { path: { sellerId: seller.id }, header: ifMatch(etag, key) }, body: storeBody(values, seller),
  })));
  const send = async (values: FormValues) => {
    setSaved(false);
    if (!(await change.run(values))) return;
    setSaved(true);
    reload();
    list.reload();
  };
  return (
    <Card title={t("title")} action={seller.approvedAt && store.can("finance:read") && (
      <Link to={store.path("money")}>{t("iban")}</Link>
    )}>
      <Form submit={t("save")} busy={change.busy} error={change.error} onSend={(values) => void send(values)}
        extra={saved && <span role="status" className="plus">{t("saved")}</span>}>
        <StoreFields key={etag} seller={seller} of={errorsOf(change.error)} />
      </Form>
    </Card>
  );
}
