namespace Marketplace.Foundation;

/// <summary>A response that can be replayed.</summary>
/// <param name="Headers">Content-Type, Location, ETag and Content-Language, where present.</param>
public sealed record StoredResponse(int Status, IReadOnlyDictionary<string, string> Headers, byte[] Body)
{
    /// <summary>Whether work after the commit is still owed, whose response replaces this one.</summary>
    public bool IsPending { get; init; }

    /// <summary>Until when this request alone may do that work; names it when the work is over.</summary>
    public DateTimeOffset? Lease { get; init; }

    /// <summary>Whether the response is stored and replayed: successes and business rule errors.</summary>
    public bool IsKept => Status is (>= 200 and < 300) or 402 or 409 or 422;
}

/// <summary>Identifies a request: the caller, the key and a fingerprint of its content.</summary>
public sealed record IdempotentRequest(string Principal, string Key, byte[] Fingerprint);
