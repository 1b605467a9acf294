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
            "Bitmemiş {count} sipariş var; önce onları tamamlayın.",
            "{count} orders are still open; complete them first."
        )
    );
}
