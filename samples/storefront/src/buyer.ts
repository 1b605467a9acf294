// One set of calls for the pages of a purchase: with an account, or as a guest with the key of the purchase.
import { useParams } from "react-router";
import { answer, api, type Schema } from "@marketplace/ui";

export type GuestKey = { "Cart-Token": string } | { "Order-Token": string };

const slot = (purchaseId: string) => `marketplace.purchase.${purchaseId}`;
/** A guest's key opens one purchase, in this tab. */
export const keepGuestKey = (purchaseId: string, key: GuestKey) =>
  sessionStorage.setItem(slot(purchaseId), JSON.stringify(key));
export const guestKey = (purchaseId: string) =>
  JSON.parse(sessionStorage.getItem(slot(purchaseId)) ?? "null") as GuestKey | null;

type Action = "cancel" | "confirm-receipt" | "accept";

const owner = {
  guest: false,
  orderPath: (id: string) => `/orders/${id}`,
  returnPath: (id: string) => `/returns/${id}`,
  purchase: (id: string, signal: AbortSignal) =>
    answer(api.GET("/api/v1/purchases/{id}", { signal, params: { path: { id } } })),
  pay: (id: string, key: string) =>
    answer(
      api.POST("/api/v1/purchases/{id}/payments", { params: { path: { id }, header: { "Idempotency-Key": key } } }),
    ),
  order: (id: string, signal: AbortSignal) =>
    answer(api.GET("/api/v1/orders/{id}", { signal, params: { path: { id } } })),
  parcels: (id: string, signal: AbortSignal) =>
    answer(api.GET("/api/v1/orders/{id}/parcels", { signal, params: { path: { id } } })),
  contracts: (id: string, signal: AbortSignal) =>
    answer(api.GET("/api/v1/orders/{id}/contracts", { signal, params: { path: { id } } })),
  act: (id: string, action: Action, key: string) =>
    answer(api.POST(`/api/v1/orders/{id}/${action}`, { params: { path: { id }, header: { "Idempotency-Key": key } } })),
  askToCancel: (id: string, key: string) =>
    answer(
      api.POST("/api/v1/orders/{id}/cancel-request", { params: { path: { id }, header: { "Idempotency-Key": key } } }),
    ),
  returnable: (id: string, signal: AbortSignal) =>
    answer(api.GET("/api/v1/orders/{id}/returnable", { signal, params: { path: { id } } })),
  requestReturn: (id: string, key: string, body: Schema<"RequestReturnRequest">) =>
    answer(
      api.POST("/api/v1/orders/{id}/returns", { params: { path: { id }, header: { "Idempotency-Key": key } }, body }),
    ),
  readReturn: (id: string, signal: AbortSignal) =>
    answer(api.GET("/api/v1/returns/{id}", { signal, params: { path: { id } } })),
  cancelReturn: (id: string, key: string) =>
    answer(api.POST("/api/v1/returns/{id}/cancel", { params: { path: { id }, header: { "Idempotency-Key": key } } })),
  handOver: (id: string, key: string, body: Schema<"HandOverReturnRequest">) =>
    answer(
      api.POST("/api/v1/returns/{id}/hand-over", {
        params: { path: { id }, header: { "Idempotency-Key": key } }, body,
      }),
    ),
};

type Buyer = Omit<typeof owner, "guest"> & { guest: boolean };

function guest(purchaseId: string, token: GuestKey): Buyer {
  const purchase = { path: { purchaseId }, header: token };
  const once = (key: string) => ({ ...token, "Idempotency-Key": key });
  const order = (id: string) => ({ path: { purchaseId, id }, header: token });
  const back = (returnId: string) => ({ path: { purchaseId, returnId }, header: token });
  const base = "/api/v1/guest/purchases/{purchaseId}";
  return {
    guest: true,
    orderPath: (id) => `/purchases/${purchaseId}/orders/${id}`,
    returnPath: (id) => `/purchases/${purchaseId}/returns/${id}`,
    purchase: (_id, signal) => answer(api.GET(base, { signal, params: purchase })),
    pay: (_id, key) =>
      answer(api.POST(`${base}/payments`, { params: { ...purchase, header: once(key) } })),
    order: (id, signal) => answer(api.GET(`${base}/orders/{id}`, { signal, params: order(id) })),
    parcels: (id, signal) => answer(api.GET(`${base}/orders/{id}/parcels`, { signal, params: order(id) })),
    contracts: (id, signal) => answer(api.GET(`${base}/orders/{id}/contracts`, { signal, params: order(id) })),
    act: (id, action, key) => {
      if (action === "accept") throw new Error("A guest's order is not completed early.");
      return answer(api.POST(`${base}/orders/{id}/${action}`, { params: { ...order(id), header: once(key) } }));
    },
    askToCancel: (id, key) =>
      answer(api.POST(`${base}/orders/{id}/cancel-request`, { params: { ...order(id), header: once(key) } })),
    returnable: (id, signal) => answer(api.GET(`${base}/orders/{id}/returnable`, { signal, params: order(id) })),
    requestReturn: (id, key, body) =>
      answer(api.POST(`${base}/orders/{id}/returns`, { params: { ...order(id), header: once(key) }, body })),
    readReturn: (id, signal) => answer(api.GET(`${base}/returns/{returnId}`, { signal, params: back(id) })),
    cancelReturn: (id, key) =>
      answer(api.POST(`${base}/returns/{returnId}/cancel`, { params: { ...back(id), header: once(key) } })),
    handOver: (id, key, body) =>
      answer(api.POST(`${base}/returns/{returnId}/hand-over`, { params: { ...back(id), header: once(key) }, body })),
  };
}

/** The calls for the page's purchase, order or return: a guest's where this tab has the key of the purchase. */
export function useBuyer(): Buyer {
  const { purchaseId } = useParams();
  const token = purchaseId ? guestKey(purchaseId) : null;
  return purchaseId && token ? guest(purchaseId, token) : owner;
}
