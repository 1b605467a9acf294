using Marketplace.Foundation;
using Marketplace.Modules.Sellers.Contracts;

namespace Marketplace.Modules.Subscriptions;

/// <summary>A store that closed for good pays no more.</summary>
public sealed class OnSellerClosed(
    UnitOfWork unitOfWork,
    ISubscriptionRepository subscriptions,
    SubscriptionBillingService billing
) : IEventHandler<SellerClosed>
{
    public Task HandleAsync(SellerClosed integrationEvent, EventContext context, CancellationToken cancellationToken) =>
        unitOfWork.RunAsync(
            async ct =>
            {
                if (await subscriptions.LockLiveAsync(integrationEvent.SellerId, ct) is { } subscription)
                    await billing.EndNowAsync(subscription, ct);
                return true;
            },
            cancellationToken
        );
}
