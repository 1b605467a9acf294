using Marketplace.Foundation;
using Marketplace.Modules.Sellers.Contracts;

namespace Marketplace.Modules.Sellers;

/// <summary>An administrator approved a store.</summary>
internal sealed record StoreApproved(Guid SellerId) : IDomainEvent;

/// <summary>Tells other modules of an approval before the commit.</summary>
internal sealed class TellApprovalListenersHandler(IEnumerable<ISellerApprovalListener> listeners)
    : IDomainEventHandler<StoreApproved>
{
    public async Task HandleAsync(StoreApproved domainEvent, CancellationToken cancellationToken)
    {
        foreach (var listener in listeners)
            await listener.ApprovedAsync(domainEvent.SellerId, cancellationToken);
    }
}
