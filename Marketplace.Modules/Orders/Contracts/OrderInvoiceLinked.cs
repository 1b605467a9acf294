using Marketplace.Foundation;

namespace Marketplace.Modules.Orders.Contracts;

/// <summary>The store set or changed the link to its invoice of an order.</summary>
/// <param name="Number">The order's number.</param>
[EventName("marketplace.orders.invoice-linked.v1")]
public sealed record OrderInvoiceLinked(Guid OrderId, Guid SellerId, Guid BuyerId, string Number) : IIntegrationEvent
{
    public string Subject => OrderId.ToString();
}
