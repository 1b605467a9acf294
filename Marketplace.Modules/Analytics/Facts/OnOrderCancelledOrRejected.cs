using Marketplace.Foundation;
using Marketplace.Modules.Orders.Contracts;

namespace Marketplace.Modules.Analytics;

/// <summary>Removes cancelled and rejected orders from the sales figures and records whether the seller was at
/// fault.</summary>
internal sealed class OnOrderCancelledOrRejected(SalesFactService sales)
    : IEventBatchHandler<OrderRejected>,
        IEventBatchHandler<OrderCancelled>
{
    public Task HandleAsync(IReadOnlyList<ReceivedEvent<OrderRejected>> events, CancellationToken cancellationToken) =>
        sales.EndedAsync([.. events.Select(e => (e.Event.OrderId, e.Event.At, true))], cancellationToken);

    public Task HandleAsync(IReadOnlyList<ReceivedEvent<OrderCancelled>> events, CancellationToken cancellationToken) =>
        sales.EndedAsync(
            [.. events.Select(e => (e.Event.OrderId, e.Event.At, SellerFault.IsIn(e.Event)))],
            cancellationToken
        );
}

/// <summary>Decides whether a cancellation was the seller's fault.</summary>
/// <remarks>Source: actor and reason codes of the order events contract.</remarks>
internal static class SellerFault
{
    // A parcel that came back is the carrier's or the buyer's doing.
    public static bool IsIn(OrderCancelled cancelled) =>
        cancelled.ActorType switch
        {
            "seller" => cancelled.ReasonCode != "buyer_request" && cancelled.From != "shipped",
            "system" => cancelled.ReasonCode == "confirm_timeout",
            _ => false,
        };
}
