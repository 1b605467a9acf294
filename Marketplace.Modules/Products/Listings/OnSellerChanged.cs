using Marketplace.Foundation;
using Marketplace.Modules.Sellers.Contracts;

namespace Marketplace.Modules.Products;

/// <summary>Hides or shows a store's products when the store is approved, suspended, reinstated, opened or
/// closed.</summary>
/// <remarks>Repeat and order: acts on the store's current status, so late or repeated events are harmless.</remarks>
internal sealed class OnSellerChanged(
    IStorefrontRepository storefronts,
    ISellerDirectory sellers,
    ListingEventPublisher news
)
    : IEventHandler<SellerApproved>,
        IEventHandler<SellerSuspended>,
        IEventHandler<SellerReinstated>,
        IEventHandler<SellerClosed>,
        IEventHandler<StoreOpened>,
        IEventHandler<StoreClosed>
{
    public Task HandleAsync(
        SellerApproved integrationEvent,
        EventContext context,
        CancellationToken cancellationToken
    ) => FollowAsync(integrationEvent.SellerId, cancellationToken);

    public Task HandleAsync(
        SellerSuspended integrationEvent,
        EventContext context,
        CancellationToken cancellationToken
    ) => FollowAsync(integrationEvent.SellerId, cancellationToken);

    public Task HandleAsync(
        SellerReinstated integrationEvent,
        EventContext context,
        CancellationToken cancellationToken
    ) => FollowAsync(integrationEvent.SellerId, cancellationToken);

    public Task HandleAsync(SellerClosed integrationEvent, EventContext context, CancellationToken cancellationToken) =>
        FollowAsync(integrationEvent.SellerId, cancellationToken);

    public Task HandleAsync(StoreOpened integrationEvent, EventContext context, CancellationToken cancellationToken) =>
        FollowAsync(integrationEvent.SellerId, cancellationToken);

    public Task HandleAsync(StoreClosed integrationEvent, EventContext context, CancellationToken cancellationToken) =>
        FollowAsync(integrationEvent.SellerId, cancellationToken);

    private async Task FollowAsync(Guid sellerId, CancellationToken cancellationToken)
    {
        await storefronts.LockAsync(sellerId, cancellationToken);
        var seller = (await sellers.FindAsync([sellerId], cancellationToken)).GetValueOrDefault(sellerId);
        news.Announce(
            await storefronts.SetVisibilityAsync(sellerId, StorefrontRepository.VisibilityOf(seller), cancellationToken)
        );
    }
}
