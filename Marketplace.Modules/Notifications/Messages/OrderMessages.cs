namespace Marketplace.Modules.Notifications;

/// <summary>Order messages to buyers and sellers.</summary>
internal static class OrderMessages
{
    public static readonly Message PlacedForBuyer = new(
        "order.received",
        NotificationKind.Orders,
        new("Siparişiniz alındı: {number}", "We have your order: {number}"),
        new(
            "{number} numaralı siparişiniz ({total}) alındı ve satıcıya iletildi. Satıcı "
                + "onayladığında haber vereceğiz.",
            "Your order {number} ({total}) was received and sent to the seller. We will let you know "
                + "when it is confirmed."
        )
    );

    public static readonly Message PlacedForSeller = new(
        "order.new",
        NotificationKind.Orders,
        new("Yeni sipariş: {number}", "New order: {number}"),
        new(
            "{number} numaralı yeni bir siparişiniz var: {units} adet, {total}. Lütfen süresi içinde onaylayın; "
                + "onaylanmayan sipariş iptal edilir.",
            "You have a new order {number}: {units} units, {total}. Please confirm it in time; orders that are not "
                + "confirmed are cancelled."
        )
    );

    public static readonly Message Confirmed = new(
        "order.confirmed",
        NotificationKind.Orders,
        new("Siparişiniz onaylandı: {number}", "Your order is confirmed: {number}"),
        new(
            "Satıcı {number} numaralı siparişinizi onayladı ve hazırlıyor.",
            "The seller confirmed your order {number} and is preparing it."
        )
    );

    public static readonly Message Rejected = new(
        "order.rejected",
        NotificationKind.Orders,
        new("Siparişiniz kabul edilmedi: {number}", "Your order was rejected: {number}"),
        new(
            "Satıcı {number} numaralı siparişinizi kabul edemedi. Kartla ödediyseniz {total} tutarı tam olarak iade "
                + "edilir.",
            "The seller could not accept your order {number}. If you paid by card, {total} will be refunded in full."
        )
    );

    public static readonly Message CancelledForBuyer = new(
        "order.cancelled",
        NotificationKind.Orders,
        new("Siparişiniz iptal edildi: {number}", "Your order was cancelled: {number}"),
        new(
            "{number} numaralı siparişiniz iptal edildi. Kartla ödediyseniz {total} tutarı tam olarak iade edilir.",
            "Your order {number} was cancelled. If you paid by card, {total} will be refunded in full."
        )
    );

    public static readonly Message CancelledForSeller = new(
        "order.cancelled_for_seller",
        NotificationKind.Orders,
        new("Sipariş iptal edildi: {number}", "Order cancelled: {number}"),
        new(
            "{number} numaralı sipariş iptal edildi; ürünler stoğunuza döndü. Lütfen göndermeyin.",
            "Order {number} was cancelled and its items were restocked. Please do not ship it."
        )
    );

    public static readonly Message Shipped = new(
        "order.shipped",
        NotificationKind.Orders,
        new("Siparişiniz yolda: {number}", "Your order is on its way: {number}"),
        new("{number} numaralı siparişiniz kargoya verildi.", "Your order {number} has been shipped.")
    );

    public static readonly Message Delivered = new(
        "order.delivered",
        NotificationKind.Orders,
        new("Siparişiniz teslim edildi: {number}", "Your order was delivered: {number}"),
        new("{number} numaralı siparişiniz teslim edildi.", "Your order {number} was delivered.")
    );

    public static readonly Message UnitsCancelled = new(
        "order.units_cancelled",
        NotificationKind.Orders,
        new("Siparişinizin bir bölümü iptal edildi: {number}", "Part of your order was cancelled: {number}"),
        new(
            "{number} numaralı siparişinizden {units} adet ({amount}) iptal edildi; kalanı yoluna devam ediyor. Kartla "
                + "ödediyseniz bu tutar iade edilir, kapıda ödeyecekseniz sizden alınmaz.",
            "{units} units ({amount}) of your order {number} were cancelled; the rest is on track. If you paid by "
                + "card, this amount will be refunded; if you pay on delivery, you will not be charged for it."
        )
    );

    public static readonly Message Expired = new(
        "order.expired",
        NotificationKind.Orders,
        new("Ödeme yapılmadı: {number}", "Payment not received: {number}"),
        new(
            "{number} numaralı siparişinizin ödemesi süresinde yapılmadı; sipariş kapandı. Dilerseniz yeniden sipariş "
                + "verebilirsiniz.",
            "Your order {number} was not paid in time and has expired. You are welcome to order again."
        )
    )
    {
        ToGuests = false,
    };

    public static readonly Message ExpiredByMismatch = new(
        "order.expired_mismatch",
        NotificationKind.Orders,
        new("Gelen ödeme tutmuyor: {number}", "Your payment does not match: {number}"),
        new(
            "{number} numaralı siparişiniz için bir ödeme ulaştı, ancak tutarı ya da para birimi tutmuyor; bu yüzden "
                + "sipariş kapandı. Paranızı ödeme sağlayıcısıyla birlikte sonuca bağlıyoruz. Lütfen yeniden ödemeyin.",
            "We received money for your order {number}, but its amount or currency does not match, so the order was "
                + "closed. We are settling it with the payment provider. Please do not pay again."
        )
    );

    public static readonly Message CancelRequested = new(
        "order.cancel_requested",
        NotificationKind.Orders,
        new("Alıcı vazgeçmek istiyor: {number}", "The buyer wants to cancel: {number}"),
        new(
            "Alıcı {number} numaralı siparişi ({total}) iptal etmenizi istiyor. Henüz göndermediyseniz iptal "
                + "edebilirsiniz; gönderirseniz sipariş sürer.",
            "The buyer asks you to cancel order {number} ({total}). You can cancel it until it is shipped; if you ship "
                + "it, the order continues."
        )
    );

    public static readonly Message Completed = new(
        "order.completed",
        NotificationKind.Orders,
        new("Sipariş tamamlandı: {number}", "Order completed: {number}"),
        new(
            "{number} numaralı sipariş ({total}) tamamlandı. Yapmanız gereken bir şey kalmadı.",
            "Order {number} ({total}) is complete. No further action is needed."
        )
    );

    public static Message[] All =>
        [
            PlacedForBuyer,
            PlacedForSeller,
            Confirmed,
            Rejected,
            CancelledForBuyer,
            CancelledForSeller,
            Shipped,
            Delivered,
            UnitsCancelled,
            Expired,
            ExpiredByMismatch,
            CancelRequested,
            Completed,
        ];
}
