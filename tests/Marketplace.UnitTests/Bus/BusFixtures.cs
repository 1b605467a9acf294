using Marketplace.Foundation;

namespace Marketplace.UnitTests.Bus;

internal static class BusFixtures
{
    internal const string OrderPlaced = "marketplace.orders.order-placed.v1";
    internal static readonly DateTimeOffset Noon = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    internal static EventEnvelope Envelope(
        string subject = "order-1",
        string data = """{"orderId":"order-1"}""",
        string? traceParent = null
    ) => new(Guid.CreateVersion7(Noon), OrderPlaced, "/marketplace/orders", subject, Noon, data, traceParent);

    internal static BusDelivery Delivery(EventEnvelope envelope, int deliveryCount = 1) =>
        new(CloudEventFormat.ToMessage(envelope), deliveryCount);
}
