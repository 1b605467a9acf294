namespace Marketplace.Foundation;

/// <summary>The shape of the message bus: one topic, a subscription a consumer.</summary>
public static class BusTopology
{
    /// <summary>The topic every integration event goes to.</summary>
    public const string Topic = "marketplace";

    /// <summary>Deliveries of a message before it goes to the dead letters.</summary>
    public const int MaxDeliveryCount = 10;

    /// <summary>How long the bus drops a message with an id it has seen.</summary>
    public static readonly TimeSpan DuplicateWindow = TimeSpan.FromMinutes(10);

    /// <summary>How long a consumer holds a message before the bus lends it to another; renewed while a handler
    /// runs.</summary>
    public static readonly TimeSpan LockDuration = TimeSpan.FromMinutes(1);
}
