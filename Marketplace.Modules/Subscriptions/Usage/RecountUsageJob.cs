using System.Diagnostics.Metrics;
using System.Globalization;
using Marketplace.Foundation;
using Marketplace.Modules.Subscriptions.Contracts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace Marketplace.Modules.Subscriptions;

/// <summary>Compares every gauge with the rows it counts, and repairs and audits differences.</summary>
internal sealed class RecountUsageJob(
    FoundationDbContext db,
    UnitOfWork unitOfWork,
    IEnumerable<IGaugeSource> sources,
    IUsageMeter usage,
    AuditLog audit,
    TimeProvider clock,
    ILogger<RecountUsageJob> logger
) : IJob
{
    private static readonly Counter<long> Repaired = PlatformTelemetry.Meter.CreateCounter<long>(
        "marketplace.usage.repaired",
        "{limit}",
        "Usage gauges that differed from their row counts and were repaired"
    );

    public async Task<string?> RunAsync(CancellationToken cancellationToken)
    {
        var repaired = 0;
        foreach (var source in sources)
        {
            foreach (var sellerId in await ListMismatchesAsync(source, cancellationToken))
                if (await unitOfWork.RunAsync(ct => RepairAsync(source, sellerId, ct), cancellationToken))
                    repaired++;
        }

        return repaired == 0 ? null : string.Create(CultureInfo.InvariantCulture, $"{repaired} gauges repaired");
    }

    private async Task<List<Guid>> ListMismatchesAsync(IGaugeSource source, CancellationToken cancellationToken)
    {
        var counted = await source.CountAsync(null, cancellationToken);
        var used = await db.Set<UsageCounter>()
            .Where(c => c.Metric == source.Metric && c.PeriodKey == UsagePeriod.Gauge)
            .ToDictionaryAsync(c => c.SellerId, c => c.Used, cancellationToken);
        return counted
            .Keys.Union(used.Keys)
            .Where(id => counted.GetValueOrDefault(id) != used.GetValueOrDefault(id))
            .ToList();
    }

    /// <summary>Recounts while the gauge is locked, so that a concurrent change is neither lost nor mistaken for a
    /// mismatch.</summary>
    private async Task<bool> RepairAsync(IGaugeSource source, Guid sellerId, CancellationToken cancellationToken)
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
