// Many offers in one call: what is sent, what a count and a price may be, and what became of each row.
import { answer, api, useTexts, type Schema } from "@marketplace/ui";
import { once } from "../actions.tsx";

export type OfferItem = Schema<"ChangeOffersItem">;
export type OfferResult = Schema<"OfferResult">;
export type OffersAnswer = Schema<"OffersResponse">;

const mostUnits = 10_000_000;

export const changeOffers = (sellerId: string, key: string, items: OfferItem[]) =>
  answer(api.PUT("/api/v1/seller/{sellerId}/offers", {
    params: { path: { sellerId }, header: once(key) }, body: { items },
  }));

export const isCount = (text: string) => /^\d{1,8}$/.test(text.trim()) && Number(text) <= mostUnits;

/** Why a row was refused: the message about its value, or what the API says of the row. */
export const reasonOf = ({ problem }: OfferResult) =>
  problem?.errors?.map(({ message }) => message).join(" ") || problem?.detail || problem?.title || "";

/** How many rows were changed, and why some were not. `name` says which row it is. */
export function Outcome({ answered, name }: { answered: OffersAnswer; name: (sku: string) => string }) {
  const t = useTexts({
    updated: ["{n} satır güncellendi.", "Updated: {n}."],
    unchanged: ["{n} satır zaten böyleydi.", "Unchanged: {n}."],
    refused: ["{n} satır değişmedi:", "Refused: {n}."],
  });
  const refused = answered.results.filter(({ status }) => status === "refused");
  return (
    <div className={refused.length > 0 ? "note warn" : "note good"} role="status">
      <p>
        {t("updated", { n: answered.updated })}
        {answered.unchanged > 0 && ` ${t("unchanged", { n: answered.unchanged })}`}
      </p>
      {refused.length > 0 && <p>{t("refused", { n: refused.length })}</p>}
      {refused.length > 0 && (
        <ul>{refused.map((it) => <li key={it.sku}>{name(it.sku)}: {reasonOf(it)}</li>)}</ul>
      )}
    </div>
  );
}
