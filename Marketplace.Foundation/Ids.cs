namespace Marketplace.Foundation;

/// <summary>Creates the ids of all rows and events.</summary>
/// <remarks>UUID version 7 (RFC 9562): ordered by creation time, so indexes grow at one end.</remarks>
public static class Ids
{
    /// <summary>Creates an id with the clock's current time.</summary>
    public static Guid New(TimeProvider clock) => Guid.CreateVersion7(clock.GetUtcNow());
}
