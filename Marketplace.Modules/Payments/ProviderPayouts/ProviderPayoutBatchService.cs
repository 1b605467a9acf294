using Microsoft.Extensions.Logging;

namespace Marketplace.Modules.Payments;

/// <summary>Asks the provider about many payouts, one after the other.</summary>
/// <remarks>A payout that fails is logged, skipped for ten minutes and does not block the others; the run then counts
/// as failed. A provider that leaves three calls unanswered is not called again until the next run.</remarks>
internal sealed class ProviderPayoutBatchService(
    ProviderPayoutStore payouts,
    ProviderPayoutSendingService sender,
    TimeProvider clock,
    ILogger<ProviderPayoutBatchService> logger
)
{
    private const int MaxUnanswered = 3;
    private static readonly TimeSpan RetryDelay = TimeSpan.FromMinutes(10);

    /// <summary>Asks about each.</summary>
    /// <returns>How many were answered.</returns>
    public async Task<int> RunAsync(IReadOnlyCollection<Guid> due, CancellationToken cancellationToken)
    {
        var (answered, unanswered) = (0, 0);
        var failures = new List<Exception>();
        foreach (var payoutId in due.TakeWhile(_ => unanswered < MaxUnanswered))
        {
            try
            {
                if (await sender.SendAsync(payoutId, cancellationToken))
                    answered++;
                else
                    unanswered++;
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                logger.LogError(exception, "Could not handle payout {PayoutId}", payoutId);
                failures.Add(exception);
                await payouts.PostponeAsync(payoutId, clock.GetUtcNow() + RetryDelay, cancellationToken);
            }
        }

        return failures.Count == 0
            ? answered
            : throw new AggregateException($"{failures.Count} of {due.Count} payouts could not be handled.", failures);
    }
}
