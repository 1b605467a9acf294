using System.Diagnostics.Metrics;
using System.Globalization;
using Marketplace.Foundation;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace Marketplace.Modules.Products;

/// <summary>Compares every product's number of variants in stock with its stock rows; repairs and logs
/// differences.</summary>
/// <remarks>Source: docs/decisions/0017-stocked-variants.md. Order and locks: stock rows, then product rows, then the
/// count, so that a concurrent sale is neither lost nor reported as a difference.</remarks>
internal sealed class RecountStockedVariantsJob(
    MarketplaceDbContext db,
    UnitOfWork unitOfWork,
    AuditLog audit,
    ILogger<RecountStockedVariantsJob> logger
) : IJob
{
    private const int Batch = 100;

    private static readonly Counter<long> Repaired = PlatformTelemetry.Meter.CreateCounter<long>(
        "marketplace.products.stocked_variants_repaired",
        "{product}",
        "Products whose number of variants with units differed from their stock"
    );

    public async Task<string?> RunAsync(CancellationToken cancellationToken)
    {
        var suspects = await db
            .Database.SqlQuery<Guid>(
                $"""
                SELECT p.id AS "Value" FROM products.products p
                LEFT JOIN (SELECT product_id, count(*) AS variants FROM products.stock_items WHERE is_listed
                    AND on_hand > reserved GROUP BY product_id) c ON c.product_id = p.id
                WHERE p.stocked_variants <> coalesce(c.variants, 0) ORDER BY p.id
                """
            )
            .ToListAsync(cancellationToken);
        var repaired = 0;
        foreach (var ids in suspects.Chunk(Batch))
            repaired += await unitOfWork.RunAsync(ct => RepairAsync(ids, ct), cancellationToken);
        return repaired == 0 ? null : string.Create(CultureInfo.InvariantCulture, $"{repaired} products repaired");
    }

    private async Task<int> RepairAsync(Guid[] ids, CancellationToken cancellationToken)
    {
        await db.Database.ExecuteSqlAsync(
            $"SELECT FROM products.stock_items WHERE product_id = ANY ({ids}) ORDER BY variant_id FOR UPDATE",
            cancellationToken
        );
        await db.Database.ExecuteSqlAsync(
            $"SELECT FROM products.products WHERE id = ANY ({ids}) ORDER BY id FOR NO KEY UPDATE",
            cancellationToken
        );
        var repairs = await db
            .Database.SqlQuery<Repair>(
                $"""
                UPDATE products.products p SET stocked_variants = c.counted
                FROM (SELECT id, stocked_variants AS said,
                        (SELECT count(*)::int FROM products.stock_items s WHERE s.product_id = q.id AND s.is_listed
                            AND s.on_hand > s.reserved) AS counted
                    FROM products.products q WHERE id = ANY ({ids})) c
                WHERE p.id = c.id AND c.said <> c.counted RETURNING p.id, c.said, c.counted
                """
            )
            .ToListAsync(cancellationToken);
        foreach (var repair in repairs)
        {
            audit.Add(
                null,
                "product.repair-stocked-variants",
                "product",
                repair.Id.ToString(),
                new { stockedVariants = repair.Said },
                new { stockedVariants = repair.Counted }
            );
            logger.LogWarning(
                "Product {ProductId} recorded {Said} variants in stock, counted {Counted}: repaired",
                repair.Id,
                repair.Said,
                repair.Counted
            );
            unitOfWork.AfterCommit.Add(() => Repaired.Add(1));
        }

        return repairs.Count;
    }

    private sealed record Repair(Guid Id, int Said, int Counted);
}
