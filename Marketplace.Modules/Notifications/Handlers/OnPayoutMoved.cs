using Marketplace.Foundation;
using Marketplace.Modules.Payments.Contracts;

namespace Marketplace.Modules.Notifications;

/// <summary>Tells a store about its payouts, and administrators about those that came back.</summary>
/// <remarks>A buyer hears of their return instead.</remarks>
internal sealed class OnPayoutMoved(NotificationSender sender)
    : IEventHandler<PayoutSent>,
        IEventHandler<PayoutPaid>,
        IEventHandler<PayoutFailed>,
        IEventHandler<PayoutReturned>
{
    public Task HandleAsync(PayoutSent moved, EventContext context, CancellationToken cancellationToken) =>
        TellStoreAsync(moved, context, PayoutMessages.Sent, cancellationToken);

    public Task HandleAsync(PayoutPaid moved, EventContext context, CancellationToken cancellationToken) =>
        TellStoreAsync(moved, context, PayoutMessages.Paid, cancellationToken);

    public Task HandleAsync(PayoutFailed moved, EventContext context, CancellationToken cancellationToken) =>
        TellBothAsync(moved, context, cancellationToken);

    public Task HandleAsync(PayoutReturned moved, EventContext context, CancellationToken cancellationToken) =>
        TellBothAsync(moved, context, cancellationToken);

    private async Task TellBothAsync(PayoutMoved moved, EventContext context, CancellationToken cancellationToken)
    {
        await sender.NotifyAdministratorsAsync(
            context,
            PayoutMessages.BackForAdministrators,
            ValuesOf(moved),
            cancellationToken
        );
        await TellStoreAsync(moved, context, PayoutMessages.Back, cancellationToken);
    }

    private Task TellStoreAsync(
        PayoutMoved moved,
        EventContext context,
        Message message,
        CancellationToken cancellationToken
    ) =>
        moved.ReturnId is not null
            ? Task.CompletedTask
            : sender.NotifySellerAsync(context, moved.SellerId, message, ValuesOf(moved), cancellationToken);

    private static MessageValues ValuesOf(PayoutMoved moved) =>
        new MessageValues()
            .Id("payoutId", moved.PayoutId)
            .Id("sellerId", moved.SellerId)
            .Text("account", moved.Account)
            .Money("amount", moved.Amount);
}
