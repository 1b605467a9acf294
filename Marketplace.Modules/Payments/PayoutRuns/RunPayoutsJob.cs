using System.Globalization;
using Marketplace.Foundation;

namespace Marketplace.Modules.Payments;

/// <summary>Carries out payout runs: that of the day, those an administrator asked for, and those that were
/// killed.</summary>
internal sealed class RunPayoutsJob(PayoutRunRequestService requests, PayoutRunService runs) : IJob
{
    public async Task<string?> RunAsync(CancellationToken cancellationToken)
    {
        await requests.AddDailyAsync(cancellationToken);
        var done = new List<PayoutRun>();
        while (await runs.RunNextAsync(cancellationToken) is { } run)
            done.Add(run);
        var failures = done.Sum(r => r.Failures);
        if (failures > 0)
            throw new JobAlertException($"{failures} stores or returns could not be settled");
        return done.Count == 0
            ? null
            : string.Create(
                CultureInfo.InvariantCulture,
                $"{done.Count} runs: {done.Sum(r => r.Statements)} statements, {done.Sum(r => r.Payouts)} payouts"
            );
    }
}
