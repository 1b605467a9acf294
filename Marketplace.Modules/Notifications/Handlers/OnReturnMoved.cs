using Marketplace.Foundation;
using Marketplace.Modules.Orders.Contracts;

namespace Marketplace.Modules.Notifications;

/// <summary>Notifies the party that did not take a step of a return, and administrators when one must be
/// decided.</summary>
internal sealed class OnReturnMoved(NotificationSender sender, ShopLinkService links, IReturnDirectory returns)
    : IEventHandler<ReturnRequested>,
        IEventHandler<ReturnApproved>,
        IEventHandler<ReturnRejected>,
        IEventHandler<ReturnCancelled>,
        IEventHandler<ReturnHandedOver>,
        IEventHandler<ReturnExpired>,
        IEventHandler<ReturnReceived>,
        IEventHandler<ReturnAccepted>,
        IEventHandler<ReturnContested>,
        IEventHandler<ReturnRefused>,
        IEventHandler<ReturnRefunded>,
        IEventHandler<ReturnMoneyBack>
{
    private const string Seller = "seller";

    public Task HandleAsync(ReturnRequested moved, EventContext context, CancellationToken cancellationToken) =>
        NotifyAsync(
            moved,
            context,
            null,
            moved.Kind == "withdrawal" ? ReturnMessages.Withdrawn : ReturnMessages.Requested,
            cancellationToken
        );

    public Task HandleAsync(ReturnApproved moved, EventContext context, CancellationToken cancellationToken) =>
        // Where nothing arrived, nothing is sent: the buyer hears of the refund instead.
        moved.Kind == "missing"
            ? Task.CompletedTask
            : NotifyAsync(moved, context, ReturnMessages.Approved, null, cancellationToken);

    public Task HandleAsync(ReturnRejected moved, EventContext context, CancellationToken cancellationToken) =>
        ObjectedAsync(moved, context, ReturnMessages.Rejected, null, cancellationToken);

    public Task HandleAsync(ReturnCancelled moved, EventContext context, CancellationToken cancellationToken) =>
        NotifyAsync(moved, context, null, ReturnMessages.Cancelled, cancellationToken);

    public Task HandleAsync(ReturnHandedOver moved, EventContext context, CancellationToken cancellationToken) =>
        NotifyAsync(moved, context, null, ReturnMessages.HandedOver, cancellationToken);

    public Task HandleAsync(ReturnExpired moved, EventContext context, CancellationToken cancellationToken) =>
        NotifyAsync(moved, context, ReturnMessages.Expired, ReturnMessages.Expired, cancellationToken);

    public Task HandleAsync(ReturnReceived moved, EventContext context, CancellationToken cancellationToken) =>
        NotifyAsync(moved, context, ReturnMessages.Received, null, cancellationToken);

    public Task HandleAsync(ReturnAccepted moved, EventContext context, CancellationToken cancellationToken) =>
        NotifyAsync(
            moved,
            context,
            moved.ByBank ? ReturnMessages.AcceptedByBank : ReturnMessages.AcceptedByCard,
            moved.ActorType == Seller ? null : ReturnMessages.AcceptedForSeller,
            cancellationToken
        );

    public async Task HandleAsync(ReturnContested moved, EventContext context, CancellationToken cancellationToken)
    {
        await ObjectedAsync(moved, context, ReturnMessages.Contested, null, cancellationToken);
        var values = await WithReasonAsync(moved, cancellationToken);
        await sender.NotifyAdministratorsAsync(context, ReturnMessages.ContestedForSupport, values, cancellationToken);
    }

    public Task HandleAsync(ReturnRefused moved, EventContext context, CancellationToken cancellationToken) =>
        ObjectedAsync(moved, context, ReturnMessages.Refused, ReturnMessages.Refused, cancellationToken);

    public Task HandleAsync(ReturnRefunded moved, EventContext context, CancellationToken cancellationToken) =>
        // Money that goes back to a card has a message of its own.
        moved.ByBank
            ? NotifyAsync(moved, context, ReturnMessages.PaidByBank, null, cancellationToken)
            : Task.CompletedTask;

    // Administrators hear of the payout.
    public Task HandleAsync(ReturnMoneyBack moved, EventContext context, CancellationToken cancellationToken) =>
        NotifyAsync(moved, context, ReturnMessages.MoneyBack, null, cancellationToken);

    private Task NotifyAsync(
        ReturnMoved moved,
        EventContext context,
        Message? forBuyer,
        Message? forSeller,
        CancellationToken cancellationToken
    ) => NotifyAsync(moved, context, ValuesOf(moved), forBuyer, forSeller, cancellationToken);

    /// <summary>Tells why, too.</summary>
    private async Task ObjectedAsync(
        ReturnMoved moved,
        EventContext context,
        Message? forBuyer,
        Message? forSeller,
        CancellationToken cancellationToken
    )
    {
        var values = await WithReasonAsync(moved, cancellationToken);
        await NotifyAsync(moved, context, values, forBuyer, forSeller, cancellationToken);
    }

    /// <param name="forBuyer">What the buyer is told; null for nothing.</param>
    /// <param name="forSeller">What the seller is told; null for nothing.</param>
    private Task NotifyAsync(
        ReturnMoved moved,
        EventContext context,
        MessageValues values,
        Message? forBuyer,
        Message? forSeller,
        CancellationToken cancellationToken
    )
    {
        var notices = new List<Notice>();
        if (forBuyer is not null)
        {
            var dress = Linking(links.Return(moved.ReturnId));
            notices.Add(new(context, Addressee.User(moved.BuyerId), forBuyer, values, dress));
        }

        if (forSeller is not null)
        {
            var dress = Linking(links.SellerReturn(moved.SellerId, moved.ReturnId));
            notices.Add(new(context, Addressee.OwnerOf(moved.SellerId), forSeller, values, dress));
        }

        return sender.NotifyAsync(notices, cancellationToken);
    }

    private static MailDress Linking(string? url) =>
        content =>
            url is null ? content : content with { Action = new(MailActionWords.OpenReturn.In(content.Language), url) };

    private async Task<MessageValues> WithReasonAsync(ReturnMoved moved, CancellationToken cancellationToken)
    {
        var objection = await returns.FindObjectionAsync(
            moved.ReturnId,
            bySupport: moved is ReturnRefused,
            cancellationToken
        );
        return ValuesOf(moved).Words("reason", ReturnReasonWords.Sentence(objection));
    }

    private static MessageValues ValuesOf(ReturnMoved moved)
    {
        var values = new MessageValues()
            .Id("returnId", moved.ReturnId)
            .Id("orderId", moved.OrderId)
            .Text("number", moved.Number)
            .Number("units", moved.Lines.Sum(l => l.Quantity))
            .Money("amount", moved.Refund);
        if (moved is ReturnApproved { SendBy: { } sendBy } approved)
            values.Text("code", approved.ReturnCode).Day("sendBy", sendBy);
        return values;
    }
}
