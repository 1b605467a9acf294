using Marketplace.Foundation;
using Marketplace.Modules.Subscriptions.Contracts;

namespace Marketplace.Modules.Products;

/// <summary>Hides listings beyond the limit after a downgrade and shows them again after an upgrade.</summary>
/// <remarks>Repeat and order: acts on the current plan, so late or repeated events are harmless.</remarks>
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
