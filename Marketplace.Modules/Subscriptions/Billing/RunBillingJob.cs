using System.Globalization;
using Marketplace.Foundation;
using Microsoft.Extensions.Logging;

namespace Marketplace.Modules.Subscriptions;

/// <summary>Lets time pass for subscriptions: renewals, reminders, suspensions, ends.</summary>
/// <remarks>A subscription that fails is logged, left for the next run and does not stop the others; the run then
/// counts as failed.</remarks>
public sealed class RunBillingJob(
    ISubscriptionRepository subscriptions,
    BillingCycleService billing,
    TimeProvider clock,
    ILogger<RunBillingJob> logger
) : IJob
{
    private const int BatchSize = 500;

    public async Task<string?> RunAsync(CancellationToken cancellationToken)
    {
        var failures = new List<Exception>();
        var (count, steps) = (0, 0);
        foreach (var id in await subscriptions.DueAsync(clock.GetUtcNow(), BatchSize, cancellationToken))
        {
            try
            {
                steps += await billing.AdvanceAsync(id, cancellationToken);
                count++;
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                logger.LogError(exception, "Billing of subscription {SubscriptionId} failed", id);
                failures.Add(exception);
            }
        }

        if (failures.Count > 0)
            throw new AggregateException($"Billing of {failures.Count} subscriptions failed.", failures);
        return steps == 0
            ? null
            : string.Create(CultureInfo.InvariantCulture, $"{steps} steps of {count} subscriptions");
    }
}
