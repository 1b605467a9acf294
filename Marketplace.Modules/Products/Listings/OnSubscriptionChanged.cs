using Marketplace.Foundation;
using Marketplace.Modules.Subscriptions.Contracts;

namespace Marketplace.Modules.Products;

/// <summary>Hides listings beyond a smaller plan and shows them again under a larger one.</summary>
/// <remarks>Repeat and order: it looks at the plan in force now, so a late or repeated event does no harm.</remarks>
internal sealed class OnSubscriptionChanged(ListingLimitPolicy limits)
    : IEventHandler<SubscriptionActivated>,
        IEventHandler<SubscriptionChanged>,
        IEventHandler<SubscriptionSuspended>,
        IEventHandler<SubscriptionCancelled>
{
    public Task HandleAsync(
        SubscriptionActivated integrationEvent,
        EventContext context,
        CancellationToken cancellationToken
    ) => limits.ApplyAsync(integrationEvent.SellerId, cancellationToken);

    public Task HandleAsync(
        SubscriptionChanged integrationEvent,
        EventContext context,
        CancellationToken cancellationToken
    ) => limits.ApplyAsync(integrationEvent.SellerId, cancellationToken);

    public Task HandleAsync(
        SubscriptionSuspended integrationEvent,
        EventContext context,
        CancellationToken cancellationToken
    ) => limits.ApplyAsync(integrationEvent.SellerId, cancellationToken);

    public Task HandleAsync(
        SubscriptionCancelled integrationEvent,
        EventContext context,
        CancellationToken cancellationToken
    ) => limits.ApplyAsync(integrationEvent.SellerId, cancellationToken);
}
