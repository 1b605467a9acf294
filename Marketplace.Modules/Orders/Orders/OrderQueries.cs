using System.Globalization;
using Marketplace.Foundation;
using Marketplace.Modules.Sellers.Contracts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Marketplace.Modules.Orders;

/// <summary>Order lists, newest first: three statements per page.</summary>
public sealed class OrderQueries(
    MarketplaceDbContext db,
    ISellerDirectory sellers,
    OrderCountQueries counts,
    CursorCodec cursors,
    IOptions<MarketplaceOptions> marketplace
)
{
    private static readonly Keyset<Order, (DateTimeOffset, Guid)> Newest = Keyset.Descending<
        Order,
        DateTimeOffset,
        Guid
    >("newest", o => o.CreatedAt, o => o.Id);

    /// <summary>A buyer's orders.</summary>
    /// <remarks>Errors: <c>pagination.cursor_invalid</c>, <c>pagination.cursor_mismatch</c>.</remarks>
    public Task<Result<Page<OrderSummary>>> ListForBuyerAsync(
        OrderActor buyer,
        OrderFilter filter,
        PageRequest page,
        CancellationToken cancellationToken
    ) =>
        ListAsync(
            db.Set<Order>().Where(o => o.BuyerId == buyer.UserId),
            $"buyer:{buyer.UserId}",
            buyer,
            filter,
            page,
            cancellationToken
        );

    /// <summary>A store's orders; those that were never paid are left out.</summary>
    /// <remarks>Errors: <c>pagination.cursor_invalid</c>, <c>pagination.cursor_mismatch</c>.</remarks>
    public Task<Result<Page<OrderSummary>>> ListForSellerAsync(
        OrderActor store,
        OrderFilter filter,
        PageRequest page,
        CancellationToken cancellationToken
    ) =>
        ListAsync(
            db.Set<Order>().Where(o => o.SellerId == store.SellerId && o.PlacedAt != null),
            $"seller:{store.SellerId}",
            store,
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
    ) => ListAsync(db.Set<Order>(), "all", OrderActor.System, filter, page, cancellationToken);

    /// <summary>The orders of a purchase.</summary>
    public async Task<IReadOnlyList<OrderSummary>> OfPurchaseAsync(
        Guid purchaseId,
        OrderActor viewer,
        CancellationToken cancellationToken
    ) =>
        await SummariesAsync(
            await OrderRow
                .Of(db.Set<Order>().Where(o => o.PurchaseId == purchaseId).OrderBy(o => o.Id))
                .ToListAsync(cancellationToken),
            viewer,
            cancellationToken
        );

    private async Task<Result<Page<OrderSummary>>> ListAsync(
        IQueryable<Order> orders,
        string owner,
        OrderActor viewer,
        OrderFilter filter,
        PageRequest page,
        CancellationToken cancellationToken
    )
    {
        var statuses = string.Join(',', filter.Statuses ?? []);
        var filters = string.Create(
            CultureInfo.InvariantCulture,
            $"{owner}|{statuses}|{filter.From:O}|{filter.Until:O}|{filter.Number}|{filter.BuyerId}|"
                + $"{filter.SellerId}"
        );
        var opened = Newest.Open(cursors, page, filters);
        if (!opened.Succeeded)
            return opened.Error;
        var rows = await OrderRow.Of(opened.Value.Of(Matching(orders, filter))).ToListAsync(cancellationToken);
        var cut = opened.Value.From(rows, row => (row.CreatedAt, row.Id));
        return new Page<OrderSummary>(await SummariesAsync(cut.Data, viewer, cancellationToken), cut.NextCursor);
    }

    private IQueryable<Order> Matching(IQueryable<Order> orders, OrderFilter filter)
    {
        if (filter.Statuses is [var status])
            orders = orders.Where(o => o.Status == status);
        else if (filter.Statuses is { } statuses)
            orders = orders.Where(o => statuses.Contains(o.Status));
        if (filter.From is { } from)
            orders = orders.Where(o => o.CreatedAt >= from);
        if (filter.Until is { } until)
            orders = orders.Where(o => o.CreatedAt < until);
        if (filter.BuyerId is { } buyerId)
            orders = orders.Where(o => o.BuyerId == buyerId);
        if (filter.SellerId is { } sellerId)
            orders = orders.Where(o => o.SellerId == sellerId);
        if (filter.Number is { } number)
        {
            var numbered = NumberedLike(number);
            orders = orders.Where(o => numbered.Contains(o.Id));
        }

        return orders;
    }

    /// <summary>Ids of the orders whose own or whose purchase's number begins like this; both have an index for
    /// it.</summary>
    private IQueryable<Guid> NumberedLike(string number) =>
        db.Set<Order>()
            .Where(o => o.Number.StartsWith(number))
            .Select(o => o.Id)
            .Union(
                db.Set<Purchase>()
                    .Where(p => p.Number.StartsWith(number))
                    .Join(db.Set<Order>(), p => p.Id, o => o.PurchaseId, (_, o) => o.Id)
            );

    private async Task<IReadOnlyList<OrderSummary>> SummariesAsync(
        IReadOnlyList<OrderRow> rows,
        OrderActor viewer,
        CancellationToken cancellationToken
    )
    {
        if (rows.Count == 0)
            return [];
        var stores = await sellers.FindAsync(rows.Select(r => r.SellerId).Distinct().ToArray(), cancellationToken);
        var ongoing = await counts.OngoingAsync(rows.Select(r => r.Id).ToArray(), viewer, cancellationToken);
        return
        [
            .. rows.Select(row =>
                row.Summary(stores, marketplace.Value.PublicUrl, ongoing.GetValueOrDefault(row.Id, OngoingCounts.None))
            ),
        ];
    }
}
