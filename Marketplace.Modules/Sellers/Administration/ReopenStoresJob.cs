using Marketplace.Foundation;
using Marketplace.Modules.Sellers.Contracts;

namespace Marketplace.Modules.Sellers;

/// <summary>Reopens temporarily closed stores whose reopening time has passed.</summary>
internal sealed class ReopenStoresJob(
    UnitOfWork unitOfWork,
    ISellerRepository sellers,
    EventOutbox outbox,
    TimeProvider clock
) : IJob
{
    private const int Batch = 100;

    public async Task<string?> RunAsync(CancellationToken cancellationToken)
    {
        var opened = 0;
        int taken;
        do
        {
            taken = await unitOfWork.RunAsync(OpenBatchAsync, cancellationToken);
            opened += taken;
        } while (taken == Batch);
        return opened == 0 ? null : $"{opened} stores opened";
    }

    private async Task<int> OpenBatchAsync(CancellationToken cancellationToken)
    {
        var due = await sellers.GetDueToReopenForUpdateAsync(clock.GetUtcNow(), Batch, cancellationToken);
        foreach (var seller in due)
        {
            seller.Reopen();
            outbox.Add(new StoreOpened(seller.Id));
        }

        return due.Count;
    }
}
