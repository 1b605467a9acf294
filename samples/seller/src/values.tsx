// Small things that several pages write: time that is left, and prices.
import { Badge, useFormat, useLanguage, useTexts, type Schema } from "@marketplace/ui";

type Money = Schema<"Money">;

/** "2 hours left" or "3 days late", red when little time is left. Nothing without a deadline. */
export function Deadline({ at, label }: { at: string | null | undefined; label?: string }) {
  const { language } = useLanguage();
  const { dateTime } = useFormat();
  const t = useTexts({ late: ["süresi geçti", "overdue"] });
  if (!at) return null;
  const minutes = Math.round((new Date(at).getTime() - Date.now()) / 60_000);
  const [value, unit] = Math.abs(minutes) < 90 ? [minutes, "minute" as const]
    : Math.abs(minutes) < 36 * 60 ? [Math.round(minutes / 60), "hour" as const]
    : [Math.round(minutes / 1440), "day" as const];
  const left = new Intl.RelativeTimeFormat(language).format(value, unit);
  return (
    <Badge tone={minutes < 0 ? "bad" : minutes < 360 ? "warn" : "neutral"}>
      <time dateTime={at} title={dateTime(at)}>
        {label && `${label} `}
        {minutes < 0 ? t("late") : left}
      </time>
    </Badge>
  );
}

const price = "\\s*(\\d+|[1-9]\\d{0,2}(?:[.,\\s]\\d{3})+)(?:[.,](\\d{1,2}))?\\s*";

/**
 * Minor units of a price as it is typed, for example "1.249,90" or "1249.9": the last sign before one or two digits
 * is the decimal one, others group by threes. NaN for what is no price, as "349,9000" or "0,500".
 */
export function minorUnits(text: string): number {
  const match = new RegExp(`^${price}$`).exec(text);
  if (!match) return NaN;
  return Number(match[1]!.replace(/[.,\s]/g, "")) * 100 + Number((match[2] ?? "0").padEnd(2, "0"));
}

/** A price for an input of the page's language. */
export function usePriceText() {
  const { language } = useLanguage();
  return ({ amount }: Money) =>
    new Intl.NumberFormat(language, { minimumFractionDigits: 2, useGrouping: false }).format(amount / 100);
}

export const isPrice = (text: string) => Number.isSafeInteger(minorUnits(text));

/** What an input accepts that holds a price. */
export const priceInput = { inputMode: "decimal", pattern: price, autoComplete: "off" } as const;

export const lira = (text: string): Money => ({ amount: minorUnits(text), currency: "TRY" });

const leastPrice = 50;

/** A price that a variant can have. */
export const isOfferPrice = (text: string) => {
  const amount = minorUnits(text);
  return Number.isSafeInteger(amount) && amount >= leastPrice;
};
