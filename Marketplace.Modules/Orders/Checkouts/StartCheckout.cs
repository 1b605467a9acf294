using Marketplace.Foundation;
using Marketplace.Modules.Users.Contracts;

namespace Marketplace.Modules.Orders;

/// <summary>Asks what a purchase would cost.</summary>
/// <param name="Deliveries">Wishes for some of the sellers; the others send by carrier.</param>
/// <param name="AcceptPriceChanges">Take prices as they are, also when they change before the purchase is
/// completed.</param>
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
}

/// <summary>Units of a variant a buyer wants.</summary>
/// <param name="UnitPriceSeen">The price he was shown; null when he takes any.</param>
public sealed record WantedItem(Guid VariantId, int Quantity, Money? UnitPriceSeen);
