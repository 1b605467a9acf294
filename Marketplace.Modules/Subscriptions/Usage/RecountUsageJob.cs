using System.Globalization;
using Marketplace.Foundation;
using Marketplace.Modules.Subscriptions.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Modules.Subscriptions;

/// <summary>Compares every gauge with the rows it counts, and repairs and audits differences.</summary>
internal sealed class RecountUsageJob(
    MarketplaceDbContext db,
    UnitOfWork unitOfWork,
    IEnumerable<IGaugeSource> sources,
    GaugeRepairService gauges
) : IJob
{
    public async Task<string?> RunAsync(CancellationToken cancellationToken)
    {
        var repaired = 0;
        foreach (var source in sources)
        {
            foreach (var sellerId in await ListMismatchesAsync(source, cancellationToken))
            {
                if (await unitOfWork.RunAsync(ct => gauges.RepairAsync(source, sellerId, ct), cancellationToken))
                    repaired++;
            }
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
}
