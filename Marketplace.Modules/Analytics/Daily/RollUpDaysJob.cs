using System.Globalization;
using Marketplace.Foundation;

namespace Marketplace.Modules.Analytics;

/// <summary>Updates the daily figures of stores; a late refund causes its day to be recomputed.</summary>
internal sealed class RollUpDaysJob(DailyRollUpService rollUp) : IJob
{
    public async Task<string?> RunAsync(CancellationToken cancellationToken)
    {
        var days = await rollUp.RunAsync(cancellationToken);
        return days == 0 ? null : string.Create(CultureInfo.InvariantCulture, $"{days} store days recomputed");
    }
}
