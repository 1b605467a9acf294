using Marketplace.Foundation;

namespace Marketplace.Modules.Orders;

/// <summary>Errors of carts; those they share with checkouts are in <see cref="OrderErrors"/>.</summary>
public static class CartErrors
{
    public static readonly ErrorDefinition Closed = new(
        "cart.closed",
        ErrorKind.Conflict,
        new("Sepet kapalı", "Cart closed"),
        new(
            "Bu sepet bir hesabın sepetiyle birleştirildi; artık değiştirilemez.",
            "This cart was merged into the cart of an account and can no longer be changed."
        )
    );

    public static readonly ErrorDefinition AlreadyBought = new(
        "cart.already_bought",
        ErrorKind.Conflict,
        new("Sepet satın alınmış", "Cart already bought"),
        new(
            "Bu fiyat teklifinden sonra sepet başka bir teklifle satın alındı; kalanlar için yeni teklif isteyin.",
            "Since this quote, the cart was bought with another one; request a new quote for what it holds now."
        )
    );

    public static readonly ErrorSet All = new([Closed, AlreadyBought]);
}
