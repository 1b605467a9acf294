import { useTexts, type Schema, type Text } from "@marketplace/ui";

type Kind = Schema<"LedgerKind">;

/** What can move a store's payable balance. */
const kinds = {
  order_completed: ["Satış", "Sale"],
  order_refunded: ["Para iadesi", "Refund"],
  order_refund_returned: ["Geri gelen para iadesi", "Refund that came back"],
  cash_collected: ["Kapıda ödeme komisyonu", "Commission of a cash order"],
  cash_refund_due: ["Kapıda ödenenin iadesi", "Return of a cash order"],
  refund_commission_corrected: ["Komisyon düzeltmesi", "Commission corrected"],
  refund_assigned: ["Sağlayıcıdaki para iadesi", "Refund made at the provider"],
  dispute_opened: ["İtiraz açıldı", "Dispute opened"],
  dispute_won: ["İtiraz kazanıldı", "Dispute won"],
  dispute_lost: ["İtiraz kaybedildi", "Dispute lost"],
  withheld: ["Stopaj", "Withheld tax"],
  withheld_back: ["Geri verilen stopaj", "Withheld tax given back"],
  payout_reserved: ["Hesabınıza ödeme", "Payout"],
  payout_back: ["Geri gelen ödeme", "Payout that came back"],
  adjustment: ["Düzeltme", "Correction"],
} satisfies Partial<Record<Kind, Text>>;

export const ledgerKinds = Object.keys(kinds) as (keyof typeof kinds)[];

export function useLedgerKind() {
  const t = useTexts(kinds);
  return (kind: Kind): string => (kind in kinds ? t(kind as keyof typeof kinds) : kind);
}
