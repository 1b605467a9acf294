using Marketplace.Foundation;
using Marketplace.Modules.Orders.Contracts;

namespace Marketplace.Modules.Analytics;

/// <summary>Removes a cancelled or rejected order from the sales figures and records whether the seller was at
/// fault.</summary>
public sealed class OnOrderCancelledOrRejected(SalesFactService sales)
    : IEventHandler<OrderRejected>,
        IEventHandler<OrderCancelled>
{
    public Task HandleAsync(
        OrderRejected integrationEvent,
        EventContext context,
        CancellationToken cancellationToken
    ) => sales.EndedAsync(integrationEvent.OrderId, integrationEvent.At, isSellerFault: true, cancellationToken);

    public Task HandleAsync(
        OrderCancelled integrationEvent,
        EventContext context,
        CancellationToken cancellationToken
    ) =>
        sales.EndedAsync(
            integrationEvent.OrderId,
            integrationEvent.At,
            SellerFault.IsIn(integrationEvent),
            cancellationToken
        );
}

/// <summary>Decides whether a cancellation was the seller's fault.</summary>
/// <remarks>Source: actor and reason codes of the order events contract.</remarks>
public static class SellerFault
{
    public static bool IsIn(OrderCancelled cancelled) =>
        cancelled.ActorType switch
        {
            "seller" => cancelled.ReasonCode != "buyer_request",
            "system" => cancelled.ReasonCode == "confirm_timeout",
            _ => false,
        };
}
