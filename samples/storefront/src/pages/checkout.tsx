import { useState } from "react";
import { Link, useNavigate } from "react-router";
import {
  answer, api, Card, Choice, EmptyState, errorsOf, Field, Form, LinkButton, Loading, PageHead, Select, Shown, useAction,
  useLabels, useQuery, useSession, useTexts, useTitle, values, type FormValues, type Schema,
} from "@marketplace/ui";
import { addressOf, AddressFields, AddressText, phoneOf } from "../address-fields.tsx";
import { guestCart, useCart } from "../cart.tsx";
import { draftOf, keepDraft, keepQuoteToken } from "../draft.ts";
import { TooFew } from "../too-few.tsx";
import { Totals } from "../totals.tsx";

const texts = {
  title: ["Teslimat ve ödeme", "Delivery and payment"],
  contact: ["İletişim", "Contact"],
  email: ["E-posta", "E-mail"],
  emailHint: ["Sipariş bağlantısını buraya göndeririz.", "We send the link of your order there."],
  account: ["Hesabınız var mı? Giriş yapın", "Have an account? Sign in"],
  address: ["Teslimat adresi", "Delivery address"],
  another: ["Başka bir adres", "Another address"],
  keep: ["Bu adresi hesabıma kaydet", "Save this address in my account"],
  delivery: ["Teslimat", "Delivery"],
  method: ["Teslimat şekli", "How it is delivered"],
  note: ["Mağazaya not (isteğe bağlı)", "Note to the store (optional)"],
  invoice: ["Fatura", "Invoice"],
  personal: ["Kişisel, teslimat adresine", "Personal, to the delivery address"],
  company: ["Şirket", "Company"],
  companyName: ["Şirket unvanı", "Company name"],
  taxId: ["Vergi no (10 hane)", "Tax number (10 digits)"],
  taxOffice: ["Vergi dairesi", "Tax office"],
  payment: ["Ödeme", "Payment"],
  card: ["Kart (ödeme sayfasında)", "Card (on the payment page)"],
  cash: ["Kapıda nakit", "Cash on delivery"],
  next: ["Siparişi gözden geçir", "Review the order"],
  empty: ["Sepetiniz boş", "Your cart is empty"],
  browse: ["Alışverişe başla", "Start shopping"],
  cart: ["Sepete dön", "Back to the cart"],
  sum: ["Özet", "Summary"],
} as const;

const deliveries = ["carrier", "seller_delivery", "pickup"] as const;

const useSaved = (signedIn: boolean) =>
  useQuery(signedIn ? "checkout" : null, async (signal) => {
    const [addresses, invoices] = await Promise.all([
      answer(api.GET("/api/v1/me/addresses", { signal })),
      answer(api.GET("/api/v1/me/invoice-profiles", { signal })),
    ]);
    return { addresses: addresses.data, invoices: invoices.data };
  });

/** Where to, on whose invoice and how to pay; the answer is a quote that the next page shows. */
export function CheckoutPage() {
  const t = useTexts(texts);
  useTitle(`${t("title")} · Pazar`);
  const { signedIn } = useSession();
  const { query: cart } = useCart();
  const saved = useSaved(signedIn);
  return (
    <>
      <PageHead title={t("title")} />
      <Shown query={cart}>
        {(it) => {
          if (!it?.totals) {
            const [to, text] = it?.saved.length ? ["/cart", t("cart")] : ["/", t("browse")];
            return <EmptyState title={t("empty")}><LinkButton look="primary" to={to}>{text}</LinkButton></EmptyState>;
          }
          if (signedIn && !saved.data && !saved.error) return <Loading />;
          return (
            <div className="columns">
              {signedIn ? (
                <Shown query={saved}>{(own) => <CheckoutForm cart={it} {...own} />}</Shown>
              ) : (
                <CheckoutForm cart={it} addresses={[]} invoices={[]} guest />
              )}
              <Card title={t("sum")} className="sticky">
                <Totals totals={it.totals} />
              </Card>
            </div>
          );
        }}
      </Shown>
    </>
  );
}

interface CheckoutFormProps {
  cart: Schema<"CartView">;
  addresses: Schema<"AddressResponse">[];
  invoices: Schema<"SavedInvoiceView">[];
  guest?: boolean;
}

function CheckoutForm({ cart, addresses, invoices, guest = false }: CheckoutFormProps) {
  const t = useTexts(texts);
  const navigate = useNavigate();
  const { id: session } = useSession();
  const who = session ?? guestCart()?.id ?? "guest";
  const [draft] = useState(() => draftOf(who));
  const [addressId, setAddressId] = useState(
    () => [{ id: draft.addressId }, addresses.find((it) => it.isDefault), addresses[0]]
      .find((it) => it?.id === "" || addresses.some(({ id }) => id === it?.id))?.id ?? "",
  );
  const [invoice, setInvoice] = useState(
    () => [draft.invoice].find((it) => it === "company" || invoices.some(({ id }) => id === it)) ?? "",
  );
  const stores = cart.sellers.flatMap(({ seller }) => (seller ? [seller] : []));
  const quote = useAction(async (key, values: FormValues) => {
    const token = guest ? guestCart()?.token : undefined;
    const body: Schema<"StartCheckoutRequest"> = {
      cartId: cart.id,
      delivery: stores.map(({ id }) => ({
        sellerId: id,
        type: deliveries.find((it) => it === values[`delivery-${id}`]) ?? "carrier",
        note: values[`note-${id}`] || null,
      })),
      paymentMethod: values.payment === "cash_on_delivery" ? "cash_on_delivery" : "card",
      ...(addressId ? { addressId } : { address: addressOf(values) }),
      ...invoiceOf(invoice, values),
      ...(guest ? { guest: { email: values.email ?? null, phone: phoneOf(values.phone) } } : {}),
    };
    const header = { "Idempotency-Key": key, ...(token ? { "Cart-Token": token } : {}) };
    const { id } = await answer(api.POST("/api/v1/checkouts", { params: { header }, body }));
    if (token) keepQuoteToken(id, token);
    if (values.keep && body.address) {
      const label = values.district ?? "";
      await answer(
        api.POST("/api/v1/me/addresses", {
          params: { header: { "Idempotency-Key": `${key}-address` } },
          body: { label, address: body.address },
        }),
      );
    }
    await navigate(`/checkout/${id}`);
  });
  const of = errorsOf(quote.error);
  const label = useLabels();
  const payAtDoor = !guest && draft.payment === "cash_on_delivery";
  return (
    <div onChange={({ target }) => {
      const form = (target as HTMLInputElement).form;
      if (form) keepDraft(who, values(form));
    }}>
      <Form submit={t("next")} busy={quote.busy} error={quote.error} onSend={(values) => void quote.run(values)}>
        <TooFew error={quote.error} lines={cart.sellers.flatMap(({ items }) => items)} />
        {guest && (
          <Card title={t("contact")} action={<Link to="/sign-in?back=/checkout">{t("account")}</Link>}>
            <Field label={t("email")} hint={t("emailHint")} name="email" type="email" required autoComplete="email"
              defaultValue={draft.email} error={of("email")} />
          </Card>
        )}
        <Card title={t("address")}>
          {addresses.length > 0 && (
            <fieldset className="stack tight">
              <legend className="hidden">{t("address")}</legend>
              {addresses.map(({ id, label, address }) => (
                <Choice key={id} type="radio" name="addressId" value={id} checked={addressId === id}
                  onChange={() => setAddressId(id)}
                  label={<><strong>{label}</strong><AddressText address={address} /></>} />
              ))}
              <Choice type="radio" name="addressId" value="" checked={!addressId} onChange={() => setAddressId("")}
                label={t("another")} />
            </fieldset>
          )}
          {!addressId && (
            <>
              <AddressFields typed={draft} error={quote.error} />
              {!guest && <Choice name="keep" label={t("keep")} />}
            </>
          )}
        </Card>
        <Card title={t("delivery")}>
          {stores.map(({ id, name }) => (
            <fieldset key={id}>
              <legend>{name}</legend>
              <div className="pair">
                <Select label={t("method")} name={`delivery-${id}`} defaultValue={draft[`delivery-${id}`] ?? "carrier"}
                  options={deliveries.map((it) => [it, label("delivery", it)] as const)} />
                <Field label={t("note")} name={`note-${id}`} maxLength={500} defaultValue={draft[`note-${id}`]} />
              </div>
            </fieldset>
          ))}
        </Card>
        <Card title={t("invoice")}>
          <fieldset className="stack tight">
            <legend className="hidden">{t("invoice")}</legend>
            <Choice type="radio" name="invoice" value="" checked={invoice === ""} onChange={() => setInvoice("")}
              label={t("personal")} />
            {invoices.map((it) => (
              <Choice key={it.id} type="radio" name="invoice" value={it.id} checked={invoice === it.id}
                onChange={() => setInvoice(it.id)}
                label={[it.invoice.name, it.invoice.taxId].filter(Boolean).join(" · ")} />
            ))}
            <Choice type="radio" name="invoice" value="company" checked={invoice === "company"}
              onChange={() => setInvoice("company")} label={t("company")} />
          </fieldset>
          {invoice === "company" && (
            <div className="pair">
              <Field label={t("companyName")} name="companyName" required autoComplete="organization"
                defaultValue={draft.companyName} error={of("name")} />
              <Field label={t("taxId")} name="taxId" required inputMode="numeric" defaultValue={draft.taxId}
                error={of("taxId")} />
              <Field label={t("taxOffice")} name="taxOffice" required defaultValue={draft.taxOffice}
                error={of("taxOffice")} />
            </div>
          )}
        </Card>
        <Card title={t("payment")}>
          <fieldset className="stack tight">
            <legend className="hidden">{t("payment")}</legend>
            <Choice type="radio" name="payment" value="card" defaultChecked={!payAtDoor} label={t("card")} />
            {!guest && (
              <Choice type="radio" name="payment" value="cash_on_delivery" defaultChecked={payAtDoor}
                label={t("cash")} />
            )}
          </fieldset>
        </Card>
      </Form>
    </div>
  );
}

/** Nothing for a personal invoice, the id of a saved one, or a company's. */
function invoiceOf(choice: string, values: FormValues): Partial<Schema<"StartCheckoutRequest">> {
  if (choice === "") return {};
  if (choice !== "company") return { invoiceProfileId: choice };
  const { companyName = null, taxId = null, taxOffice = null } = values;
  const { line1 = null, district = null, city = null } = values;
  const address = line1 ? { address: { line1, district, city } } : {};
  return { invoice: { kind: "company", name: companyName, taxId, taxOffice, ...address } };
}
