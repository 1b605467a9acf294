namespace Marketplace.Modules.Notifications;

/// <summary>Messages about single parcels of orders that come in several.</summary>
internal static class ParcelMessages
{
    public static readonly Message Shipped = new(
        "parcel.shipped",
        NotificationKind.Orders,
        new("Siparişinizin bir kolisi yolda: {number}", "A parcel of your order is on its way: {number}"),
        new(
            "{number} numaralı siparişinizin {parcel} numaralı kolisi gönderildi. Kalan ürünler ayrı bir koliyle "
                + "gelecek.",
            "Parcel {parcel} of your order {number} has been shipped. The other items come in another parcel."
        )
    );

    public static readonly Message Delivered = new(
        "parcel.delivered",
        NotificationKind.Orders,
        new("Siparişinizin bir kolisi teslim edildi: {number}", "A parcel of your order was delivered: {number}"),
        new(
            "{number} numaralı siparişinizin {parcel} numaralı kolisi teslim edildi.",
            "Parcel {parcel} of your order {number} was delivered."
        )
    );

    public static readonly Message UndeliveredForBuyer = new(
        "parcel.undelivered",
        NotificationKind.Orders,
        new("Koli teslim edilemedi: {number}", "Your parcel could not be delivered: {number}"),
        new(
            "{number} numaralı siparişinizin {parcel} numaralı kolisi teslim edilemedi ({reason}). Koli yeniden "
                + "denenir ya da satıcıya döner; dönerse kartla ödediğiniz tutar iade edilir.",
            "Parcel {parcel} of your order {number} could not be delivered ({reason}). It will be tried again or go "
                + "back to the seller; if it goes back, what you paid by card for it is refunded."
        )
    );

    public static readonly Message UndeliveredForSeller = new(
        "parcel.undelivered_for_seller",
        NotificationKind.Orders,
        new("Koli teslim edilemedi: {number}", "A parcel could not be delivered: {number}"),
        new(
            "Kargo firması {number} numaralı siparişin {parcel} numaralı kolisini teslim edemedi ({reason}). Yeniden "
                + "gönderin ya da elinize döndüğünde bunu bildirin.",
            "The carrier could not deliver parcel {parcel} of order {number} ({reason}). Send it again, or tell us "
                + "when it is back with you."
        )
    );

    public static readonly Message ClosedForSeller = new(
        "parcel.closed_for_seller",
        NotificationKind.Orders,
        new("Teslim edilemeyen koli kapatıldı: {number}", "An undelivered parcel was closed: {number}"),
        new(
            "{number} numaralı siparişin teslim edilemeyen bir kolisi için uzun süre bir şey bildirmediniz. Birimleri "
                + "iptal edildi ve stoğa eklenmedi; ürünler elinizdeyse stoğunuzu düzeltin.",
            "You did not tell us for a long time what became of an undelivered parcel of order {number}. Its units "
                + "were cancelled and did not go back into stock; if you have the goods, correct your stock."
        )
    );

    public static Message[] All => [Shipped, Delivered, UndeliveredForBuyer, UndeliveredForSeller, ClosedForSeller];
}
