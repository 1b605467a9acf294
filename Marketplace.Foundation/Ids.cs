using System.Buffers.Binary;

namespace Marketplace.Foundation;

/// <summary>Creates the ids of all rows and events.</summary>
/// <remarks>UUID version 7 (RFC 9562): ordered by creation time, so indexes grow at one end.</remarks>
public static class Ids
{
    /// <summary>Creates an id with the clock's current time.</summary>
    public static Guid New(TimeProvider clock) => Guid.CreateVersion7(clock.GetUtcNow());

    /// <summary>The smallest id that can have been created at an instant: every id created before is smaller, as
    /// PostgreSQL compares them.</summary>
    public static Guid FirstAt(DateTimeOffset at)
    {
        Span<byte> bytes = stackalloc byte[16];
        bytes.Clear();
        BinaryPrimitives.WriteInt64BigEndian(bytes, at.ToUnixTimeMilliseconds() << 16);
        return new(bytes, bigEndian: true);
    }
}
