using Marketplace.Foundation;
using Marketplace.Modules.Sellers.Contracts;

namespace Marketplace.Modules.Notifications;

/// <summary>Tells administrators that a store waits for them, and owners what was decided.</summary>
public sealed class OnSellerStatusChanged(NotificationSender messenger, ISellerDirectory sellers)
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
            return;
        await messenger.TellAdministratorsAsync(
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
    ) => TellOwnerAsync(context, integrationEvent, StoreMessages.Approved, cancellationToken);

    public Task HandleAsync(
        SellerRejected integrationEvent,
        EventContext context,
        CancellationToken cancellationToken
    ) => TellOwnerAsync(context, integrationEvent, StoreMessages.Rejected, cancellationToken);

    public Task HandleAsync(
        SellerSuspended integrationEvent,
        EventContext context,
        CancellationToken cancellationToken
    ) => TellOwnerAsync(context, integrationEvent, StoreMessages.Suspended, cancellationToken);

    public Task HandleAsync(
        SellerReinstated integrationEvent,
        EventContext context,
        CancellationToken cancellationToken
    ) => TellOwnerAsync(context, integrationEvent, StoreMessages.Reinstated, cancellationToken);

    private Task TellOwnerAsync(
        EventContext context,
        SellerStatusEvent moved,
        Message message,
        CancellationToken cancellationToken
    ) =>
        messenger.TellSellerAsync(
            context,
            moved.SellerId,
            message,
            new MessageValues().Id("sellerId", moved.SellerId).Text("reason", moved.Reason ?? "–"),
            cancellationToken
        );
}
