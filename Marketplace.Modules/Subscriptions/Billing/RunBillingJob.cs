using System.Globalization;
using Marketplace.Foundation;
using Microsoft.Extensions.Logging;

namespace Marketplace.Modules.Subscriptions;

/// <summary>Runs the billing cycle of due subscriptions: renewals, reminders, suspensions, cancellations.</summary>
/// <remarks>Errors: a failing subscription is logged and retried in the next run without stopping the others; the run
/// is then reported as failed.</remarks>
internal sealed class RunBillingJob(
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
        foreach (var id in await subscriptions.ListDueAsync(clock.GetUtcNow(), BatchSize, cancellationToken))
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
            : string.Create(CultureInfo.InvariantCulture, $"{steps} billing steps run, {count} subscriptions checked");
    }
}
