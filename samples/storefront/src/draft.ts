// What was typed at the checkout, until it is bought: a reload, or a step back from the quote, keeps it. Somebody else
// in the same tab does not see it.
import type { FormValues } from "@marketplace/ui";

const key = "marketplace.checkout";
const tokenKey = (checkoutId: string) => `${key}.${checkoutId}`;

export const keepDraft = (who: string, values: FormValues) =>
  sessionStorage.setItem(key, JSON.stringify({ who, values }));
export const forgetDraft = () => sessionStorage.removeItem(key);

export function draftOf(who: string): FormValues {
  const kept = JSON.parse(sessionStorage.getItem(key) ?? "null") as { who: string; values: FormValues } | null;
  return kept?.who === who ? kept.values : {};
}

/** A guest's quote is read with the token of its cart, also after the cart was bought. */
export const keepQuoteToken = (checkoutId: string, token: string) =>
  sessionStorage.setItem(tokenKey(checkoutId), token);
export const quoteToken = (checkoutId: string) => sessionStorage.getItem(tokenKey(checkoutId));
