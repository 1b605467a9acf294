using Marketplace.Foundation;
using Marketplace.Modules.Products.Contracts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Marketplace.Modules.Products;

internal sealed class SellableCatalogQueries(MarketplaceDbContext db, IOptions<ProductOptions> options)
    : ISellableCatalog
{
    private sealed record Row(
        Guid Id,
        Guid ProductId,
        Guid SellerId,
        string Title,
        string Sku,
        IReadOnlyDictionary<string, string> Options,
        long PriceMinor,
        string Currency,
        TaxClass TaxClass,
        int Available,
        bool IsForSale,
        string? CoverKey,
        string? CoverAlt,
        int? CoverWidth,
        int? CoverHeight
    );

    // Runs at every checkout, so the query is compiled once.
    private static readonly Func<MarketplaceDbContext, Guid[], IAsyncEnumerable<Row>> Sellable = EF.CompileAsyncQuery(
        (MarketplaceDbContext db, Guid[] ids) =>
            from v in db.Set<Variant>().AsNoTracking()
            join p in db.Set<Product>() on v.ProductId equals p.Id
            join s in db.Set<StockItem>() on v.Id equals s.VariantId
            where ids.Contains(v.Id)
            select new Row(
                v.Id,
                v.ProductId,
                v.SellerId,
                p.Title,
                v.Sku,
                v.Options,
                v.PriceMinor,
                v.Currency,
                p.TaxClass,
                s.OnHand - s.Reserved,
                v.IsActive && p.Status == ProductStatus.Active && p.ModeratedAt == null && !p.IsOverLimit,
                p.CoverKey,
                p.CoverAlt,
                p.CoverWidth,
                p.CoverHeight
            )
    );

    public async Task<IReadOnlyDictionary<Guid, SellableVariant>> FindAsync(
        IReadOnlyCollection<Guid> variantIds,
        CancellationToken cancellationToken
    )
    {
        var variants = new Dictionary<Guid, SellableVariant>();
        await foreach (var r in Sellable(db, variantIds.ToArray()).WithCancellation(cancellationToken))
        {
            variants.Add(
                r.Id,
                new SellableVariant(
                    r.Id,
                    r.ProductId,
                    r.SellerId,
                    r.Title,
                    r.Sku,
                    r.Options,
                    new Money(r.PriceMinor, r.Currency),
                    options.Value.TaxBps(r.TaxClass),
                    r.IsForSale,
                    r.Available,
                    r.CoverKey is { } key ? new(key, r.CoverAlt ?? "", r.CoverWidth, r.CoverHeight) : null
                )
            );
        }

        return variants;
    }
}
