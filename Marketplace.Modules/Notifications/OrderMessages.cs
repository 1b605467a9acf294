namespace Marketplace.Modules.Notifications;

/// <summary>What buyers and sellers read about their orders.</summary>
internal static class OrderMessages
{
    public static readonly Message PlacedForBuyer = new("Siparişiniz alındı: {number}", "We have your order: {number}",
        "{number} numaralı siparişiniz ({total}) alındı ve satıcıya iletildi. Satıcı onayladığında haber vereceğiz.", "Your order {number} ({total}) was received and passed on to the seller. We will tell you when it is confirmed.");

    public static readonly Message PlacedForSeller = new("Yeni sipariş: {number}", "New order: {number}",
        "{number} numaralı yeni bir siparişiniz var: {units} adet, {total}. Lütfen süresi içinde onaylayın; onaylanmayan sipariş iptal edilir.", "You have a new order {number}: {units} units, {total}. Please confirm it in time; an order that is not confirmed is cancelled.");

    public static readonly Message Confirmed = new("Siparişiniz onaylandı: {number}", "Your order is confirmed: {number}",
        "Satıcı {number} numaralı siparişinizi onayladı ve hazırlıyor.", "The seller confirmed your order {number} and is preparing it.");

    public static readonly Message Rejected = new("Siparişiniz kabul edilmedi: {number}", "Your order was turned down: {number}",
        "Satıcı {number} numaralı siparişinizi kabul edemedi. Kartla ödediyseniz {total} tutarı tam olarak iade edilir.", "The seller could not accept your order {number}. If you paid by card, {total} is refunded in full.");

    public static readonly Message CancelledForBuyer = new("Siparişiniz iptal edildi: {number}", "Your order was cancelled: {number}",
        "{number} numaralı siparişiniz iptal edildi. Kartla ödediyseniz {total} tutarı tam olarak iade edilir.", "Your order {number} was cancelled. If you paid by card, {total} is refunded in full.");

    public static readonly Message CancelledForSeller = new("Sipariş iptal edildi: {number}", "Order cancelled: {number}",
        "{number} numaralı sipariş iptal edildi; ürünler stoğunuza döndü. Lütfen göndermeyin.", "Order {number} was cancelled; its units are back in your stock. Please do not send it.");

    public static readonly Message Shipped = new("Siparişiniz yolda: {number}", "Your order is on its way: {number}",
        "{number} numaralı siparişiniz kargoya verildi.", "Your order {number} was handed over.");

    public static readonly Message Delivered = new("Siparişiniz teslim edildi: {number}", "Your order was delivered: {number}",
        "{number} numaralı siparişiniz teslim edildi. Elinize ulaşmadıysa lütfen bize yazın.", "Your order {number} was delivered. If it did not reach you, please tell us.");

    public static readonly Message Expired = new("Ödeme yapılmadı: {number}", "Payment did not arrive: {number}",
        "{number} numaralı siparişinizin ödemesi süresinde yapılmadı; sipariş kapandı. Dilerseniz yeniden sipariş verebilirsiniz.", "Your order {number} was not paid in time and is closed. You are welcome to order again.");
}
