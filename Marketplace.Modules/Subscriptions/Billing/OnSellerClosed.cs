using Marketplace.Foundation;
using Marketplace.Modules.Sellers.Contracts;

namespace Marketplace.Modules.Subscriptions;

/// <summary>Ends the subscription of a store that was closed permanently.</summary>
internal sealed class OnSellerClosed(
    UnitOfWork unitOfWork,
    ISubscriptionRepository subscriptions,
    SubscriptionBillingService billing
) : IEventHandler<SellerClosed>
{
    public Task HandleAsync(SellerClosed integrationEvent, EventContext context, CancellationToken cancellationToken) =>
        unitOfWork.RunAsync(
            async ct =>
            {
                if (await subscriptions.FindLiveForUpdateAsync(integrationEvent.SellerId, ct) is { } subscription)
                    await billing.EndNowAsync(subscription, ct);
                return true;
            },
            cancellationToken
        );
}
