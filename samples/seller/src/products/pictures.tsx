import { answer, api, Card, Field, Form, Picture, useAction, useTexts, type FormValues, type Schema } from "@marketplace/ui";
import { Act, once } from "../actions.tsx";
import { useStore } from "../store.tsx";
import type { ProductProps } from "./product.tsx";

type Image = Schema<"ImageResponse">;

/** The pictures of a product, the first of which its cards show. */
export function Pictures({ product, reload }: ProductProps) {
  const store = useStore();
  const t = useTexts({
    title: ["Resimler", "Pictures"],
    none: ["Henüz resim yok. Kartlarda ilk resim görünür.", "No pictures yet. Cards show the first one."],
    first: ["Öne al", "Make it the first"],
    remove: ["Sil", "Delete"],
    firstName: ["{n}. resmi öne al", "Make picture {n} the first"],
    removeName: ["{n}. resmi sil", "Delete picture {n}"],
  });
  const params = (key: string) => ({ path: { sellerId: store.id, productId: product.id }, header: once(key) });
  const inFront = ({ id }: Image) => [id, ...product.images.map((it) => it.id).filter((it) => it !== id)];
  return (
    <Card title={t("title")}>
      {product.images.length === 0 && <p className="muted">{t("none")}</p>}
      <ul className="pictures">
        {product.images.map((image, at) => (
          <li key={image.id} className="stack tight">
            <Picture image={image} sizes="160px" />
            {store.can("catalog:write") && (
              <div className="row">
                {at > 0 && <Act label={t("first")} title={t("firstName", { n: at + 1 })} look="quiet" done={reload}
                  call={(key) => answer(api.PUT("/api/v1/seller/{sellerId}/products/{productId}/images/order", {
                    params: params(key), body: { imageIds: inFront(image) },
                  }))} />}
                <Act label={t("remove")} title={t("removeName", { n: at + 1 })} look="quiet" done={reload}
                  call={(key) => answer(api.DELETE("/api/v1/seller/{sellerId}/products/{productId}/images/{imageId}", {
                    params: { path: { sellerId: store.id, productId: product.id, imageId: image.id }, header: once(key) },
                  }))} />
              </div>
            )}
          </li>
        ))}
      </ul>
      {store.can("catalog:write") && <AddPicture product={product} reload={reload} />}
    </Card>
  );
}

function AddPicture({ product, reload }: ProductProps) {
  const { id: sellerId } = useStore();
  const t = useTexts({
    file: ["Resim dosyası", "Picture file"],
    hint: ["JPEG, PNG ya da WebP, en çok 5 MB", "JPEG, PNG or WebP, at most 5 MB"],
    alt: ["Resimde ne var", "What the picture shows"],
    add: ["Resim ekle", "Add the picture"],
  });
  const add = useAction((key, { alt = "" }: FormValues, file: File) =>
    answer(api.POST("/api/v1/seller/{sellerId}/products/{productId}/images", {
      params: { path: { sellerId, productId: product.id }, header: once(key) },
      body: { file: "", alt },
      bodySerializer: () => {
        const form = new FormData();
        form.append("file", file);
        form.append("alt", alt);
        return form;
      },
    })));
  const send = async (values: FormValues, form: HTMLFormElement) => {
    const file = new FormData(form).get("file");
    if (!(file instanceof File) || !(await add.run(values, file))) return;
    form.reset();
    reload();
  };
  return (
    <Form submit={t("add")} look="secondary" busy={add.busy} error={add.error} onSend={(values, form) => void send(values, form)}>
      <div className="pair">
        <Field label={t("file")} hint={t("hint")} name="file" type="file" required accept="image/jpeg,image/png,image/webp" />
        <Field label={t("alt")} name="alt" required maxLength={200} defaultValue={product.title} />
      </div>
    </Form>
  );
}
