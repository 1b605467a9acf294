import type { ReactNode } from "react";
import { PageHead, Tabs, useTexts, useTitle } from "@marketplace/ui";
import { useStore } from "../store.tsx";

/** The head of the pages about money, with the tabs that lead to each other. */
export function Pages({ title, lead, children }: { title: string; lead?: string; children: ReactNode }) {
  const store = useStore();
  const t = useTexts({
    tabs: ["Bakiye sayfaları", "Pages of the balance"],
    money: ["Bakiye ve ödemeler", "Balance and payouts"],
    "money/statements": ["Ekstreler", "Statements"],
    "money/ledger": ["Hareketler", "Ledger"],
    "money/invoices": ["Komisyon faturaları", "Commission invoices"],
  });
  useTitle(title);
  return (
    <>
      <PageHead title={title} lead={lead} />
      <Tabs label={t("tabs")} tabs={(["money", "money/statements", "money/ledger", "money/invoices"] as const)
        .map((page) => ({ to: store.path(page), label: t(page) }))} />
      {children}
    </>
  );
}
