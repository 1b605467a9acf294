using Marketplace.Foundation;
using Marketplace.Modules.Orders.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Modules.Orders;

/// <summary>Stores say where the invoice of an order is.</summary>
public sealed class InvoiceLinkService(
    UnitOfWork unitOfWork,
    MarketplaceDbContext db,
    IPurchaseRepository purchases,
    EventOutbox outbox,
    TimeProvider clock
)
{
    private static readonly TimeSpan QuietTime = TimeSpan.FromHours(1);

    /// <summary>Sets or changes the link; earlier links are kept. The buyer is told, unless it changed within the
    /// hour.</summary>
    /// <remarks>Errors: <c>resource.not_found</c>, also for someone else's order; <c>invoice.link_limit</c> {max}.
    /// Repeat: the same link again changes nothing and tells nobody. Order and locks: purchase.</remarks>
    public Task<Result<InvoiceLinkView>> SetAsync(SetInvoiceLink input, CancellationToken cancellationToken) =>
        unitOfWork.ExecuteAsync<InvoiceLinkView>(
            async ct =>
            {
                var order = await purchases.FindOrderForUpdateAsync(input.OrderId, ct);
                if (order is null || !order.IsVisibleTo(input.Store))
                    return PlatformErrors.NotFound;
                var last = await db.Set<InvoiceLink>()
                    .AsNoTracking()
                    .Where(l => l.OrderId == order.Id)
                    .OrderByDescending(l => l.Seq)
                    .FirstOrDefaultAsync(ct);
                if (last is not null && last.Url == input.Url && last.Number == input.Number)
                    return InvoiceLinkView.Of(last);
                if (last?.Seq >= InvoiceLink.MaxPerOrder)
                    return InvoiceLinkErrors.Limit.With(("max", InvoiceLink.MaxPerOrder));
                var link = new InvoiceLink
                {
                    OrderId = order.Id,
                    Seq = (last?.Seq ?? 0) + 1,
                    Url = input.Url,
                    Number = input.Number,
                    SetBy = input.Store.UserId!.Value,
                    SetAt = clock.GetUtcNow(),
                };
                db.Add(link);
                await ChangeVersionAsync(order.Id, ct);
                if (last is null || link.SetAt - last.SetAt >= QuietTime)
                    outbox.Add(new OrderInvoiceLinked(order.Id, order.SellerId, order.BuyerId, order.Number));
                return InvoiceLinkView.Of(link);
            },
            cancellationToken
        );

    /// <summary>The order shows the link, so that its ETag must change with it.</summary>
    private Task<int> ChangeVersionAsync(Guid orderId, CancellationToken cancellationToken) =>
        db.Database.ExecuteSqlAsync(
            $"UPDATE orders.orders SET version = version + 1 WHERE id = {orderId}",
            cancellationToken
        );
}

/// <summary>A store sets the link to its invoice of an order.</summary>
/// <param name="Url">https, without credentials, up to 500 characters.</param>
/// <param name="Number">The invoice's number; null for none.</param>
public sealed record SetInvoiceLink(Guid OrderId, OrderActor Store, string Url, string? Number);
