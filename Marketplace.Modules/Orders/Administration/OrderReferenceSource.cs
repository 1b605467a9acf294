using Marketplace.Modules.Payments.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Modules.Orders;

/// <summary>Names orders for documents about money.</summary>
internal sealed class OrderReferenceSource(MarketplaceDbContext db) : IOrderReferences
{
    private const int ChunkSize = 10_000;

    public async Task<IReadOnlyDictionary<Guid, OrderReference>> FindAsync(
        IReadOnlyCollection<Guid> orderIds,
        CancellationToken cancellationToken
    )
    {
        var found = new Dictionary<Guid, OrderReference>(orderIds.Count);
        foreach (var ids in orderIds.Chunk(ChunkSize))
        {
            var orders = await db.Set<Order>()
                .Where(o => ids.Contains(o.Id))
                .Select(o => new OrderReference(o.Id, o.Number, o.SellerId))
                .ToListAsync(cancellationToken);
            foreach (var order in orders)
                found[order.OrderId] = order;
        }

        return found;
    }

    public async Task<IReadOnlyDictionary<Guid, Guid>> OrdersOfReturnsAsync(
        IReadOnlyCollection<Guid> returnIds,
        CancellationToken cancellationToken
    ) =>
        returnIds.Count == 0
            ? new Dictionary<Guid, Guid>()
            : await db.Set<OrderReturn>()
                .Where(r => returnIds.Contains(r.Id))
                .ToDictionaryAsync(r => r.Id, r => r.OrderId, cancellationToken);
}
