using Marketplace.Foundation;
using Marketplace.Modules.Payments.Contracts;

namespace Marketplace.Modules.Notifications;

/// <summary>Tells the owner of a store that it owes for long; after another month, administrators.</summary>
internal sealed class OnBalanceNegative(NotificationSender sender) : IEventHandler<BalanceNegative>
{
    public Task HandleAsync(BalanceNegative integrationEvent, EventContext context, CancellationToken cancellationToken)
    {
        var values = new MessageValues()
            .Id("sellerId", integrationEvent.SellerId)
            .Money("amount", integrationEvent.Balance)
            .Day("since", integrationEvent.Since);
        return integrationEvent.Days >= BalanceNegative.TaskDays
            ? sender.NotifyAdministratorsAsync(context, PayoutMessages.OwesForAdministrators, values, cancellationToken)
            : sender.NotifySellerAsync(
                context,
                integrationEvent.SellerId,
                PayoutMessages.Owes,
                values,
                cancellationToken
            );
    }
}
