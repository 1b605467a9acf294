using Marketplace.Foundation;
using Marketplace.Modules.Products.Contracts;

namespace Marketplace.Modules.Products;

/// <summary>Releases reservations of checkouts that were not paid in time.</summary>
/// <remarks>Repeat: an expired reservation is released once. Locks: skips reservations that a payment is
/// committing.</remarks>
internal sealed class SweepReservationsJob(
    UnitOfWork unitOfWork,
    IStockRepository stock,
    InventoryService inventory,
    EventOutbox outbox,
    TimeProvider clock
) : IJob
{
    private const int BatchSize = 200;

    public async Task<string?> RunAsync(CancellationToken cancellationToken)
    {
        var total = 0;
        int swept;
        do
        {
            swept = await unitOfWork.RunAsync(SweepAsync, cancellationToken);
            total += swept;
        } while (swept == BatchSize);

        return total == 0 ? null : $"{total} reservations expired";
    }

    private async Task<int> SweepAsync(CancellationToken cancellationToken)
    {
        var due = await stock.GetDueReservationsForUpdateAsync(clock.GetUtcNow(), BatchSize, cancellationToken);
        await inventory.ReleaseReservationsAsync(due, ReservationStatus.Expired, cancellationToken);
        foreach (var checkout in due.GroupBy(r => r.CheckoutId))
        {
            outbox.Add(
                new ReservationExpired(
                    checkout.Key,
                    checkout.Select(r => new ReservedLine(r.VariantId, r.Quantity)).ToList()
                )
            );
        }

        return due.Count;
    }
}
