using Marketplace.Foundation;

namespace Marketplace.Modules.Sellers.Contracts;

/// <summary>Store errors that other modules return as well.</summary>
public static class SellerRefusals
{
    public static readonly ErrorDefinition NotApproved = new(
        "seller.not_approved",
        ErrorKind.Forbidden,
        new("Satıcı onaylı değil", "Seller not approved"),
        new("Mağaza onaylanmadan bunu yapamaz.", "The store must be approved first.")
    );

    public static readonly ErrorDefinition StoreClosed = new(
        "seller.store_closed",
        ErrorKind.Unprocessable,
        new("Mağaza kapalı", "Store closed"),
        new(
            "Mağazalardan bazıları şu anda satış yapmıyor; ürünlerini çıkarıp yineleyin.",
            "Some of the stores are closed now; remove their items and try again."
        )
    );

    public static readonly ErrorDefinition HasOpenOrders = new(
        "seller.has_open_orders",
        ErrorKind.Conflict,
        new("Açık sipariş var", "Open orders exist"),
        new(
            "{count} siparişin kendisi, iadesi ya da banka itirazı bitmedi; önce onlar bitmeli.",
            "{count} orders, their refunds or disputes are still open; they must end first."
        )
    );
}
