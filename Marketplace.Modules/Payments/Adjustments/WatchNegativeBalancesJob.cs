using Marketplace.Foundation;

namespace Marketplace.Modules.Payments;

/// <summary>Tells owners and administrators of stores that owe for long.</summary>
internal sealed class WatchNegativeBalancesJob(NegativeBalanceService balances) : IJob
{
    public async Task<string?> RunAsync(CancellationToken cancellationToken)
    {
        await balances.NoteAsync(cancellationToken);
        var told = await balances.TellAsync(cancellationToken);
        return told == 0 ? null : $"told of {told} stores that owe";
    }
}
