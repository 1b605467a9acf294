using System.Diagnostics.Metrics;
using Marketplace.Foundation;
using Marketplace.Modules.Subscriptions.Contracts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace Marketplace.Modules.Subscriptions;

/// <summary>Sets a gauge to the number of rows it counts, and audits the difference.</summary>
/// <remarks>Locks: the gauge's row, to the end of the caller's transaction.</remarks>
internal sealed class GaugeRepairService(
    MarketplaceDbContext db,
    UnitOfWork unitOfWork,
    IUsageMeter usage,
    AuditLog audit,
    TimeProvider clock,
    ILogger<GaugeRepairService> logger
)
{
    private static readonly Counter<long> Repaired = PlatformTelemetry.Meter.CreateCounter<long>(
        "marketplace.usage.repaired",
        "{limit}",
        "Usage gauges that differed from their row counts and were repaired"
    );

    /// <summary>Recounts while the gauge is locked, so that a concurrent change is neither lost nor mistaken for a
    /// mismatch; true when the gauge was wrong.</summary>
    public async Task<bool> RepairAsync(IGaugeSource source, Guid sellerId, CancellationToken cancellationToken)
    {
        await db.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO subscriptions.usage_counters (seller_id, metric, period_key, used, updated_at)
            VALUES ({sellerId}, {source.Metric}, '', 0, {clock.GetUtcNow()}) ON CONFLICT DO NOTHING
            """,
            cancellationToken
        );
        var used = (
            await db
                .Database.SqlQuery<long>(
                    $"""
                    SELECT used AS "Value" FROM subscriptions.usage_counters
                    WHERE seller_id = {sellerId} AND metric = {source.Metric} AND period_key = '' FOR UPDATE
                    """
                )
                .ToListAsync(cancellationToken)
        ).Single();
        var counted = (await source.CountAsync(sellerId, cancellationToken)).GetValueOrDefault(sellerId);
        if (counted == used)
            return false;
        await usage.SetAsync(sellerId, source.Metric, counted, cancellationToken);
        audit.Add(
            null,
            "usage.repair",
            "seller",
            sellerId.ToString(),
            new { source.Metric, used },
            new { source.Metric, used = counted }
        );
        logger.LogWarning(
            "Gauge {Metric} of seller {SellerId} repaired: it was {Used}, the row count is {Counted}",
            source.Metric,
            sellerId,
            used,
            counted
        );
        unitOfWork.AfterCommit.Add(() => Repaired.Add(1, new KeyValuePair<string, object?>("metric", source.Metric)));
        return true;
    }
}
