using System.Globalization;
using Marketplace.Foundation;
using Marketplace.Modules.Sellers.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Modules.Orders;

/// <summary>Order lists, newest first: two statements per page.</summary>
public sealed class OrderQueries(FoundationDbContext db, ISellerDirectory sellers, CursorCodec cursors)
{
    private static readonly Keyset<Order, (DateTimeOffset, Guid)> Newest = Keyset.Descending<
        Order,
        DateTimeOffset,
        Guid
    >("newest", o => o.CreatedAt, o => o.Id);

    /// <summary>A buyer's orders.</summary>
    /// <remarks>Errors: <c>pagination.cursor_invalid</c>, <c>pagination.cursor_mismatch</c>.</remarks>
    public Task<Result<Page<OrderSummary>>> ListForBuyerAsync(
        Guid buyerId,
        OrderFilter filter,
        PageRequest page,
        CancellationToken cancellationToken
    ) =>
        ListAsync(
            db.Set<Order>().Where(o => o.BuyerId == buyerId),
            $"buyer:{buyerId}",
            filter,
            page,
            cancellationToken
        );

    /// <summary>A store's orders; those that were never paid are left out.</summary>
    /// <remarks>Errors: <c>pagination.cursor_invalid</c>, <c>pagination.cursor_mismatch</c>.</remarks>
    public Task<Result<Page<OrderSummary>>> ListForSellerAsync(
        Guid sellerId,
        OrderFilter filter,
        PageRequest page,
        CancellationToken cancellationToken
    ) =>
        ListAsync(
            db.Set<Order>().Where(o => o.SellerId == sellerId && o.PlacedAt != null),
            $"seller:{sellerId}",
            filter,
            page,
            cancellationToken
        );

    /// <summary>All orders, for support.</summary>
    /// <remarks>Errors: <c>pagination.cursor_invalid</c>, <c>pagination.cursor_mismatch</c>.</remarks>
    public Task<Result<Page<OrderSummary>>> ListAllAsync(
        OrderFilter filter,
        PageRequest page,
        CancellationToken cancellationToken
    ) => ListAsync(db.Set<Order>(), "all", filter, page, cancellationToken);

    /// <summary>The orders of a purchase.</summary>
    public async Task<IReadOnlyList<OrderSummary>> OfPurchaseAsync(
        Guid purchaseId,
        CancellationToken cancellationToken
    ) =>
        await WithSellersAsync(
            await Rows(db.Set<Order>().Where(o => o.PurchaseId == purchaseId).OrderBy(o => o.Id))
                .ToListAsync(cancellationToken),
            cancellationToken
        );

    private async Task<Result<Page<OrderSummary>>> ListAsync(
        IQueryable<Order> orders,
        string owner,
        OrderFilter filter,
        PageRequest page,
        CancellationToken cancellationToken
    )
    {
        var filters = string.Create(
            CultureInfo.InvariantCulture,
            $"{owner}|{filter.Status}|{filter.From:O}|{filter.To:O}|{filter.Number}"
        );
        var opened = Newest.Open(cursors, page, filters);
        if (!opened.Succeeded)
            return opened.Error;
        if (filter.Status is { } status)
            orders = orders.Where(o => o.Status == status);
        if (filter.FromInstant is { } from)
            orders = orders.Where(o => o.CreatedAt >= from);
        if (filter.ToInstant is { } to)
            orders = orders.Where(o => o.CreatedAt < to);
        if (filter.Number is { } number)
            orders = orders.Where(o =>
                o.Number == number
                || o.PurchaseId == db.Set<Purchase>().Where(p => p.Number == number).Select(p => p.Id).FirstOrDefault()
            );
        var rows = await Rows(opened.Value.Of(orders)).ToListAsync(cancellationToken);
        var cut = opened.Value.From(rows, row => (row.CreatedAt, row.Id));
        return new Page<OrderSummary>(await WithSellersAsync(cut.Data, cancellationToken), cut.NextCursor);
    }

    private static IQueryable<OrderRow> Rows(IQueryable<Order> orders) =>
        orders
            .AsNoTracking()
            .Select(o => new OrderRow(
                o.Id,
                o.Number,
                o.PurchaseId,
                o.SellerId,
                o.Status,
                o.PaymentMethod,
                o.DeliveryType,
                o.Lines.OrderBy(l => l.Position).Select(l => l.Title).First(),
                o.Lines.Count,
                o.Lines.Sum(l => l.Quantity),
                o.TotalMinor,
                o.Currency,
                o.PaidAt != null,
                o.RefundedMinor,
                o.CreatedAt,
                o.PlacedAt,
                o.DueAt,
                o.CancelRequestedAt
            ));

    private async Task<IReadOnlyList<OrderSummary>> WithSellersAsync(
        IReadOnlyList<OrderRow> rows,
        CancellationToken cancellationToken
    )
    {
        if (rows.Count == 0)
            return [];
        var stores = await sellers.FindAsync(rows.Select(r => r.SellerId).Distinct().ToArray(), cancellationToken);
        return rows.Select(r => new OrderSummary(
                r.Id,
                r.Number,
                r.PurchaseId,
                SellerRef.Of(r.SellerId, stores),
                r.Status,
                Order.PaymentStatusOf(r.PaymentMethod, r.Status, r.IsPaid, r.RefundedMinor, r.TotalMinor),
                r.PaymentMethod,
                r.Delivery,
                r.Title,
                r.LineCount,
                r.Units,
                new(r.TotalMinor, r.Currency),
                r.CreatedAt,
                r.PlacedAt,
                r.Status == OrderStatus.Placed ? r.DueAt : null,
                r.CancelRequestedAt
            ))
            .ToArray();
    }

    private sealed record OrderRow(
        Guid Id,
        string Number,
        Guid PurchaseId,
        Guid SellerId,
        OrderStatus Status,
        PaymentMethod PaymentMethod,
        DeliveryType Delivery,
        string Title,
        int LineCount,
        int Units,
        long TotalMinor,
        string Currency,
        bool IsPaid,
        long RefundedMinor,
        DateTimeOffset CreatedAt,
        DateTimeOffset? PlacedAt,
        DateTimeOffset? DueAt,
        DateTimeOffset? CancelRequestedAt
    );
}
