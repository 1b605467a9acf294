namespace Marketplace.Modules.Payments;

/// <summary>One call asking the provider for a checkout page.</summary>
public sealed class PaymentAttempt
{
    private PaymentAttempt() { }

    internal PaymentAttempt(Guid paymentId, int number, string? payerEmail, DateTimeOffset now) =>
        (PaymentId, Number, PayerEmail, StartedAt) = (paymentId, number, payerEmail, now);

    public Guid PaymentId { get; private init; }

    /// <summary>From 1.</summary>
    public int Number { get; private init; }

    /// <summary>Sent with the call, so that a repeat sends the same; null once the outcome is known.</summary>
    public string? PayerEmail { get; private set; }

    public AttemptOutcome Outcome { get; private set; }

    /// <summary>The provider's error code or the transport failure, null on success.</summary>
    public string? Error { get; private set; }

    public DateTimeOffset StartedAt { get; private init; }

    public DateTimeOffset? FinishedAt { get; private set; }

    /// <summary>The provider's idempotency key of this call.</summary>
    public string ProviderKey => $"pay_{PaymentId}_{Number}";

    internal void Finish(AttemptOutcome outcome, string? error, DateTimeOffset now)
    {
        (Outcome, Error, FinishedAt) = (outcome, error, now);
        if (outcome != AttemptOutcome.Unknown)
            PayerEmail = null;
    }
}

/// <summary>The outcome of a call.</summary>
public enum AttemptOutcome
{
    Started,
    Opened,
    Refused,
    Unknown,
}
