import { errorsOf, Field, useTexts, type FormValues, type Schema } from "@marketplace/ui";

type Address = Schema<"DeliveryAddress">;

interface AddressFieldsProps {
  address?: Address | undefined;
  /** What was typed before, by the names of the fields. */
  typed?: FormValues;
  error: unknown;
}

/** The fields of an address in Turkey; read them with `addressOf`. */
export function AddressFields({ address, typed = {}, error }: AddressFieldsProps) {
  const t = useTexts({
    fullName: ["Ad soyad", "Full name"],
    phone: ["Telefon", "Phone"],
    phoneHint: ["Örneğin 0555 111 22 33", "For example 0555 111 22 33 or +44 …"],
    line1: ["Mahalle, sokak, no", "Street and number"],
    line2: ["Bina, kat, daire (isteğe bağlı)", "Building, floor, flat (optional)"],
    district: ["İlçe", "District"],
    city: ["İl", "City"],
    postalCode: ["Posta kodu (isteğe bağlı)", "Postal code (optional)"],
  });
  const of = errorsOf(error);
  return (
    <>
      <div className="pair">
        <Field label={t("fullName")} name="fullName" required autoComplete="name"
          defaultValue={address?.fullName ?? typed.fullName} error={of("fullName")} />
        <Field label={t("phone")} name="phone" type="tel" required autoComplete="tel" hint={t("phoneHint")}
          defaultValue={address?.phone ?? typed.phone} error={of("phone")} />
      </div>
      <Field label={t("line1")} name="line1" required autoComplete="address-line1"
        defaultValue={address?.line1 ?? typed.line1} error={of("line1")} />
      <Field label={t("line2")} name="line2" autoComplete="address-line2"
        defaultValue={address?.line2 ?? typed.line2} error={of("line2")} />
      <div className="pair">
        <Field label={t("district")} name="district" required autoComplete="address-level2"
          defaultValue={address?.district ?? typed.district} error={of("district")} />
        <Field label={t("city")} name="city" required autoComplete="address-level1"
          defaultValue={address?.city ?? typed.city} error={of("city")} />
        <Field label={t("postalCode")} name="postalCode" inputMode="numeric" autoComplete="postal-code"
          defaultValue={address?.postalCode ?? typed.postalCode} error={of("postalCode")} />
      </div>
    </>
  );
}

/** As the API wants it: +905551112233. A number of Turkey may be typed with 0. */
export const phoneOf = (typed: string | undefined) =>
  typed?.replace(/[\s()-]/g, "").replace(/^0(?=[1-9])/, "+90") || null;

export const addressOf = (values: FormValues): Schema<"AddressRequest"> => ({
  fullName: values.fullName ?? null,
  phone: phoneOf(values.phone),
  line1: values.line1 ?? null,
  line2: values.line2 || null,
  district: values.district ?? null,
  city: values.city ?? null,
  postalCode: values.postalCode || null,
});

/** A number of Turkey as it is read: +90 532 123 45 67. */
const phoneText = (phone: string) => phone.replace(/^(\+90)(\d{3})(\d{3})(\d{2})(\d{2})$/, "$1 $2 $3 $4 $5");

export function AddressText({ address }: { address: Address }) {
  return (
    <address>
      <strong>{address.fullName}</strong>
      <br />
      {[address.line1, address.line2].filter(Boolean).join(", ")}
      <br />
      {[address.postalCode, address.district, address.city].filter(Boolean).join(" ")}
      <br />
      {phoneText(address.phone)}
    </address>
  );
}
