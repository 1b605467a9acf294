using Marketplace.Modules.Payments.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Modules.Orders;

/// <summary>Says what orders and returns consist of, for explaining a store's statement.</summary>
internal sealed class OrderShareSource(MarketplaceDbContext db) : IOrderShares
{
    public async Task<IReadOnlyDictionary<Guid, OrderShares>> OfOrdersAsync(
        IReadOnlyCollection<Guid> orderIds,
        CancellationToken cancellationToken
    ) =>
        orderIds.Count == 0
            ? new Dictionary<Guid, OrderShares>()
            : await db.Set<Order>()
                .AsNoTracking()
                .AsSplitQuery()
                .Where(o => orderIds.Contains(o.Id))
                .OrderBy(o => o.Id)
                .Select(o => new OrderShares(
                    o.Id,
                    o.Number,
                    o.TotalMinor,
                    o.TaxTotalMinor,
                    o.ShippingTotalMinor,
                    o.CommissionBps,
                    o.CommissionTotalMinor,
                    o.Lines.OrderBy(l => l.Position)
                        .Select(l => new OrderLineShare(
                            l.Id,
                            l.Title,
                            l.Quantity,
                            l.TotalMinor,
                            l.TaxBps,
                            l.TaxMinor,
                            l.CommissionMinor
                        ))
                        .ToList()
                ))
                .ToDictionaryAsync(o => o.OrderId, cancellationToken);

    public async Task<IReadOnlyDictionary<Guid, ReturnShares>> OfReturnsAsync(
        IReadOnlyCollection<Guid> returnIds,
        CancellationToken cancellationToken
    ) =>
        returnIds.Count == 0
            ? new Dictionary<Guid, ReturnShares>()
            : await db.Set<OrderReturn>()
                .AsNoTracking()
                .AsSplitQuery()
                .Where(r => returnIds.Contains(r.Id))
                .OrderBy(r => r.Id)
                .Select(r => new ReturnShares(
                    r.Id,
                    r.OrderId,
                    r.Lines.Where(l => l.AcceptedQuantity > 0)
                        .OrderBy(l => l.Position)
                        .Select(l => new ReturnLineShare(l.OrderLineId, l.AcceptedQuantity ?? 0, l.AmountMinor ?? 0))
                        .ToList()
                ))
                .ToDictionaryAsync(r => r.ReturnId, cancellationToken);
}
