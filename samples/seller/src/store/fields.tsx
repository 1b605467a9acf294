import { Choice, Field, Select, TextArea, useTexts, type FormValues, type Schema, type Text } from "@marketplace/ui";
import type { ErrorOf } from "../actions.tsx";

type Seller = Schema<"SellerResponse">;

/** The details that an approval needs, by their names in the API. */
export const required = {
  legalName: ["Resmî unvan ya da ad soyad", "Legal name"],
  taxId: ["Vergi ya da kimlik numarası", "Tax number"],
  iban: ["IBAN", "IBAN"],
} satisfies Record<string, Text>;

const kinds = ["", "individual", "trader", "company"] as const;

/** The details of a store. After the approval the IBAN is changed with the payout account. */
export function StoreFields({ seller, of }: { seller?: Seller | undefined; of: ErrorOf }) {
  const t = useTexts({
    name: ["Mağaza adı", "Store name"],
    description: ["Tanıtım", "Description"],
    taxHint: ["Şirket için 10 haneli VKN, kişi için 11 haneli TCKN", "10 digits of a company, 11 of a person"],
    kind: ["Satıcı türü", "Kind of seller"],
    unknown: ["Vergi numarasından anlaşılsın", "As the tax number says"],
    individual: ["Birey", "Individual"],
    trader: ["Şahıs işletmesi", "Sole trader"],
    company: ["Şirket", "Company"],
    office: ["Vergi dairesi", "Tax office"],
    mersis: ["MERSİS no", "MERSİS number"],
    kep: ["KEP adresi", "Registered e-mail (KEP)"],
    address: ["Merkez adresi", "Address of the office"],
    city: ["İl", "City"],
    email: ["İletişim e-postası", "Contact e-mail"],
    phone: ["Telefon", "Phone"],
    cash: ["Kapıda ödeme kabul edilsin", "Accept cash on delivery"],
    shown: ["Kim satıyor (mağaza sayfasında görünür)", "Who sells (shown on the store’s page)"],
    contact: ["İletişim", "Contact"],
  });
  const word = useTexts(required);
  const { identity } = seller ?? {};
  const settled = seller && !["draft", "submitted", "rejected"].includes(seller.status);
  return (
    <>
      <Field label={t("name")} name="name" required maxLength={80} defaultValue={seller?.name} error={of("name")} />
      <TextArea label={t("description")} name="description" rows={3} maxLength={2000}
        defaultValue={seller?.description ?? ""}
        error={of("description")} />
      <fieldset className="stack">
        <legend>{t("shown")}</legend>
        <div className="pair broad">
          <Field label={word("legalName")} name="legalName" maxLength={200} defaultValue={seller?.legalName ?? ""}
            error={of("legalName")} />
          <Field label={word("taxId")} hint={t("taxHint")} name="taxId" inputMode="numeric"
            defaultValue={seller?.taxId ?? ""}
            error={of("taxId")} />
          <Select label={t("kind")} name="kind" defaultValue={identity?.kind ?? ""} error={of("kind")}
            options={kinds.map((it) => [it, t(it === "" ? "unknown" : it)])} />
          <Field label={t("office")} name="taxOffice" defaultValue={identity?.taxOffice ?? ""}
            error={of("taxOffice")} />
          <Field label={t("mersis")} name="mersis" inputMode="numeric" defaultValue={identity?.mersis ?? ""}
            error={of("mersis")} />
          <Field label={t("kep")} name="kep" type="email" defaultValue={identity?.kep ?? ""} error={of("kep")} />
          <Field label={t("address")} name="centralAddress" defaultValue={identity?.centralAddress ?? ""}
            error={of("centralAddress")} />
          <Field label={t("city")} name="city" defaultValue={identity?.city ?? ""} error={of("city")} />
          {!settled && <Field label={word("iban")} name="iban" maxLength={42}
            placeholder="TR00 0000 0000 …"
            defaultValue={seller?.iban ?? ""} error={of("iban")} />}
        </div>
      </fieldset>
      <fieldset className="stack">
        <legend>{t("contact")}</legend>
        <div className="pair">
          <Field label={t("email")} name="contactEmail" type="email" defaultValue={seller?.contactEmail ?? ""}
            error={of("contactEmail")} />
          <Field label={t("phone")} name="phone" type="tel" defaultValue={seller?.phone ?? ""} error={of("phone")} />
        </div>
      </fieldset>
      <Choice label={t("cash")} name="acceptsCashOnDelivery" value="yes"
        defaultChecked={seller?.acceptsCashOnDelivery ?? true} />
    </>
  );
}

/** What the fields say; of a stored store only what was changed, as its numbers may be shown masked. */
export function storeBody(values: FormValues, seller?: Seller) {
  const kind = kinds.find((it) => it === values.kind);
  const body = {
    name: values.name!,
    description: values.description,
    legalName: values.legalName,
    taxId: values.taxId,
    ...(values.iban !== undefined ? { iban: values.iban.replace(/\s/g, "") } : {}),
    contactEmail: values.contactEmail,
    phone: values.phone,
    acceptsCashOnDelivery: values.acceptsCashOnDelivery === "yes",
    identity: {
      ...(kind ? { kind } : {}),
      taxOffice: values.taxOffice!, mersis: values.mersis!, kep: values.kep!,
      centralAddress: values.centralAddress!, city: values.city!,
    },
  };
  const same = (name: string, value: unknown) => seller && (seller[name as keyof Seller] ?? "") === value;
  return Object.fromEntries(Object.entries(body)
    .filter(([name, value]) => !same(name, value) && (seller || value !== ""))) as typeof body;
}
