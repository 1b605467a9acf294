using Marketplace.Foundation;
using Marketplace.Modules.Products.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Modules.Products;

/// <summary>Variants with what a client needs to show them outside their product: a list of wishes, a cart kept by the
/// client.</summary>
public sealed class VariantCardQueries(MarketplaceDbContext db)
{
    /// <summary>Variants that can be asked for at once.</summary>
    public const int MaxVariants = 50;

    /// <summary>The variants that are for sale, in the order of the ids; others are left out. One statement.</summary>
    public async Task<IReadOnlyList<VariantCard>> ListAsync(
        IReadOnlyList<Guid> variantIds,
        CancellationToken cancellationToken
    )
    {
        var found = await (
            from v in db.Set<Variant>().AsNoTracking()
            join p in db.Set<Product>() on v.ProductId equals p.Id
            join s in db.Set<StockItem>() on v.Id equals s.VariantId
            where variantIds.Contains(v.Id) && v.IsActive
            where p.Status == ProductStatus.Active && p.Visibility == ProductVisibility.None
            select new VariantCard(
                v.Id,
                p.Id,
                p.SellerId,
                p.Slug,
                p.Title,
                v.Options,
                v.PriceMinor,
                v.CompareAtMinor,
                v.Currency,
                s.OnHand - s.Reserved,
                s.LowThreshold,
                p.CoverKey == null ? null : new(p.CoverKey, p.CoverAlt ?? "", p.CoverWidth, p.CoverHeight)
            )
        ).ToDictionaryAsync(card => card.VariantId, cancellationToken);
        return [.. variantIds.Distinct().Where(found.ContainsKey).Select(id => found[id])];
    }
}

/// <summary>A variant that is for sale.</summary>
/// <param name="Cover">The product's first image; null when it has none.</param>
public sealed record VariantCard(
    Guid VariantId,
    Guid ProductId,
    Guid SellerId,
    string Slug,
    string Title,
    IReadOnlyDictionary<string, string> Options,
    long PriceMinor,
    long? CompareAtMinor,
    string Currency,
    int Available,
    int LowThreshold,
    Picture? Cover
)
{
    public Money Price => new(PriceMinor, Currency);

    public Money? CompareAtPrice => CompareAtMinor is { } amount ? new Money(amount, Currency) : null;
}
