using Microsoft.EntityFrameworkCore;

namespace Marketplace.Modules.Orders;

internal sealed class ReturnRepository(MarketplaceDbContext db, IPurchaseRepository purchases) : IReturnRepository
{
    public void Add(OrderReturn made) => db.Add(made);

    public async Task<(OrderReturn Return, Order Order)?> FindForUpdateAsync(
        Guid returnId,
        CancellationToken cancellationToken
    )
    {
        var orderIds = await db.Set<OrderReturn>()
            .Where(r => r.Id == returnId)
            .Select(r => r.OrderId)
            .ToListAsync(cancellationToken);
        if (orderIds.Count == 0)
            return null;
        // Read after the lock: what is read is then as new as the lock.
        var order = await purchases.FindOrderForUpdateAsync(orderIds[0], cancellationToken);
        var found = await WithLines(db.Set<OrderReturn>().Where(r => r.Id == returnId)).SingleAsync(cancellationToken);
        return (found, order!);
    }

    public Task<OrderReturn?> FindByRefundAsync(Guid refundId, CancellationToken cancellationToken) =>
        WithLines(db.Set<OrderReturn>().Where(r => r.RefundId == refundId)).SingleOrDefaultAsync(cancellationToken);

    public async Task<IReadOnlyDictionary<Guid, int>> UnitsInAsync(
        Guid orderId,
        IReadOnlyCollection<ReturnStatus> statuses,
        CancellationToken cancellationToken
    ) =>
        await db.Set<OrderReturn>()
            .Where(r => r.OrderId == orderId && statuses.Contains(r.Status))
            .SelectMany(r => r.Lines)
            .GroupBy(l => l.OrderLineId)
            .Select(g => new { g.Key, Units = g.Sum(l => l.Quantity) })
            .ToDictionaryAsync(g => g.Key, g => g.Units, cancellationToken);

    public Task<bool> HasOtherUndecidedAsync(OrderReturn except, CancellationToken cancellationToken) =>
        db.Set<OrderReturn>()
            .AnyAsync(
                r => r.OrderId == except.OrderId && r.Id != except.Id && ReturnTransitions.Undecided.Contains(r.Status),
                cancellationToken
            );

    private static IQueryable<OrderReturn> WithLines(IQueryable<OrderReturn> returns) =>
        returns.Include(r => r.Lines.OrderBy(l => l.Position));
}
