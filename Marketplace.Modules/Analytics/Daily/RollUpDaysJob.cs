using System.Globalization;
using Marketplace.Foundation;

namespace Marketplace.Modules.Analytics;

/// <summary>Brings the daily figures of stores up to date; a late refund opens its day again.</summary>
internal sealed class RollUpDaysJob(DailyRollUpService rollUp) : IJob
{
    public async Task<string?> RunAsync(CancellationToken cancellationToken)
    {
        var days = await rollUp.RunAsync(cancellationToken);
        return days == 0 ? null : string.Create(CultureInfo.InvariantCulture, $"{days} days of stores counted");
    }
}
