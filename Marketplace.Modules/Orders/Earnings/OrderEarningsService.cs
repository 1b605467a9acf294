using Marketplace.Foundation;
using Marketplace.Modules.Payments.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Modules.Orders;

/// <summary>Makes payable what delivered orders earn that are not payable yet.</summary>
/// <remarks>These are orders that an earlier version delivered, or that were delivered while earnings became payable
/// with
/// the completion.</remarks>
internal sealed class OrderEarningsService(
    UnitOfWork unitOfWork,
    MarketplaceDbContext db,
    IPurchaseRepository purchases,
    IEarnings earnings,
    TimeProvider clock
)
{
    /// <summary>Delivered card orders whose earnings are not payable, oldest first.</summary>
    public async Task<IReadOnlyList<Guid>> FindAsync(int limit, CancellationToken cancellationToken) =>
        !earnings.ArePayableOnDelivery
            ? []
            : await db.Set<Order>()
                .Where(o =>
                    o.Status == OrderStatus.Delivered && o.PaymentMethod == PaymentMethod.Card && o.PayableAt == null
                )
                .OrderBy(o => o.CreatedAt)
                .ThenBy(o => o.Id)
                .Take(limit)
                .Select(o => o.Id)
                .ToListAsync(cancellationToken);

    /// <summary>Makes an order's earnings payable in a transaction of its own.</summary>
    /// <returns>False when they are already, or the order moved on.</returns>
    /// <remarks>Order and locks: purchase, ledger.</remarks>
    public Task<bool> MakePayableAsync(Guid orderId, CancellationToken cancellationToken) =>
        unitOfWork.RunAsync(
            async ct =>
            {
                var order = await purchases.FindOrderForUpdateAsync(orderId, ct);
                if (order is not { Status: OrderStatus.Delivered, PayableAt: null })
                    return false;
                order.NotePayable(clock.GetUtcNow());
                await earnings.MakePayableAsync(order.Earning, ct);
                return true;
            },
            cancellationToken
        );
}
