// The cart of whoever is here: of the account, or of a guest, whose cart's token this browser keeps.
import { createContext, useContext, type ReactNode } from "react";
import { answer, api, ApiError, useAction, useQuery, useSession, type Schema } from "@marketplace/ui";

type CartView = Schema<"CartView">;
interface GuestCart {
  id: string;
  token: string;
}

const key = "marketplace.cart";
const read = () => JSON.parse(localStorage.getItem(key) ?? "null") as GuestCart | null;
/** After buying: the next cart of a guest is a new one. */
export const forgetGuestCart = () => localStorage.removeItem(key);
export const guestCart = read;

const none = (error: unknown) => error instanceof ApiError && [404, 409].includes(error.status);
const headers = (cart: GuestCart | null) => (cart ? { header: { "Cart-Token": cart.token } } : {});

async function readCart(signedIn: boolean, signal: AbortSignal): Promise<CartView | null> {
  const guest = read();
  if (!signedIn && !guest) return null;
  try {
    if (signedIn) return await answer(api.GET("/api/v1/me/cart", { signal }));
    const params = { path: { id: guest!.id }, ...headers(guest) };
    return await answer(api.GET("/api/v1/carts/{id}", { signal, params }));
  } catch (error) {
    if (!none(error)) throw error;
    if (!signedIn) forgetGuestCart();
    return null;
  }
}

function useCartState() {
  const { signedIn, id } = useSession();
  const query = useQuery(`cart:${id ?? "guest"}`, (signal) => readCart(signedIn, signal));
  const guest = () => (signedIn ? null : read());

  const add = useAction(async (_key, variantId: string, quantity: number) => {
    const item = { variantId, quantity };
    const cart = guest();
    if (cart) {
      const params = { path: { id: cart.id }, ...headers(cart) };
      query.set(await answer(api.POST("/api/v1/carts/{id}/items", { params, body: item })));
    } else {
      const opened = await answer(api.POST("/api/v1/carts", { body: { items: [item] } }));
      if (opened.token) localStorage.setItem(key, JSON.stringify({ id: opened.cart.id, token: opened.token }));
      query.set(opened.cart);
    }
    return true;
  });

  /** Sets the quantity; zero takes the item out. It then counts as seen at today's price. */
  const put = useAction(async (_key, variantId: string, quantity: number, savedForLater: boolean) => {
    if (!query.data) return;
    const params = { path: { id: query.data.id, variantId }, ...headers(guest()) };
    const changed =
      quantity === 0
        ? api.DELETE("/api/v1/carts/{id}/items/{variantId}", { params })
        : api.PUT("/api/v1/carts/{id}/items/{variantId}", { params, body: { quantity, savedForLater } });
    query.set(await answer(changed));
  });

  /** After a sign-in: what the guest had goes into the account's cart. */
  const merge = async () => {
    const cart = read();
    if (!cart) return;
    try {
      const params = { header: { "Idempotency-Key": `merge-${cart.id}` } };
      await answer(api.POST("/api/v1/me/cart/merge", { params, body: { from: cart.id, token: cart.token } }));
    } catch (error) {
      // It was bought or has expired meanwhile: there is nothing to take over.
      if (!none(error)) throw error;
    }
    forgetGuestCart();
    query.reload();
  };

  const count = query.data?.sellers.flatMap(({ items }) => items).reduce((sum, item) => sum + item.quantity, 0) ?? 0;
  return { query, add, put, merge, count, signedIn };
}

const CartContext = createContext<ReturnType<typeof useCartState> | null>(null);

export function CartProvider({ children }: { children: ReactNode }) {
  return <CartContext value={useCartState()}>{children}</CartContext>;
}

export function useCart() {
  const cart = useContext(CartContext);
  if (!cart) throw new Error("useCart needs a CartProvider above");
  return cart;
}
