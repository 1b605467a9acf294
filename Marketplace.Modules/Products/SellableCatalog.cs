using Marketplace.Foundation;
using Marketplace.Modules.Products.Contracts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Marketplace.Modules.Products;

internal sealed class SellableCatalog(MarketplaceDbContext db, IOptions<ProductOptions> options) : ISellableCatalog
{
    public async Task<IReadOnlyDictionary<Guid, SellableVariant>> FindAsync(IReadOnlyCollection<Guid> variantIds, CancellationToken cancellationToken)
    {
        var rows = await (from v in db.Set<Variant>().AsNoTracking()
                          join p in db.Set<Product>() on v.ProductId equals p.Id
                          join s in db.Set<StockItem>() on v.Id equals s.VariantId
                          where variantIds.Contains(v.Id)
                          select new
                          {
                              v.Id, v.ProductId, v.SellerId, p.Title, v.Sku, v.Options, v.PriceMinor, v.Currency, p.TaxClass, Available = s.OnHand - s.Reserved,
                              IsForSale = v.IsActive && p.Status == ProductStatus.Active && p.ModeratedAt == null && !p.IsOverLimit,
                          }).ToListAsync(cancellationToken);
        return rows.ToDictionary(r => r.Id, r => new SellableVariant(
            r.Id, r.ProductId, r.SellerId, r.Title, r.Sku, r.Options, new Money(r.PriceMinor, r.Currency), options.Value.TaxBps(r.TaxClass), r.IsForSale, r.Available));
    }
}
