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

    public static readonly ErrorSet All = new([Closed]);
}
