// Fields of a product and of a variant, for creating and for changing them.
import {
  answer, api, Field, optionsText, Select, TextArea, useName, useQuery, useTexts, type FormValues, type Schema,
} from "@marketplace/ui";
import type { ErrorOf } from "../actions.tsx";
import { isOfferPrice, lira, priceInput, usePriceText } from "../values.tsx";

type Product = Schema<"SellerProductResponse">;
type Variant = Schema<"SellerVariantResponse">;
type Category = Schema<"CategoryNode">;

const taxClasses = ["standard", "reduced", "super_reduced", "exempt"] as const;

const flat = (nodes: Category[], depth = 0): { node: Category; depth: number }[] =>
  nodes.flatMap((node) => [{ node, depth }, ...flat(node.children, depth + 1)]);

export function ProductFields({ product, of }: { product?: Product; of: ErrorOf }) {
  const t = useTexts({
    name: ["Ürün adı", "Title"],
    category: ["Kategori", "Category"],
    choose: ["Kategori seçin", "Choose a category"],
    brand: ["Marka (isteğe bağlı)", "Brand (optional)"],
    description: ["Açıklama", "Description"],
    tax: ["KDV", "VAT"],
    standard: ["Genel oran", "Standard rate"],
    reduced: ["İndirimli oran", "Reduced rate"],
    super_reduced: ["En düşük oran", "Lowest rate"],
    exempt: ["KDV’siz", "Exempt"],
  });
  const name = useName();
  const tree = useQuery("categories", async (signal) => (await answer(api.GET("/api/v1/categories", { signal }))).data);
  const categories = flat(tree.data ?? [])
    .map(({ node, depth }) => [node.id, `${"– ".repeat(depth)}${name(node)}`] as const);
  const choices = product ? categories : [["", t("choose")] as const, ...categories];
  return (
    <>
      <Field label={t("name")} name="title" required maxLength={150} defaultValue={product?.title}
        error={of("title")} />
      <div className="pair">
        <Select key={categories.length} label={t("category")} name="categoryId" required options={choices}
          {...(product ? { defaultValue: product.categoryId } : {})} error={of("categoryId")} />
        <Select label={t("tax")} name="taxClass" options={taxClasses.map((it) => [it, t(it)])}
          defaultValue={product?.taxClass ?? "standard"} error={of("taxClass")} />
        <Field label={t("brand")} name="brand" maxLength={80} defaultValue={product?.brand ?? ""} error={of("brand")} />
      </div>
      <TextArea label={t("description")} name="description" rows={6} maxLength={10_000}
        defaultValue={product?.description}
        error={of("description")} />
    </>
  );
}

export const productBody = ({ title, categoryId, taxClass, brand, description }: FormValues) => ({
  title: title!,
  categoryId: categoryId!,
  taxClass: taxClasses.find((it) => it === taxClass)!,
  brand: brand ?? "",
  description: description ?? "",
});

/** The fields of a variant; `prefix` tells apart those of several in one form. */
export function VariantFields({ variant, prefix = "", of }: { variant?: Variant; prefix?: string; of: ErrorOf }) {
  const t = useTexts({
    sku: ["Stok kodu (SKU)", "SKU"],
    options: ["Seçenekler", "Options"],
    hint: ["Örneğin “Beden: M, Renk: Mavi”; tek seçenekse boş bırakın.",
      "For example “Size: M, Colour: Blue”; leave it empty for a single variant."],
    price: ["Fiyat (TL, KDV dahil)", "Price (TL, with VAT)"],
    before: ["İndirimden önceki fiyat", "Price before the discount"],
    stock: ["Stok", "Stock"],
    least: ["0,50 TL ya da daha fazla olmalı, örneğin 1.249,90", "Must be 0.50 TL or more, for example 1,249.90"],
    weight: ["Ağırlık (gram)", "Weight (grams)"],
  });
  const price = usePriceText();
  // The API counts in kuruş, and would say "at least 50".
  const check = ({ currentTarget: input }: { currentTarget: HTMLInputElement }) =>
    input.setCustomValidity(!input.value || isOfferPrice(input.value) ? "" : t("least"));
  return (
    <>
      <div className="pair">
        <Field label={t("sku")} name={`${prefix}sku`} required maxLength={64} defaultValue={variant?.sku}
          error={of("sku")} />
        <Field label={t("price")} name={`${prefix}price`} required onInput={check} {...priceInput}
          defaultValue={variant && price(variant.price)} error={of("price") ?? of("amount")} />
        <Field label={t("before")} name={`${prefix}compareAtPrice`} onInput={check} {...priceInput}
          defaultValue={variant?.compareAtPrice ? price(variant.compareAtPrice) : ""} error={of("compareAtPrice")} />
        {!variant && <Field label={t("stock")} name={`${prefix}initialStock`} type="number" min={0}
          defaultValue={0} required
          error={of("initialStock")} />}
        <Field label={t("weight")} name={`${prefix}weightGrams`} type="number" min={1}
          defaultValue={variant?.weightGrams ?? ""}
          error={of("weightGrams")} />
      </div>
      <Field label={t("options")} hint={t("hint")} name={`${prefix}options`}
        defaultValue={optionsText(variant?.options)}
        pattern="[^:,]+:[^:,]+(,[^:,]+:[^:,]+){0,2}" error={of("options")} />
    </>
  );
}

const optionsOf = (text: string) => Object.fromEntries(
  text.split(",").filter((part) => part.includes(":"))
    .map((part) => part.split(":").map((it) => it.trim()) as [string, string]));

/** What the fields of a variant say, for a new one. */
export function variantBody(values: FormValues, prefix = "") {
  const get = (name: string) => values[prefix + name] ?? "";
  return {
    sku: get("sku"),
    options: optionsOf(get("options")),
    price: lira(get("price")),
    ...(get("compareAtPrice") ? { compareAtPrice: lira(get("compareAtPrice")) } : {}),
    ...(get("weightGrams") ? { weightGrams: Number(get("weightGrams")) } : {}),
    ...(get("initialStock") ? { initialStock: Number(get("initialStock")) } : {}),
  };
}
