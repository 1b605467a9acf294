namespace Marketplace.Modules.Payments;

/// <summary>A webhook delivery with a valid signature: stored within an allow-list, handled once.</summary>
public sealed class WebhookMessage
{
    /// <summary>Type of a delivery with a valid signature whose body could not be understood.</summary>
    public const string UnreadableType = "unreadable";

    /// <summary>Begins type and id of a delivery that is not about what its secret is for: it changes nothing, and
    /// does not count as the delivery with that id.</summary>
    public const string UntrustedPrefix = "untrusted-";

    /// <summary>Delays after each failed lookup or error, then it fails for good: 1, 5, 30, 120 s, 10 min, 1, 6, 24
    /// h.</summary>
    private static readonly TimeSpan[] Waits =
    [
        TimeSpan.FromSeconds(1),
        TimeSpan.FromSeconds(5),
        TimeSpan.FromSeconds(30),
        TimeSpan.FromSeconds(120),
        TimeSpan.FromMinutes(10),
        TimeSpan.FromHours(1),
        TimeSpan.FromHours(6),
        TimeSpan.FromHours(24),
    ];

    public required string Provider { get; init; }

    public required string EventId { get; init; }

    public required string Type { get; init; }

    /// <summary>The provider's id of the object the update is about.</summary>
    public string? ObjectId { get; init; }

    /// <summary>The payment it was matched to; null before that and when none matched.</summary>
    public Guid? PaymentId { get; set; }

    public DateTimeOffset? CreatedAtProvider { get; init; }

    public DateTimeOffset ReceivedAt { get; init; }

    /// <summary>JSON; personal fields outside the allow-list are dropped, card data is never included.</summary>
    public required string Payload { get; init; }

    public WebhookStatus Status { get; private set; }

    public int Attempts { get; private set; }

    /// <summary>When the worker retries it; null when it is done.</summary>
    public DateTimeOffset? NextAttemptAt { get; set; }

    /// <summary>Why it is ignored, parked or failed.</summary>
    public string? LastError { get; private set; }

    public DateTimeOffset? HandledAt { get; private set; }

    public bool IsWaiting => Status is WebhookStatus.Received or WebhookStatus.Parked;

    /// <summary>Finishes the delivery.</summary>
    public void Finish(WebhookStatus status, string? reason, DateTimeOffset now)
    {
        Attempts++;
        (Status, LastError, NextAttemptAt, HandledAt) = (status, reason, null, now);
    }

    /// <summary>Parks it for a later retry; after the last delay it fails. True when it failed for good.</summary>
    public bool Park(string reason, DateTimeOffset now)
    {
        if (Attempts >= Waits.Length)
        {
            Finish(WebhookStatus.Failed, reason, now);
            return true;
        }

        (Status, LastError, NextAttemptAt) = (WebhookStatus.Parked, reason, now + Waits[Attempts]);
        Attempts++;
        return false;
    }

    /// <summary>An administrator resolved it by other means; the error is kept.</summary>
    public void Dismiss(DateTimeOffset now) =>
        (Status, NextAttemptAt, HandledAt) = (WebhookStatus.Dismissed, null, now);

    /// <summary>An administrator wants it reprocessed.</summary>
    public void Reopen(DateTimeOffset now) =>
        (Status, Attempts, LastError, NextAttemptAt, HandledAt) = (WebhookStatus.Received, 0, null, now, null);
}

/// <summary>Status of a delivery.</summary>
public enum WebhookStatus
{
    /// <summary>Stored, not handled yet.</summary>
    Received,

    /// <summary>Its effects are committed.</summary>
    Processed,

    /// <summary>Nothing to do: unknown type, or an update of lower rank.</summary>
    Ignored,

    /// <summary>Its payment is not known (yet), or handling it failed.</summary>
    Parked,

    /// <summary>Needs an administrator.</summary>
    Failed,

    /// <summary>An administrator reviewed it: nothing is left to do.</summary>
    Dismissed,
}
