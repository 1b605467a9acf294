namespace Marketplace.PaymentSimulator.Store;

/// <summary>The response to a request with an idempotency key, returned again to every repeat.</summary>
/// <param name="Fingerprint">The request: the same key with another request is an error.</param>
/// <param name="RequestId">The id of the first request.</param>
/// <param name="DelayedUntil">The response is delayed until then; null if it is not.</param>
public sealed record StoredResponse(
    string Fingerprint,
    string RequestId,
    int Status,
    string Body,
    DateTimeOffset? DelayedUntil
);
