using Marketplace.Foundation;
using Marketplace.Modules.Users.Contracts;

namespace Marketplace.Modules.Orders;

/// <summary>A request for a checkout (price quote).</summary>
/// <param name="Deliveries">Delivery choices for some of the sellers; the others ship by carrier.</param>
/// <param name="AcceptPriceChanges">Accept current prices, even if they change before completion.</param>
public sealed record StartCheckout(
    Actor Buyer,
    IReadOnlyList<WantedItem> Items,
    DeliveryAddress Address,
    IReadOnlyList<DeliveryChoice> Deliveries,
    PaymentMethod PaymentMethod,
    bool AcceptPriceChanges
)
{
    public const int MaxLines = 50;

    public const int MaxQuantity = 99;

    /// <summary>The buyer's cart that the items come from; what is bought leaves it at completion. Null for
    /// none.</summary>
    public QuotedCart? Cart { get; init; }

    /// <summary>Whom the sellers invoice; null when the buyer does not say.</summary>
    public InvoiceProfile? Invoice { get; init; }

    /// <summary>Who buys without an account; null for an account. Then the buyer is the cart.</summary>
    public GuestBuyer? Guest { get; init; }

    /// <summary>Of the texts that the buyer must agree to.</summary>
    public Language Language { get; init; } = Language.Default;
}

/// <summary>Units of a variant the buyer wants.</summary>
/// <param name="UnitPriceSeen">The price shown to the buyer; null to accept any price.</param>
public sealed record WantedItem(Guid VariantId, int Quantity, Money? UnitPriceSeen);

/// <summary>A cart when its items were copied into a quote.</summary>
/// <param name="LastCheckoutId">The checkout that had bought from it last; null for none.</param>
public sealed record QuotedCart(Guid Id, Guid? LastCheckoutId);
