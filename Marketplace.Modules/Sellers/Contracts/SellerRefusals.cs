using Marketplace.Foundation;

namespace Marketplace.Modules.Sellers.Contracts;

/// <summary>Refusals by the state of a store that other modules give as well.</summary>
public static class SellerRefusals
{
    public static readonly ErrorDefinition NotApproved = new(
        "seller.not_approved",
        ErrorKind.Forbidden,
        "Satıcı onaylı değil",
        "Seller not approved",
        "Mağaza onaylanmadan bunu yapamaz.",
        "The store cannot do this before it is approved."
    );

    public static readonly ErrorDefinition StoreClosed = new(
        "seller.store_closed",
        ErrorKind.Unprocessable,
        "Mağaza kapalı",
        "Store closed",
        "Şu mağazalar şu anda satış yapmıyor: {sellerIds}.",
        "These stores are not selling now: {sellerIds}."
    );

    public static readonly ErrorDefinition HasOpenOrders = new(
        "seller.has_open_orders",
        ErrorKind.Conflict,
        "Açık sipariş var",
        "Open orders exist",
        "Bitmemiş {count} sipariş var; önce onları tamamlayın.",
        "{count} orders are not finished; finish them first."
    );
}
