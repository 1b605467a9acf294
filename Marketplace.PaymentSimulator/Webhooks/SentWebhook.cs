namespace Marketplace.PaymentSimulator.Webhooks;

/// <summary>One webhook and what became of it.</summary>
public sealed class SentWebhook
{
    private const int RememberedAttempts = 20;
    private readonly List<WebhookAttempt> _attempts = [];

    public required string Id { get; init; }

    public required string EventId { get; init; }

    public required string Type { get; init; }

    public required string ObjectId { get; init; }

    /// <summary>The bytes that are signed and sent.</summary>
    public required string Payload { get; init; }

    /// <summary>1 unless the scenario sends the event several times.</summary>
    public required int Copy { get; init; }

    /// <summary>Signed with a secret nobody knows.</summary>
    public required bool BadSignature { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary><c>pending</c>, <c>retrying</c>, <c>delivered</c>, <c>failed</c>, <c>lost</c> (never sent on purpose)
    /// or <c>held</c> (nobody to send to).</summary>
    public required string Status { get; set; }

    public DateTimeOffset? NextAttemptAt { get; set; }

    /// <summary>Automatic attempts so far; replays by hand do not count.</summary>
    public int AutomaticAttempts { get; set; }

    /// <summary>The newest attempts, oldest first.</summary>
    public IReadOnlyList<WebhookAttempt> Attempts => _attempts;

    /// <summary>Notes an attempt.</summary>
    public void Note(WebhookAttempt attempt)
    {
        if (_attempts.Count == RememberedAttempts)
            _attempts.RemoveAt(0);
        _attempts.Add(attempt);
    }
}

/// <summary>One try to deliver a webhook.</summary>
/// <param name="HttpStatus">The receiver's answer; null if there was none.</param>
/// <param name="Error">Why there was no answer.</param>
/// <param name="Replay">Sent by hand.</param>
public sealed record WebhookAttempt(DateTimeOffset At, int? HttpStatus, string? Error, long LatencyMs, bool Replay)
{
    /// <summary>The receiver took it.</summary>
    public bool Taken => HttpStatus is >= 200 and < 300;
}
