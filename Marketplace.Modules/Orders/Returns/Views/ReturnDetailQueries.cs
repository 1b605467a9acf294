using Marketplace.Foundation;
using Marketplace.Modules.Products.Contracts;
using Marketplace.Modules.Sellers.Contracts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Marketplace.Modules.Orders;

/// <summary>Reads one return as its viewer is allowed to see it: five statements.</summary>
public sealed class ReturnDetailQueries(
    MarketplaceDbContext db,
    ISellerDirectory sellers,
    OrderFileQueries files,
    IOptions<MarketplaceOptions> marketplace
)
{
    /// <summary>The return and the version for its ETag.</summary>
    /// <remarks>Errors: <c>resource.not_found</c>, also when the return belongs to someone else.</remarks>
    public async Task<Result<(ReturnView View, long Version)>> FindAsync(
        Guid returnId,
        OrderActor viewer,
        CancellationToken cancellationToken
    )
    {
        var found = await db.Set<OrderReturn>()
            .AsNoTracking()
            .Include(r => r.Lines.OrderBy(l => l.Position))
            .SingleOrDefaultAsync(r => r.Id == returnId, cancellationToken);
        if (found is null || !found.IsVisibleTo(viewer))
            return PlatformErrors.NotFound;
        var order = await db.Set<Order>()
            .AsNoTracking()
            .Include(o => o.Lines)
            .SingleAsync(o => o.Id == found.OrderId, cancellationToken);
        var events = await db.Set<ReturnEvent>()
            .AsNoTracking()
            .Where(e => e.ReturnId == returnId)
            .OrderBy(e => e.Seq)
            .Select(e => new ReturnEventView(e.Seq, e.Type, e.From, e.To, e.ActorType, e.ReasonCode, e.Note, e.At))
            .ToListAsync(cancellationToken);
        var stores = await sellers.FindAsync([found.SellerId], cancellationToken);
        var photos = await files.OfReturnAsync(returnId, cancellationToken);
        var view = View(found, order, events, SellerRef.Of(found.SellerId, stores), viewer);
        return (WithPhotos(view, photos, viewer), found.Version);
    }

    private ReturnView View(
        OrderReturn found,
        Order order,
        IReadOnlyList<ReturnEventView> events,
        SellerRef seller,
        OrderActor viewer
    ) =>
        new(
            found.Id,
            found.Number,
            order.Id,
            order.Number,
            seller,
            found.Kind,
            found.Status,
            found.ReturnCode,
            found.Carrier,
            found.TrackingNumber,
            found.Lines.Select(line => Line(line, order)).ToArray(),
            found.RequestedAt,
            found.Status is ReturnStatus.Requested or ReturnStatus.Received or ReturnStatus.Contested
                ? found.DueAt
                : null,
            found.Status == ReturnStatus.Approved ? found.DueAt : null,
            found.ReceivedAt,
            found.AcceptedAt,
            Refund(found, viewer),
            events,
            Actions(found, viewer)
        )
        {
            BuyerId = viewer.Type == OrderActorType.Admin ? found.BuyerId : null,
        };

    private static ReturnView WithPhotos(ReturnView view, ILookup<Guid, OrderFile> photos, OrderActor viewer)
    {
        FileView[] Of(Guid lineId) => [.. photos[lineId].Select(photo => FileView.OfReturn(photo, viewer))];
        return view with
        {
            Lines = [.. view.Lines.Select(line => line with { Photos = Of(line.LineId) })],
            ObjectionPhotos = Of(Guid.Empty),
        };
    }

    private ReturnLineView Line(ReturnLine line, Order order)
    {
        var bought = order.Lines.Single(l => l.Id == line.OrderLineId);
        return new(
            line.OrderLineId,
            bought.Title,
            bought.Options,
            PictureView.From(bought.Image, marketplace.Value.PublicUrl),
            line.Quantity,
            line.ReasonCode,
            line.Note,
            line.AcceptedQuantity,
            line.ResellableQuantity,
            line.AmountMinor is { } minor ? new Money(minor, order.Currency) : null
        );
    }

    /// <summary>A store does not see where the buyer's money goes.</summary>
    private static ReturnRefundView? Refund(OrderReturn found, OrderActor viewer)
    {
        if (found.AcceptedAt is null)
            return null;
        var isBank = found.Account is not null;
        var status =
            found.RefundedAt is not null ? ReturnRefundStatus.Paid
            : isBank ? ReturnRefundStatus.Due
            : ReturnRefundStatus.Promised;
        var isStore = viewer.Type == OrderActorType.Seller;
        return new(
            found.RefundTotal,
            status,
            isStore ? null : found.Account?.Masked,
            isStore ? null : found.BankReference,
            found.RefundedAt
        );
    }

    /// <summary>Only the money of a cash order is marked as paid by hand.</summary>
    internal static IReadOnlyList<ReturnCommand> Actions(OrderReturn found, OrderActor viewer) =>
        ReturnTransitions
            .Allowed(found.Status, viewer.Type)
            .Where(c => c != ReturnCommand.Refund || (found.Account is not null && !viewer.IsSupportOnly))
            .ToArray();
}
