import { useTexts, type Text } from "@marketplace/ui";

const words = {
  activeListings: ["Yayındaki ürün", "Published products"],
  imagesPerProduct: ["Ürün başına resim", "Pictures per product"],
  members: ["Üye", "Members"],
  apiKeys: ["API anahtarı", "API keys"],
  webhookEndpoints: ["Webhook adresi", "Webhook addresses"],
  apiCallsPerDay: ["Günlük API çağrısı", "API calls per day"],
  importRowsPerMonth: ["Aylık aktarım satırı", "Import rows per month"],
  free: ["Ücretsiz", "Free"],
  incomplete: ["Ödeme bekliyor", "Awaiting payment"],
  active: ["Etkin", "Active"],
  past_due: ["Ödeme gecikti", "Payment overdue"],
  suspended: ["Askıda", "Suspended"],
  cancelled: ["Bitti", "Ended"],
  expired: ["Süresi doldu", "Expired"],
  open: ["Açık", "Open"],
  paid: ["Ödendi", "Paid"],
  void: ["Geçersiz", "Void"],
  uncollectible: ["Tahsil edilemedi", "Written off"],
  start: ["Başlangıç", "Start"],
  renewal: ["Yenileme", "Renewal"],
  upgrade: ["Yükseltme", "Upgrade"],
  thirty_days: ["30 gün", "30 days"],
  month: ["ay", "month"],
  year: ["yıl", "year"],
} satisfies Record<string, Text>;

/** Words for metrics, statuses and periods of the API. */
export const useWord = () => {
  const t = useTexts(words);
  return (word: string) => (word in words ? t(word as keyof typeof words) : word);
};
