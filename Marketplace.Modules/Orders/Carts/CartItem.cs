using Marketplace.Foundation;

namespace Marketplace.Modules.Orders;

/// <summary>Units of one variant in a cart.</summary>
public sealed class CartItem
{
    private CartItem() { }

    public Guid CartId { get; private init; }

    public Guid VariantId { get; private init; }

    public int Quantity { get; private set; }

    /// <summary>Saved for later: kept, but not bought with the rest.</summary>
    public bool IsSaved { get; private set; }

    /// <summary>The price when the item was last written.</summary>
    public long PriceSeenMinor { get; private set; }

    public string Currency { get; private set; } = "";

    public DateTimeOffset PriceSeenAt { get; private set; }

    public DateTimeOffset AddedAt { get; private init; }

    public Money PriceSeen => new(PriceSeenMinor, Currency);

    internal static CartItem New(
        Guid cartId,
        Guid variantId,
        int quantity,
        bool isSaved,
        Money price,
        DateTimeOffset now
    )
    {
        var item = new CartItem
        {
            CartId = cartId,
            VariantId = variantId,
            Quantity = quantity,
            IsSaved = isSaved,
            AddedAt = now,
        };
        item.See(price, now);
        return item;
    }

    internal void Set(int quantity, bool isSaved) => (Quantity, IsSaved) = (quantity, isSaved);

    internal void See(Money price, DateTimeOffset at) =>
        (PriceSeenMinor, Currency, PriceSeenAt) = (price.Amount, price.Currency, at);

    /// <summary>Adds another cart's units of the same variant.</summary>
    /// <param name="canBuy">Whether there is room for one more item to buy, should this one become one.</param>
    /// <returns>Whether units were left out.</returns>
    internal bool Absorb(CartItem other, bool canBuy)
    {
        var wanted = Quantity + other.Quantity;
        Set(Math.Min(wanted, Cart.MaxQuantity), IsSaved && (other.IsSaved || !canBuy));
        if (other.PriceSeenAt > PriceSeenAt)
            See(other.PriceSeen, other.PriceSeenAt);
        return wanted > Cart.MaxQuantity;
    }

    internal CartItem CopyFor(Guid cartId, bool isSaved)
    {
        var copy = New(cartId, VariantId, Quantity, isSaved, PriceSeen, AddedAt);
        copy.See(PriceSeen, PriceSeenAt);
        return copy;
    }
}
