using Marketplace.Foundation;

namespace Marketplace.Modules.Payments;

/// <summary>Asks the provider for payouts that it has not paid yet or may still take back, and for sellers' accounts,
/// in case a webhook was lost.</summary>
internal sealed class PollPayoutsJob(
    ProviderPayoutStore payouts,
    ProviderPayoutBatchService batches,
    ProviderAccountCheckService accounts,
    TimeProvider clock
) : IJob
{
    private const int Batch = 200;

    public async Task<string?> RunAsync(CancellationToken cancellationToken)
    {
        var (asked, changed) = await accounts.RunAsync(cancellationToken);
        var due = await payouts.ListToPollAsync(clock.GetUtcNow(), Batch, cancellationToken);
        var answered = await batches.RunAsync(due, cancellationToken);
        return asked + due.Count == 0
            ? null
            : $"{answered} of {due.Count} payouts and {asked} accounts asked for, {changed} accounts changed";
    }
}
