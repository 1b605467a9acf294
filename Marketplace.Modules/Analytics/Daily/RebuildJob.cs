using System.Globalization;
using Marketplace.Foundation;

namespace Marketplace.Modules.Analytics;

/// <summary>Compares the facts with the orders once a day and repairs differences.</summary>
internal sealed class RebuildJob(AnalyticsRebuildService rebuild) : IJob
{
    public async Task<string?> RunAsync(CancellationToken cancellationToken)
    {
        var changed = await rebuild.RunAsync(cancellationToken);
        return changed == 0
            ? null
            : string.Create(CultureInfo.InvariantCulture, $"{changed} order facts were missing or outdated");
    }
}
