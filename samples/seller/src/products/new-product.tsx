import { useState } from "react";
import { Link, useNavigate } from "react-router";
import {
  answer, api, Button, Card, Choice, errorsOf, Form, PageHead, useAction, useTexts, useTitle, type FormValues,
} from "@marketplace/ui";
import { once } from "../actions.tsx";
import { useStore } from "../store.tsx";
import { productBody, ProductFields, variantBody, VariantFields } from "./fields.tsx";

/** A product with its variants in one call; pictures follow on its page. */
export function NewProduct() {
  const store = useStore();
  const navigate = useNavigate();
  const t = useTexts({
    title: ["Yeni ürün", "New product"],
    back: ["Ürünler", "Products"],
    variant: ["{n}. seçenek", "Variant {n}"],
    remove: ["{n}. seçeneği çıkar", "Remove variant {n}"],
    add: ["Seçenek ekle", "Add a variant"],
    publish: ["Hemen yayınla", "Publish at once"],
    save: ["Ürünü kaydet", "Save the product"],
  });
  useTitle(t("title"));
  const [variants, setVariants] = useState([0]);
  const create = useAction((key, values: FormValues) => answer(api.POST("/api/v1/seller/{sellerId}/products", {
    params: { path: { sellerId: store.id }, header: once(key) },
    body: {
      ...productBody(values),
      publish: values.publish === "yes",
      variants: variants.map((n) => variantBody(values, `${n}:`)),
    },
  })));
  const send = async (values: FormValues) => {
    const product = await create.run(values);
    if (product) await navigate(store.path(`products/${product.id}`));
  };
  const of = errorsOf(create.error);
  const add = () => setVariants([...variants, Math.max(...variants) + 1]);
  return (
    <>
      <Link className="small" to={store.path("products")}>← {t("back")}</Link>
      <PageHead title={t("title")} />
      <Form submit={t("save")} busy={create.busy} error={create.error} onSend={(values) => void send(values)}
        extra={<Button onClick={add}>{t("add")}</Button>}>
        <Card><ProductFields of={of} /></Card>
        {variants.map((n, at) => (
          <Card key={n} title={t("variant", { n: at + 1 })} action={variants.length > 1 && (
            <Button look="quiet" aria-label={t("remove", { n: at + 1 })}
              onClick={() => setVariants(variants.filter((it) => it !== n))}>✕</Button>
          )}>
            <VariantFields prefix={`${n}:`} of={errorsOf(create.error, `/variants/${at}/`)} />
          </Card>
        ))}
        <Choice label={t("publish")} name="publish" value="yes" />
      </Form>
    </>
  );
}
