using Marketplace.Foundation;
using Marketplace.Modules.Users.Contracts;

namespace Marketplace.Modules.Products;

/// <summary>What changes of one variant's offer; what is null stays as it is.</summary>
/// <param name="Sku">SKU of the variant, as the store wrote it.</param>
/// <param name="OnHand">Counted units on hand, those that are reserved included.</param>
/// <param name="ExpectedVersion">Version of the stock that the change is based on; null for any.</param>
/// <param name="Active">Whether buyers can buy the variant.</param>
public sealed record OfferChange(
    string Sku,
    Money? Price = null,
    Money? CompareAtPrice = null,
    int? OnHand = null,
    long? ExpectedVersion = null,
    bool? Active = null
)
{
    /// <summary>Whether it changes what buyers see of the variant, and not only how many there are.</summary>
    public bool ChangesCatalog => Price is not null || CompareAtPrice is not null || Active is not null;

    /// <summary>The details that a variant gets; null where they stay, or were not asked about.</summary>
    internal VariantDetails? NewDetailsOf(Variant? variant)
    {
        if (!ChangesCatalog || variant is null)
            return null;
        var now = variant.Details();
        var wanted = now with
        {
            Price = Price ?? now.Price,
            CompareAtPrice = CompareAtPrice ?? now.CompareAtPrice,
            IsActive = Active ?? now.IsActive,
        };
        return wanted == now ? null : wanted;
    }

    /// <summary>Why no variant can have these values; null when one can.</summary>
    internal Error? Refusal() =>
        Outside("#/price/amount", Price?.Amount, Variant.MinPriceMinorUnits, Money.MaxAmount)
        ?? Outside("#/compareAtPrice/amount", CompareAtPrice?.Amount, Variant.MinPriceMinorUnits, Money.MaxAmount)
        ?? Outside("#/onHand", OnHand, 0, StockItem.MaxUnits);

    private static Error? Outside(string pointer, long? value, long min, long max) =>
        value < min ? Invalid.Field(pointer, "value.too_small", ("min", min))
        : value > max ? Invalid.Field(pointer, "value.too_large", ("max", max))
        : null;
}

/// <summary>Changes of many offers that were asked for at once.</summary>
/// <param name="CallId">The same when the call is repeated: what it counted once is not counted again.</param>
/// <param name="Changes">Each SKU once.</param>
public sealed record OfferBatch(Guid CallId, IReadOnlyList<OfferChange> Changes);

/// <summary>Who changes many offers of which store.</summary>
/// <param name="CallId">Of the <see cref="OfferBatch"/>; movements made since it began have greater ids.</param>
/// <param name="IsRepeat">The call was begun before, and nobody knows how far it came.</param>
public sealed record OfferCall(Actor Actor, Guid SellerId, Guid CallId, bool IsRepeat);

/// <summary>An offer to change, and the variant that it is.</summary>
internal sealed record OfferTarget(Guid VariantId, Guid ProductId, OfferChange Change);
