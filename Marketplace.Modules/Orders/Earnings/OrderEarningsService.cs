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
    /// <param name="after">The last one of the page before; null for the first page.</param>
    public async Task<IReadOnlyList<OldOrder>> FindAsync(
        OldOrder? after,
        int limit,
        CancellationToken cancellationToken
    )
    {
        if (!earnings.ArePayableOnDelivery)
            return [];
        var orders = db.Set<Order>()
            .Where(o =>
                o.Status == OrderStatus.Delivered && o.PaymentMethod == PaymentMethod.Card && o.PayableAt == null
            );
        if (after is { } last)
            orders = orders.Where(o => o.CreatedAt > last.At || (o.CreatedAt == last.At && o.Id > last.Id));
        return await orders
            .OrderBy(o => o.CreatedAt)
            .ThenBy(o => o.Id)
            .Take(limit)
            .Select(o => new OldOrder(o.CreatedAt, o.Id))
            .ToListAsync(cancellationToken);
    }

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

/// <summary>An order in the order of their creation.</summary>
internal sealed record OldOrder(DateTimeOffset At, Guid Id);
