using Marketplace.Foundation;
using Marketplace.Modules.Orders.Contracts;
using Marketplace.Modules.Users.Contracts;

namespace Marketplace.Modules.Notifications;

/// <summary>Renders a mail about an order once more, with what is true of the order now.</summary>
internal sealed class OrderMailResendService(
    UnitOfWork unitOfWork,
    IOrderDirectory orders,
    IUserDirectory users,
    OrderMailLimitPolicy limit,
    OrderMailer dresses,
    NotificationMailer mails
) : IOrderMails
{
    public Task<Result> ResendAsync(
        Actor actor,
        Guid orderId,
        OrderMailKind kind,
        CancellationToken cancellationToken
    ) =>
        unitOfWork.ExecuteAsync(
            async ct =>
            {
                if (await orders.FindAsync(orderId, ct) is not { } order)
                    return PlatformErrors.NotFound;
                var concerned = await ConcernedAsync(order, kind, ct);
                if (concerned.Count == 0)
                    return NotificationErrors.MailNotDue;
                var buyer = (await users.FindAsync([order.BuyerId], ct)).GetValueOrDefault(order.BuyerId);
                if (buyer is not { IsActive: true })
                    return NotificationErrors.NoRecipient;
                if (!await limit.TakeAsync(actor.Id, order, kind, ct))
                    return NotificationErrors.MailSentRecently;
                Send(order, concerned, buyer, kind);
                return Result.Success;
            },
            cancellationToken
        );

    /// <summary>The orders that the mail is about: of a confirmation, all of the purchase that are still to
    /// come.</summary>
    private async Task<IReadOnlyList<OrderSheet>> ConcernedAsync(
        OrderSheet order,
        OrderMailKind kind,
        CancellationToken cancellationToken
    ) =>
        kind == OrderMailKind.Shipping
            ? order.ShippedAt is null
                ? []
                : [order]
            :
            [
                .. (await orders.OfPurchaseAsync(order.PurchaseId, cancellationToken)).Where(o =>
                    o is { PlacedAt: not null, IsCalledOff: false }
                ),
            ];

    private void Send(OrderSheet order, IReadOnlyList<OrderSheet> concerned, UserSummary buyer, OrderMailKind kind)
    {
        var values = new MessageValues()
            .Id("orderId", order.Id)
            .Text("number", order.Number)
            .Money("total", order.Total)
            .Number("units", order.Lines.Sum(l => l.Quantity));
        if (kind == OrderMailKind.Confirmation)
            mails.Send(buyer, OrderMessages.PlacedForBuyer, values, dresses.ForOrders(concerned));
        else
            mails.Send(buyer, OrderMessages.Shipped, values, dresses.ForBuyer(order, OrderMessages.Shipped));
    }
}
