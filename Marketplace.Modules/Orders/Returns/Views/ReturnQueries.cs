using System.Globalization;
using Marketplace.Foundation;
using Marketplace.Modules.Sellers.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Modules.Orders;

/// <summary>Lists of returns, newest first: two statements a page.</summary>
public sealed class ReturnQueries(MarketplaceDbContext db, ISellerDirectory sellers, CursorCodec cursors)
{
    private static readonly Keyset<OrderReturn, Guid> Newest = Keyset.Descending<OrderReturn>("newest", r => r.Id);

    /// <summary>The returns that match.</summary>
    /// <remarks>Errors: <c>pagination.cursor_invalid</c>, <c>pagination.cursor_mismatch</c>.</remarks>
    public async Task<Result<Page<ReturnSummary>>> ListAsync(
        ReturnFilter filter,
        PageRequest page,
        CancellationToken cancellationToken
    )
    {
        var filters = string.Create(
            CultureInfo.InvariantCulture,
            $"{filter.BuyerId}|{filter.SellerId}|{filter.OrderId}|{filter.Status}"
        );
        var opened = Newest.Open(cursors, page, filters);
        if (!opened.Succeeded)
            return opened.Error;
        var rows = await Rows(opened.Value.Of(Matching(filter))).ToListAsync(cancellationToken);
        var cut = opened.Value.From(rows, row => row.Id);
        return new Page<ReturnSummary>(await WithSellersAsync(cut.Data, cancellationToken), cut.NextCursor);
    }

    /// <summary>The returns of an order, newest first; an order has few.</summary>
    public async Task<IReadOnlyList<ReturnSummary>> OfOrderAsync(Guid orderId, CancellationToken cancellationToken) =>
        await WithSellersAsync(
            await Rows(Matching(new() { OrderId = orderId }).OrderByDescending(r => r.Id))
                .ToListAsync(cancellationToken),
            cancellationToken
        );

    private IQueryable<OrderReturn> Matching(ReturnFilter filter)
    {
        var returns = db.Set<OrderReturn>().AsNoTracking();
        if (filter.BuyerId is { } buyerId)
            returns = returns.Where(r => r.BuyerId == buyerId);
        if (filter.SellerId is { } sellerId)
            returns = returns.Where(r => r.SellerId == sellerId);
        if (filter.OrderId is { } orderId)
            returns = returns.Where(r => r.OrderId == orderId);
        if (filter.Status is { } status)
            returns = returns.Where(r => r.Status == status);
        return returns;
    }

    private IQueryable<Row> Rows(IQueryable<OrderReturn> returns) =>
        returns.Select(r => new Row(
            r.Id,
            r.Number,
            r.OrderId,
            db.Set<Order>().Where(o => o.Id == r.OrderId).Select(o => o.Number).First(),
            r.SellerId,
            r.Kind,
            r.Status,
            r.Lines.Sum(l => l.Quantity),
            r.RefundMinor,
            r.Currency,
            r.AcceptedAt,
            r.RequestedAt,
            r.DueAt
        ));

    private async Task<IReadOnlyList<ReturnSummary>> WithSellersAsync(
        IReadOnlyList<Row> rows,
        CancellationToken cancellationToken
    )
    {
        if (rows.Count == 0)
            return [];
        var stores = await sellers.FindAsync(rows.Select(r => r.SellerId).Distinct().ToArray(), cancellationToken);
        return rows.Select(r => new ReturnSummary(
                r.Id,
                r.Number,
                r.OrderId,
                r.OrderNumber,
                SellerRef.Of(r.SellerId, stores),
                r.Kind,
                r.Status,
                r.Units,
                r.AcceptedAt is null ? null : new Money(r.RefundMinor, r.Currency),
                r.RequestedAt,
                r.DueAt
            ))
            .ToArray();
    }

    private sealed record Row(
        Guid Id,
        string Number,
        Guid OrderId,
        string OrderNumber,
        Guid SellerId,
        ReturnKind Kind,
        ReturnStatus Status,
        int Units,
        long RefundMinor,
        string Currency,
        DateTimeOffset? AcceptedAt,
        DateTimeOffset RequestedAt,
        DateTimeOffset? DueAt
    );
}

/// <summary>Filters of a list of returns; null matches all.</summary>
public sealed record ReturnFilter
{
    /// <summary>Only returns of this buyer.</summary>
    public Guid? BuyerId { get; init; }

    /// <summary>Only returns to this store.</summary>
    public Guid? SellerId { get; init; }

    public Guid? OrderId { get; init; }

    public ReturnStatus? Status { get; init; }
}
