using Marketplace.Foundation;
using Marketplace.Modules.Sellers.Contracts;

namespace Marketplace.Modules.Notifications;

/// <summary>Notifies administrators of a store awaiting approval, and owners of the decision.</summary>
internal sealed class OnSellerStatusChanged(NotificationSender sender, ISellerDirectory sellers)
    : IEventHandler<SellerSubmitted>,
        IEventHandler<SellerApproved>,
        IEventHandler<SellerRejected>,
        IEventHandler<SellerSuspended>,
        IEventHandler<SellerReinstated>
{
    public async Task HandleAsync(
        SellerSubmitted integrationEvent,
        EventContext context,
        CancellationToken cancellationToken
    )
    {
        if (
            (await sellers.FindAsync([integrationEvent.SellerId], cancellationToken)).GetValueOrDefault(
                integrationEvent.SellerId
            )
            is not { } store
        )
        {
            return;
        }

        await sender.NotifyAdministratorsAsync(
            context,
            StoreMessages.Submitted,
            new MessageValues().Id("sellerId", store.Id).Text("store", store.Name),
            cancellationToken
        );
    }

    public Task HandleAsync(
        SellerApproved integrationEvent,
        EventContext context,
        CancellationToken cancellationToken
    ) => NotifyOwnerAsync(context, integrationEvent, StoreMessages.Approved, cancellationToken);

    public Task HandleAsync(
        SellerRejected integrationEvent,
        EventContext context,
        CancellationToken cancellationToken
    ) => NotifyOwnerAsync(context, integrationEvent, StoreMessages.Rejected, cancellationToken);

    public Task HandleAsync(
        SellerSuspended integrationEvent,
        EventContext context,
        CancellationToken cancellationToken
    ) => NotifyOwnerAsync(context, integrationEvent, StoreMessages.Suspended, cancellationToken);

    public Task HandleAsync(
        SellerReinstated integrationEvent,
        EventContext context,
        CancellationToken cancellationToken
    ) => NotifyOwnerAsync(context, integrationEvent, StoreMessages.Reinstated, cancellationToken);

    private Task NotifyOwnerAsync(
        EventContext context,
        SellerStatusEvent moved,
        Message message,
        CancellationToken cancellationToken
    ) =>
        sender.NotifySellerAsync(
            context,
            moved.SellerId,
            message,
            new MessageValues().Text("reason", moved.Reason ?? "–"),
            cancellationToken
        );
}
