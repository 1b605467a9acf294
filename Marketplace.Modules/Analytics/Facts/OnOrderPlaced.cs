using Marketplace.Foundation;
using Marketplace.Modules.Orders.Contracts;

namespace Marketplace.Modules.Analytics;

/// <summary>Records placed orders as sales.</summary>
internal sealed class OnOrderPlaced(SalesFactService sales) : IEventBatchHandler<OrderPlaced>
{
    public Task HandleAsync(IReadOnlyList<ReceivedEvent<OrderPlaced>> events, CancellationToken cancellationToken) =>
        sales.PlacedAsync([.. events.Select(e => e.Event)], cancellationToken);
}
