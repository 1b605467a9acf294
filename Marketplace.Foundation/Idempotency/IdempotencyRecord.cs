namespace Marketplace.Foundation;

/// <summary>The stored response to a request with an Idempotency-Key.</summary>
public sealed class IdempotencyRecord
{
    public required string Principal { get; init; }

    public required string Key { get; init; }

    /// <summary>SHA-256 of method, path, query, content type and body.</summary>
    public required byte[] Fingerprint { get; init; }

    /// <summary>HTTP status; 0 while the request is running.</summary>
    public int Status { get; set; }

    /// <summary>Stored headers as JSON.</summary>
    public string? Headers { get; set; }

    public byte[]? Body { get; set; }

    /// <summary>While a continuation is owed, the instant from which a repeat may run it; null otherwise.</summary>
    public DateTimeOffset? PendingUntil { get; set; }

    public DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset ExpiresAt { get; init; }
}
