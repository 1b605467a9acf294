import { createContext, useContext, useEffect, useMemo, useState, type ReactNode } from "react";

export const languages = ["tr", "en"] as const;
export type Language = (typeof languages)[number];
/** A text in Turkish and in English. `{n}` is replaced by a value, `{n:day|days}` by "day" where the value is 1. */
export type Text = readonly [tr: string, en: string];
export type Values = Record<string, string | number>;

const key = "marketplace.language";
const initial = (): Language =>
  languages.find((it) => it === localStorage.getItem(key)) ?? (navigator.language.startsWith("tr") ? "tr" : "en");
let current: Language = initial();

export const currentLanguage = () => current;

const LanguageContext = createContext<{ language: Language; change: (language: Language) => void }>({
  language: current,
  change: () => {},
});

export function LanguageProvider({ children }: { children: ReactNode }) {
  const [language, setLanguage] = useState(current);
  useEffect(() => void (document.documentElement.lang = language), [language]);
  const value = useMemo(
    () => ({
      language,
      change(next: Language) {
        current = next;
        localStorage.setItem(key, next);
        setLanguage(next);
      },
    }),
    [language],
  );
  return <LanguageContext value={value}>{children}</LanguageContext>;
}

export const useLanguage = () => useContext(LanguageContext);

export const pick = (text: Text, language: Language, values: Values = {}) =>
  text[language === "tr" ? 0 : 1].replace(
    /\{(\w+)(?::([^|}]*)\|([^}]*))?\}/g,
    (place, name: string, one?: string, many?: string) => {
      const value = String(values[name] ?? place);
      return one === undefined || many === undefined ? value : value === "1" ? one : many;
    },
  );

/** `const t = useTexts({ hello: ["Merhaba {name}", "Hello {name}"] }); t("hello", { name })` */
export function useTexts<K extends string>(texts: Record<K, Text>) {
  const { language } = useLanguage();
  return (name: K, values?: Values) => pick(texts[name], language, values);
}

interface Money {
  amount: number;
  currency: string;
}

/** Money from minor units, dates and numbers in the language of the page. */
export function useFormat() {
  const { language } = useLanguage();
  return useMemo(() => {
    // As the marketplace's own texts write dates: 30 November 2026.
    const locale = language === "tr" ? "tr" : "en-GB";
    const date = (style: Intl.DateTimeFormatOptions) => {
      const format = new Intl.DateTimeFormat(locale, style);
      return (at: string | null | undefined) => (at ? format.format(new Date(at)) : "");
    };
    return {
      money({ amount, currency }: Money) {
        const style = { style: "currency", currency, currencyDisplay: "narrowSymbol" } as const;
        const format = new Intl.NumberFormat(locale, style);
        return format.format(amount / 10 ** (format.resolvedOptions().maximumFractionDigits ?? 2));
      },
      number: (value: number) => new Intl.NumberFormat(locale).format(value),
      percent: (bps: number) =>
        new Intl.NumberFormat(locale, { style: "percent", maximumFractionDigits: 2 }).format(bps / 10_000),
      date: date({ day: "numeric", month: "long", year: "numeric" }),
      shortDate: date({ day: "numeric", month: "short" }),
      dateTime: date({ day: "numeric", month: "short", year: "numeric", hour: "2-digit", minute: "2-digit" }),
    };
  }, [language]);
}

/** The name of a category and the like in the language of the page. */
export function useName() {
  const { language } = useLanguage();
  return ({ nameTr, nameEn }: { nameTr: string; nameEn: string }) => (language === "tr" ? nameTr : nameEn);
}
