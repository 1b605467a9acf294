using Marketplace.Foundation;
using Marketplace.Modules.Payments.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Modules.Orders;

/// <summary>Lists what a store gave back, newest first: two statements a page.</summary>
public sealed class StoreRefundQueries(MarketplaceDbContext db, IRefundDirectory refunds)
{
    /// <summary>The refunds of a store's orders, whoever made them.</summary>
    /// <remarks>Errors: <c>pagination.cursor_invalid</c>, <c>pagination.cursor_mismatch</c>.</remarks>
    public async Task<Result<Page<StoreRefund>>> ListAsync(
        Guid sellerId,
        RefundStatus? status,
        PageRequest page,
        CancellationToken cancellationToken
    )
    {
        var orders = db.Set<Order>().Where(o => o.SellerId == sellerId && o.PlacedAt != null).Select(o => o.Id);
        var found = await refunds.ListAsync(orders, $"seller:{sellerId}", status, page, cancellationToken);
        if (!found.Succeeded)
            return found.Error;
        var ids = found.Value.Data.Select(r => r.OrderId!.Value).Distinct().ToArray();
        var numbers = await db.Set<Order>()
            .Where(o => ids.Contains(o.Id))
            .Select(o => new { o.Id, o.Number })
            .ToDictionaryAsync(o => o.Id, o => o.Number, cancellationToken);
        return found.Value.Map(r => new StoreRefund(r, numbers[r.OrderId!.Value]));
    }
}

/// <summary>A refund with the number of its order.</summary>
public sealed record StoreRefund(RefundSummary Refund, string OrderNumber);
