using Marketplace.Foundation;
using Marketplace.Modules.Orders.Contracts;

namespace Marketplace.Modules.Analytics;

/// <summary>An order called off is no sale, and may be its seller's fault.</summary>
public sealed class OnOrderCancelledOrRejected(SalesFactService sales)
    : IEventHandler<OrderRejected>,
        IEventHandler<OrderCancelled>
{
    public Task HandleAsync(
        OrderRejected integrationEvent,
        EventContext context,
        CancellationToken cancellationToken
    ) => sales.CalledOffAsync(integrationEvent.OrderId, integrationEvent.At, isSellerFault: true, cancellationToken);

    public Task HandleAsync(
        OrderCancelled integrationEvent,
        EventContext context,
        CancellationToken cancellationToken
    ) =>
        sales.CalledOffAsync(
            integrationEvent.OrderId,
            integrationEvent.At,
            SellerFault.IsIn(integrationEvent),
            cancellationToken
        );
}

/// <summary>Tells whether a cancelled order is its seller's fault.</summary>
/// <remarks>The codes are those of the order events' contract.</remarks>
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
