import { useState } from "react";
import { Link, useNavigate, useParams } from "react-router";
import {
  api, answer, Badge, Card, Choice, errorsOf, Form, optionsText, PageHead, Shown, Table, tagged, useAction, useFormat,
  useQuery, useTexts, useTitle, type FormValues, type Schema,
} from "@marketplace/ui";
import { Act, Ask, ifMatch, once } from "../actions.tsx";
import { useStore } from "../store.tsx";
import { productBody, ProductFields, variantBody, VariantFields } from "./fields.tsx";
import { Pictures } from "./pictures.tsx";
import { productTexts } from "./products.tsx";

type Product = Schema<"SellerProductResponse">;
type Variant = Schema<"SellerVariantResponse">;
export interface ProductProps {
  product: Product;
  reload: () => void;
}

/** A product: its texts, pictures and variants, and whether buyers see it. */
export function ProductPage() {
  const { id: sellerId } = useStore();
  const { id: productId = "" } = useParams();
  const found = useQuery(`product:${productId}`, (signal) =>
    tagged(api.GET("/api/v1/seller/{sellerId}/products/{productId}",
      { signal, params: { path: { sellerId, productId } } })));
  return (
    <Shown query={found}>
      {({ data, etag }) => <Details key={data.id} product={data} etag={etag} reload={found.reload} />}
    </Shown>
  );
}

function Details({ product, etag, reload }: ProductProps & { etag: string }) {
  const store = useStore();
  const label = useTexts(productTexts);
  const t = useTexts({
    back: ["Ürünler", "Products"],
    texts: ["Bilgiler", "Details"],
    save: ["Kaydet", "Save"],
    saved: ["Kaydedildi.", "Saved."],
  });
  useTitle(product.title);
  const change = useAction((key, values: FormValues) =>
    answer(api.PATCH("/api/v1/seller/{sellerId}/products/{productId}", {
      params: { path: { sellerId: store.id, productId: product.id }, header: ifMatch(etag, key) },
      body: productBody(values),
    })));
  const [saved, setSaved] = useState(false);
  const send = async (values: FormValues) => {
    setSaved(false);
    if (!(await change.run(values))) return;
    setSaved(true);
    reload();
  };
  return (
    <>
      <Link className="small" to={store.path("products")}>← {t("back")}</Link>
      <PageHead title={product.title}>
        <Badge tone={product.status === "active" ? "good" : "neutral"}>{label(product.status)}</Badge>
        {product.visibility !== "none" && <Badge tone="warn">{label(product.visibility)}</Badge>}
      </PageHead>
      {product.moderationReason && <p className="note warn">{product.moderationReason}</p>}
      <div className="stack loose">
        {store.can("catalog:write") && <Commands product={product} etag={etag} reload={reload} />}
        <Variants product={product} reload={reload} />
        <Pictures product={product} reload={reload} />
        <Card title={t("texts")}>
          <Form submit={t("save")} busy={change.busy} error={change.error} onSend={(values) => void send(values)}
            extra={saved && <span role="status" className="plus">{t("saved")}</span>}>
            <ProductFields key={etag} product={product} of={errorsOf(change.error)} />
          </Form>
        </Card>
      </div>
    </>
  );
}

function Commands({ product, etag, reload }: ProductProps & { etag: string }) {
  const store = useStore();
  const navigate = useNavigate();
  const t = useTexts({
    publish: ["Yayınla", "Publish"],
    unpublish: ["Yayından kaldır", "Unpublish"],
    archive: ["Arşivle", "Archive"],
    remove: ["Ürünü sil", "Delete the product"],
    removeLead: ["Ürün, seçenekleri ve resimleri silinir.", "The product goes, with its variants and pictures."],
  });
  const params = (key: string) => ({ path: { sellerId: store.id, productId: product.id }, header: once(key) });
  const { status } = product;
  return (
    <div className="row">
      {status !== "active" && <Act label={t("publish")} look="primary" done={reload} reload={reload}
        call={(key) =>
          answer(api.POST("/api/v1/seller/{sellerId}/products/{productId}/publish", { params: params(key) }))} />}
      {status === "active" && <Act label={t("unpublish")} done={reload} reload={reload}
        call={(key) =>
          answer(api.POST("/api/v1/seller/{sellerId}/products/{productId}/unpublish", { params: params(key) }))} />}
      {status !== "archived" && <Act label={t("archive")} done={reload} reload={reload}
        call={(key) =>
          answer(api.POST("/api/v1/seller/{sellerId}/products/{productId}/archive", { params: params(key) }))} />}
      {status === "draft" && (
        <Ask label={t("remove")} look="danger" done={() => void navigate(store.path("products"))}
          call={(key) => answer(api.DELETE("/api/v1/seller/{sellerId}/products/{productId}", {
            params: { path: { sellerId: store.id, productId: product.id }, header: ifMatch(etag, key) },
          }))}>
          <p>{t("removeLead")}</p>
        </Ask>
      )}
    </div>
  );
}

function Variants({ product, reload }: ProductProps) {
  const store = useStore();
  const { money, number } = useFormat();
  const t = useTexts({
    title: ["Fiyat ve seçenekler", "Prices and variants"],
    options: ["Seçenek", "Options"],
    price: ["Fiyat", "Price"],
    available: ["{n} satılabilir", "{n} available"],
    off: ["Kapalı", "Off"],
    add: ["Seçenek ekle", "Add a variant"],
    edit: ["Düzenle", "Edit"],
  });
  const columns = [
    { head: t("options"), cell: (it: Variant) => (
      <span className="cell-title">
        {optionsText(it.options) || "–"}
        <span className="muted small">{it.sku} · {t("available", { n: number(it.available) })}</span>
        {!it.active && <Badge>{t("off")}</Badge>}
      </span>
    ) },
    { head: t("price"), end: true, cell: (it: Variant) => (
      <>{it.compareAtPrice && <s className="muted">{money(it.compareAtPrice)}</s>} {money(it.price)}</>
    ) },
    ...(store.can("catalog:write") ? [{ head: <span className="hidden">{t("edit")}</span>,
      end: true, cell: (it: Variant) => (
      <EditVariant product={product} variant={it} reload={reload} />
    ) }] : []),
  ];
  return (
    <Card title={t("title")} action={store.can("catalog:write") && (
      <Ask label={t("add")} done={reload}
        call={(key, values) => answer(api.POST("/api/v1/seller/{sellerId}/products/{productId}/variants", {
          params: { path: { sellerId: store.id, productId: product.id }, header: once(key) }, body: variantBody(values),
        }))}>
        {(of) => <VariantFields of={of} />}
      </Ask>
    )}>
      <Table caption={t("title")} rows={product.variants} columns={columns} id={(it) => it.id} />
    </Card>
  );
}

function EditVariant({ product, variant, reload }: ProductProps & { variant: Variant }) {
  const store = useStore();
  const t = useTexts({
    edit: ["Düzenle", "Edit"],
    title: ["{sku} seçeneğini düzenle", "Edit variant {sku}"],
    save: ["Kaydet", "Save"],
    active: ["Satışta", "For sale"],
  });
  return (
    <Ask label={t("edit")} title={t("title", { sku: variant.sku })} submit={t("save")} look="quiet" done={reload}
      call={(key, values) => answer(api.PATCH("/api/v1/seller/{sellerId}/products/{productId}/variants/{variantId}", {
        params: {
          path: { sellerId: store.id, productId: product.id, variantId: variant.id },
          header: ifMatch(`"${variant.version}"`, key),
        },
        body: {
          ...variantBody(values),
          active: values.active === "yes",
          ...(values.compareAtPrice ? {} : { removeCompareAtPrice: true }),
        },
      }))}>
      {(of) => (
        <>
          <VariantFields variant={variant} of={of} />
          <Choice label={t("active")} name="active" value="yes" defaultChecked={variant.active} />
        </>
      )}
    </Ask>
  );
}
