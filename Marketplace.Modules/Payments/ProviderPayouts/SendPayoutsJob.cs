using Marketplace.Foundation;

namespace Marketplace.Modules.Payments;

/// <summary>Sends payouts that a provider pays.</summary>
internal sealed class SendPayoutsJob(
    ProviderPayoutStore payouts,
    ProviderPayoutBatchService batches,
    TimeProvider clock
) : IJob
{
    private const int Batch = 200;

    public async Task<string?> RunAsync(CancellationToken cancellationToken)
    {
        var due = await payouts.ListToSendAsync(clock.GetUtcNow(), Batch, cancellationToken);
        return due.Count == 0
            ? null
            : $"{await batches.RunAsync(due, cancellationToken)} of {due.Count} payouts sent or refused";
    }
}
