using Marketplace.Foundation;
using Marketplace.Modules.Products.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Modules.Orders;

/// <summary>Says what a buyer can still return of an order: three statements.</summary>
public sealed class ReturnableQueries(
    MarketplaceDbContext db,
    IReturnRepository returns,
    IReturnRules products,
    ReturnTimePolicy clock
)
{
    /// <summary>The lines of an order with the units that can go back.</summary>
    /// <remarks>Errors: <c>resource.not_found</c>, also when the order belongs to someone else.</remarks>
    public async Task<Result<ReturnableOrder>> FindAsync(
        Guid orderId,
        OrderActor buyer,
        CancellationToken cancellationToken
    )
    {
        var order = await db.Set<Order>()
            .AsNoTracking()
            .Include(o => o.Lines.OrderBy(l => l.Position))
            .SingleOrDefaultAsync(o => o.Id == orderId, cancellationToken);
        if (order is null || !order.IsVisibleTo(buyer))
            return PlatformErrors.NotFound;
        var taken = await returns.UnitsInAsync(orderId, ReturnTransitions.Taking, cancellationToken);
        var barred = await products.NotReturnableAsync(
            order.Lines.Select(l => l.ProductId).Distinct().ToArray(),
            cancellationToken
        );
        var until = ReturnableUnits.Until(order, clock.Window);
        var free = ReturnableUnits.Of(order, taken);
        var isOpen = until > clock.Now;
        return new ReturnableOrder(
            until,
            order
                .Lines.Select(l => new ReturnableLine(
                    l.Id,
                    l.Title,
                    isOpen ? free[l.Id] : 0,
                    !barred.Contains(l.ProductId)
                ))
                .ToArray()
        );
    }
}
