namespace Marketplace.PaymentSimulator.Store;

/// <summary>The answer to a request with an idempotency key, given again to every repeat.</summary>
/// <param name="Fingerprint">What was asked: the same key with another request is refused.</param>
/// <param name="RequestId">The first request.</param>
/// <param name="HeldUntil">Before this instant the answer is held back; null if it is not.</param>
public sealed record StoredAnswer(
    string Fingerprint,
    string RequestId,
    int Status,
    string Body,
    DateTimeOffset? HeldUntil
);
