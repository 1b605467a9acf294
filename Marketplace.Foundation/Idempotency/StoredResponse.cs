namespace Marketplace.Foundation;

/// <summary>An answer that can be given again.</summary>
/// <param name="Headers">Content-Type, Location, ETag and Content-Language where the answer had them.</param>
public sealed record StoredResponse(int Status, IReadOnlyDictionary<string, string> Headers, byte[] Body)
{
    /// <summary>Whether a repeat gets this answer again: successes and refusals by business rules.</summary>
    public bool IsKept => Status is (>= 200 and < 300) or 402 or 409 or 422;
}

/// <summary>Who asks, under which key, and what exactly.</summary>
public sealed record IdempotentRequest(string Principal, string Key, byte[] Fingerprint);
