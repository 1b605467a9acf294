using System.Data.Common;
using Marketplace.Foundation;
using Marketplace.Modules.Products.Contracts;
using Microsoft.Extensions.Options;

namespace Marketplace.Modules.Products;

internal sealed class SellableCatalogQueries(MarketplaceDbContext db, IOptions<ProductOptions> options)
    : ISellableCatalog
{
    // Runs at every checkout, in one round trip with reads of other modules.
    private const string Sellable = """
        SELECT v.id, v.product_id, v.seller_id, p.title, v.sku, v.options, v.price_minor, v.currency, p.tax_class,
            s.on_hand - s.reserved,
            v.is_active AND p.status = 'Active' AND p.moderated_at IS NULL AND NOT p.is_over_limit,
            p.cover_key, p.cover_alt, p.cover_width, p.cover_height
        FROM products.variants v
            JOIN products.products p ON p.id = v.product_id JOIN products.stock_items s ON s.variant_id = v.id
        WHERE v.id = ANY ($1)
        """;

    public async Task<IReadOnlyDictionary<Guid, SellableVariant>> FindAsync(
        IReadOnlyCollection<Guid> variantIds,
        CancellationToken cancellationToken
    )
    {
        var batch = new ReadBatch(db);
        var variants = Find(batch, variantIds);
        await batch.RunAsync(cancellationToken);
        return variants.Value;
    }

    public BatchedRead<IReadOnlyDictionary<Guid, SellableVariant>> Find(
        ReadBatch batch,
        IReadOnlyCollection<Guid> variantIds
    ) =>
        batch.Add(
            Sellable,
            Read,
            IReadOnlyDictionary<Guid, SellableVariant> (rows) => rows.ToDictionary(v => v.VariantId),
            variantIds.ToArray()
        );

    private SellableVariant Read(DbDataReader row) =>
        new(
            row.GetGuid(0),
            row.GetGuid(1),
            row.GetGuid(2),
            row.GetString(3),
            row.GetString(4),
            VariantConfiguration.ReadOptions(row.GetString(5)),
            new Money(row.GetInt64(6), row.GetString(7)),
            options.Value.TaxBps(Enum.Parse<TaxClass>(row.GetString(8))),
            row.GetBoolean(10),
            row.GetInt32(9),
            row.IsDBNull(11)
                ? null
                : new(
                    row.GetString(11),
                    row.IsDBNull(12) ? "" : row.GetString(12),
                    row.IsDBNull(13) ? null : row.GetInt32(13),
                    row.IsDBNull(14) ? null : row.GetInt32(14)
                )
        );
}
