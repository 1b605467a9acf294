import type { Schema } from "@marketplace/client";
import { pick, useLanguage, type Text } from "./i18n.tsx";

type Labels<T extends string> = Record<T, Text>;

const orderStatus: Labels<Schema<"OrderStatus">> = {
  pending_payment: ["Ödeme bekleniyor", "Awaiting payment"],
  placed: ["Sipariş alındı", "Placed"],
  confirmed: ["Hazırlanıyor", "Being prepared"],
  shipped: ["Kargoda", "On its way"],
  delivered: ["Teslim edildi", "Delivered"],
  completed: ["Tamamlandı", "Completed"],
  rejected: ["Reddedildi", "Rejected"],
  cancelled: ["İptal edildi", "Cancelled"],
  expired: ["Süresi doldu", "Expired"],
};
const parcelStatus: Labels<Schema<"ParcelStatus">> = {
  packing: ["Paketleniyor", "Packing"],
  ready: ["Gönderime hazır", "Ready to ship"],
  shipped: ["Yolda", "On its way"],
  undelivered: ["Teslim edilemedi", "Not delivered"],
  delivered: ["Teslim edildi", "Delivered"],
  returned_to_seller: ["Satıcıya döndü", "Back at the seller"],
  cancelled: ["İptal edildi", "Cancelled"],
};
const returnStatus: Labels<Schema<"ReturnStatus">> = {
  requested: ["Talep edildi", "Requested"],
  approved: ["Onaylandı", "Approved"],
  in_transit: ["Satıcıya gidiyor", "On its way back"],
  received: ["Satıcıya ulaştı", "Received"],
  contested: ["İtiraz edildi", "Contested"],
  accepted: ["Kabul edildi", "Accepted"],
  refunded: ["Para iade edildi", "Refunded"],
  rejected: ["Reddedildi", "Rejected"],
  refused: ["Destek reddetti", "Refused by support"],
  cancelled: ["Vazgeçildi", "Withdrawn"],
  expired: ["Süresi doldu", "Expired"],
};
const returnKind: Labels<Schema<"ReturnKind">> = {
  withdrawal: ["Cayma hakkı", "Changed my mind"],
  defective: ["Arızalı", "Defective"],
  wrong_item: ["Yanlış ürün", "Wrong item"],
  damaged: ["Hasarlı geldi", "Arrived damaged"],
  missing: ["Eksik geldi", "Missing from the parcel"],
  not_as_described: ["Açıklamaya uymuyor", "Not as described"],
};
const refundStatus: Labels<Schema<"ReturnRefundStatus">> = {
  promised: ["İade edilecek", "Promised"],
  due: ["Ödenecek", "Due"],
  paid: ["Ödendi", "Paid"],
};
const orderPaymentStatus: Labels<Schema<"OrderPaymentStatus">> = {
  unpaid: ["Ödenmedi", "Unpaid"],
  pending: ["Ödeme sürüyor", "Payment pending"],
  paid: ["Ödendi", "Paid"],
  partially_refunded: ["Kısmen iade edildi", "Partly refunded"],
  refunded: ["İade edildi", "Refunded"],
  cod_due: ["Kapıda ödenecek", "To be paid at the door"],
  cod_collected: ["Kapıda ödendi", "Paid at the door"],
};
const paymentMethod: Labels<Schema<"PaymentMethod">> = {
  card: ["Kart", "Card"],
  cash_on_delivery: ["Kapıda nakit", "Cash on delivery"],
};
const delivery: Labels<Schema<"DeliveryType">> = {
  carrier: ["Kargo", "Carrier"],
  seller_delivery: ["Satıcı getirir", "Delivered by the seller"],
  pickup: ["Mağazadan teslim", "Pick-up at the store"],
};
const actor: Labels<Schema<"OrderActorType">> = {
  buyer: ["Alıcı", "Buyer"],
  seller: ["Satıcı", "Seller"],
  admin: ["Destek", "Support"],
  system: ["Sistem", "System"],
};
const side: Labels<Schema<"MessageSide">> = {
  buyer: ["Alıcı", "Buyer"],
  seller: ["Satıcı", "Seller"],
  support: ["Destek", "Support"],
};
const undelivered: Labels<Schema<"UndeliveredReason">> = {
  refused: ["Kabul edilmedi", "Refused"],
  not_found: ["Adreste bulunamadı", "Nobody there"],
  damaged: ["Hasar gördü", "Damaged"],
  lost: ["Kayboldu", "Lost"],
};

const all = {
  orderStatus, parcelStatus, returnStatus, returnKind, refundStatus, orderPaymentStatus, paymentMethod, delivery, actor,
  side, undelivered,
};

/** Words for values of the API: `label("orderStatus", order.status)`. */
export function useLabels() {
  const { language } = useLanguage();
  return <G extends keyof typeof all>(group: G, value: keyof (typeof all)[G] & string) =>
    pick((all[group] as Record<string, Text>)[value] ?? [value, value], language);
}

const tones = {
  good: ["delivered", "completed", "refunded", "paid", "accepted", "cod_collected"],
  bad: ["rejected", "cancelled", "expired", "refused", "undelivered", "returned_to_seller", "contested"],
  accent: ["shipped", "in_transit", "received", "ready", "confirmed", "approved"],
};

/** The colour of a status: good, bad, accent (under way), or warn (somebody has to do something). */
export function toneOf(status: string): "good" | "bad" | "accent" | "warn" {
  if (tones.good.includes(status)) return "good";
  if (tones.bad.includes(status)) return "bad";
  return tones.accent.includes(status) ? "accent" : "warn";
}
