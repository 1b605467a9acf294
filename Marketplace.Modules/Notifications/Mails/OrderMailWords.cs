using Marketplace.Foundation;

namespace Marketplace.Modules.Notifications;

/// <summary>Words of the mails about orders.</summary>
internal static class OrderMailWords
{
    public static readonly LocalizedText PurchasePlaced = new(
        "Siparişiniz alındı: {number}",
        "We have your order: {number}"
    );

    public static readonly LocalizedText PurchaseText = new(
        "{number} numaralı alışverişiniz ({total}) alındı. {stores} mağazadan ayrı ayrı gönderilecek; mağazalar "
            + "onayladığında haber vereceğiz.",
        "Your purchase {number} ({total}) was received. It comes from {stores} stores, each with its own delivery; "
            + "we will let you know when they confirm."
    );

    public static readonly LocalizedText OpenOrder = new("Siparişi görüntüle", "View the order");

    public static readonly LocalizedText OpenPurchase = new("Alışverişi görüntüle", "View the purchase");

    public static readonly LocalizedText Shipping = new("Kargo", "Delivery");

    public static readonly LocalizedText Total = new("Toplam", "Total");

    public static readonly LocalizedText GrandTotal = new("Genel toplam", "Total of all orders");

    public static readonly LocalizedText Carrier = new("Kargo firması", "Carrier");

    public static readonly LocalizedText TrackingNumber = new("Takip numarası", "Tracking number");

    public static readonly LocalizedText DeliveredTo = new("Teslimat adresi", "Delivery address");

    public static readonly LocalizedText PaidBy = new("Ödeme", "Payment");

    public static readonly LocalizedText Cash = new("Kapıda ödeme", "Cash on delivery");

    public static readonly LocalizedText Card = new("Kart", "Card");

    public static LocalizedText NotArrived(string address) =>
        new(
            $"Elinize ulaşmadıysa lütfen {address} adresine yazın.",
            $"If you have not received it, please write to {address}."
        );
}
