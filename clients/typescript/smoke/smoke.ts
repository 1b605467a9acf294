// Uses the built client against a running marketplace, as a shop would. Fails with the first thing that is not so.
import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { createMarketplaceClient, type Problem } from "../dist/index.js";

interface SignIn {
  email: string;
  password: string;
}

interface Target {
  baseUrl: string;
  seller: SignIn;
  buyer: SignIn;
}

const target = JSON.parse(process.argv[2] ?? "") as Target;
const png = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
  "base64",
);

async function signIn(account: SignIn) {
  const anonymous = createMarketplaceClient({ baseUrl: target.baseUrl });
  const { data, error } = await anonymous.POST("/api/v1/auth/login", { body: account });
  // An account with a second factor would be asked for a code.
  assert.ok(data && "accessToken" in data, JSON.stringify(error ?? data));
  const { accessToken } = data;
  return createMarketplaceClient({ baseUrl: target.baseUrl, token: () => accessToken, language: "en" });
}

async function uploadImage() {
  const seller = await signIn(target.seller);
  const stores = await seller.GET("/api/v1/me/sellers");
  const sellerId = stores.data?.data[0]?.id;
  assert.ok(sellerId, "the seller has a store");
  const categories = await seller.GET("/api/v1/categories");
  const categoryId = categories.data?.data[0]?.id;
  assert.ok(categoryId, "there is a category");
  const created = await seller.POST("/api/v1/seller/{sellerId}/products", {
    params: { path: { sellerId } },
    body: {
      categoryId,
      title: "Client cezve",
      publish: true,
      variants: [
        { sku: `TS-${randomUUID()}`, price: { amount: 34900, currency: "TRY" }, initialStock: 5 },
      ],
    },
  });
  assert.ok(created.data, JSON.stringify(created.error));
  assert.ok(created.response.headers.get("ETag"), "a new product has an ETag");
  const productId = created.data.id;
  const image = await seller.POST("/api/v1/seller/{sellerId}/products/{productId}/images", {
    params: { path: { sellerId, productId } },
    body: { file: "", alt: "A coffee pot" },
    bodySerializer: () => {
      const form = new FormData();
      form.append("file", new Blob([png], { type: "image/png" }), "pot.png");
      form.append("alt", "A coffee pot");
      return form;
    },
  });
  assert.ok(image.data, JSON.stringify(image.error));
  const [product, file] = image.data.url.split("/").slice(-2);
  const stored = await seller.GET("/api/v1/images/{product}/{file}", {
    params: { path: { product: product ?? "", file: file ?? "" } },
    parseAs: "blob",
  });
  assert.ok((stored.data?.size ?? 0) > 0, "the image comes back");
  const variantId = created.data.variants[0]?.id;
  assert.ok(variantId, "the product has a variant");
  return variantId;
}

async function order(variantId: string) {
  const buyer = await signIn(target.buyer);
  const checkout = await buyer.POST("/api/v1/checkouts", {
    body: {
      items: [{ variantId, quantity: 1 }],
      address: {
        fullName: "Ayşe Yılmaz",
        phone: "+905551112233",
        line1: "Bahariye Cad. 1",
        district: "Kadıköy",
        city: "İstanbul",
      },
      paymentMethod: "card",
    },
  });
  assert.ok(checkout.data, JSON.stringify(checkout.error));
  const completed = await buyer.POST("/api/v1/checkouts/{id}/complete", {
    params: { path: { id: checkout.data.id }, header: { "Idempotency-Key": randomUUID() } },
  });
  assert.ok(completed.data, JSON.stringify(completed.error));
  const id = completed.data.orders[0]?.id ?? "";
  const placed = await buyer.GET("/api/v1/orders/{id}", { params: { path: { id } } });
  assert.ok(placed.data?.actions.includes("cancel"), JSON.stringify(placed.data?.actions));
}

async function readProblem() {
  const anonymous = createMarketplaceClient({ baseUrl: target.baseUrl });
  const missing = await anonymous.GET("/api/v1/products/{idOrSlug}", { params: { path: { idOrSlug: "nope" } } });
  const problem: Problem | undefined = missing.error;
  assert.equal(problem?.code, "resource.not_found");
}

async function pageThroughProducts() {
  const anonymous = createMarketplaceClient({ baseUrl: target.baseUrl });
  const seen = new Set<string>();
  let cursor: string | undefined;
  for (let pages = 0; pages < 3; pages++) {
    const page = await anonymous.GET("/api/v1/products", {
      params: { query: { limit: 2, ...(cursor ? { cursor } : {}) } },
    });
    assert.ok(page.data, JSON.stringify(page.error));
    for (const row of page.data.data) {
      assert.ok(!seen.has(row.id), "no row comes twice");
      seen.add(row.id);
    }
    if (!page.data.page.nextCursor) break;
    cursor = page.data.page.nextCursor;
  }
  assert.ok(seen.size > 2, "there is a second page");
}

await order(await uploadImage());
await readProblem();
await pageThroughProducts();
console.log("TypeScript client: signed in, uploaded an image, ordered, read a problem's code, paged.");
