import type { Schema, Text } from "@marketplace/ui";

export const statusTexts = {
  draft: ["Taslak", "Draft"],
  submitted: ["İncelemede", "Under review"],
  approved: ["Onaylı", "Approved"],
  rejected: ["Reddedildi", "Rejected"],
  suspended: ["Askıda", "Suspended"],
  closed: ["Kapandı", "Closed"],
} satisfies Record<Schema<"SellerStatus">, Text>;
