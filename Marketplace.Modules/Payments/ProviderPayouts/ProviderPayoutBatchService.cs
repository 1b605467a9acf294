using Microsoft.Extensions.Logging;

namespace Marketplace.Modules.Payments;

/// <summary>Asks the provider about many payouts, one after the other.</summary>
/// <remarks>What fails or has no answer: as <see cref="ProviderBatchService"/>.</remarks>
internal sealed class ProviderPayoutBatchService(
    ProviderPayoutStore payouts,
    ProviderPayoutSendingService sender,
    ProviderBatchService batches,
    ILogger<ProviderPayoutBatchService> logger
)
{
    /// <summary>Asks about each.</summary>
    /// <returns>How many were answered.</returns>
    public Task<int> RunAsync(IReadOnlyCollection<Guid> due, CancellationToken cancellationToken) =>
        batches.RunAsync(
            new(
                due,
                sender.SendAsync,
                payouts.PostponeAsync,
                (exception, payoutId) => logger.LogError(exception, "Could not handle payout {PayoutId}", payoutId),
                "payouts could not be handled"
            ),
            cancellationToken
        );
}
