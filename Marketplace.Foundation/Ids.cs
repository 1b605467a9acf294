namespace Marketplace.Foundation;

/// <summary>Makes the identifiers of every row and event.</summary>
/// <remarks>UUID version 7 (RFC 9562): ordered by the instant it was made, so indexes grow at one end.</remarks>
public static class Ids
{
    /// <summary>Makes a new identifier stamped with the clock's instant.</summary>
    public static Guid New(TimeProvider clock) => Guid.CreateVersion7(clock.GetUtcNow());
}
