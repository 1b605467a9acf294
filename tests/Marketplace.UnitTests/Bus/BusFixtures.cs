using Marketplace.Foundation;
using Microsoft.Extensions.Logging.Abstractions;

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

    /// <param name="isDatabaseThere">What the database answers when it is asked; it is there by default.</param>
    internal static BusConsumer NewConsumer(
        HandleEvent handleAsync,
        TimeProvider clock,
        Func<bool>? isDatabaseThere = null
    ) =>
        new(
            handleAsync,
            _ => Task.FromResult(isDatabaseThere?.Invoke() ?? true),
            new(NullLogger<UnknownEventRegistry>.Instance),
            clock,
            NullLogger<BusConsumer>.Instance
        );

    internal static BusDelivery Delivery(EventEnvelope envelope, int deliveryCount = 1) =>
        new(CloudEventFormat.ToMessage(envelope), deliveryCount);
}
