namespace Marketplace.PaymentSimulator.Webhooks;

/// <summary>A webhook and its delivery.</summary>
public sealed class SentWebhook
{
    private const int RememberedAttempts = 20;
    private readonly List<WebhookAttempt> _attempts = [];

    public required string Id { get; init; }

    public required string EventId { get; init; }

    public required string Type { get; init; }

    public required string ObjectId { get; init; }

    /// <summary>The body that is signed and sent.</summary>
    public required string Payload { get; init; }

    /// <summary>1 unless the scenario sends the event several times.</summary>
    public required int Copy { get; init; }

    /// <summary>Signed with an unknown secret.</summary>
    public required bool BadSignature { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary><c>pending</c>, <c>retrying</c>, <c>delivered</c>, <c>failed</c>, <c>lost</c> (not sent on
    /// purpose) or <c>held</c> (no receiver).</summary>
    public required string Status { get; set; }

    public DateTimeOffset? NextAttemptAt { get; set; }

    /// <summary>The number of automatic attempts; manual replays do not count.</summary>
    public int AutomaticAttempts { get; set; }

    /// <summary>The newest attempts, oldest first.</summary>
    public IReadOnlyList<WebhookAttempt> Attempts
    {
        get => _attempts;
        init => _attempts = [.. value];
    }

    /// <summary>Adds an attempt.</summary>
    public void AddAttempt(WebhookAttempt attempt)
    {
        if (_attempts.Count == RememberedAttempts)
            _attempts.RemoveAt(0);
        _attempts.Add(attempt);
    }
}

/// <summary>One attempt to deliver a webhook.</summary>
/// <param name="HttpStatus">The receiver's response; null if there was none.</param>
/// <param name="Error">Why there was no response.</param>
/// <param name="Replay">Sent manually.</param>
public sealed record WebhookAttempt(DateTimeOffset At, int? HttpStatus, string? Error, long LatencyMs, bool Replay)
{
    /// <summary>Whether the receiver accepted it.</summary>
    public bool Succeeded => HttpStatus is >= 200 and < 300;
}
