namespace Marketplace.Modules.Payments;

/// <summary>A delivery of the provider whose signature was good: kept whole within an allow-list, handled
/// once.</summary>
public sealed class WebhookMessage
{
    /// <summary>Type of a delivery whose signature was good and whose body makes no sense.</summary>
    public const string UnreadableType = "unreadable";

    /// <summary>Waits after each failed look-up or failure, then given up: 1, 5, 30, 120 s, 10 min, 1, 6, 24
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

    /// <summary>The provider's id of the object the news is about.</summary>
    public string? ObjectId { get; init; }

    /// <summary>Payment it was matched with; null before and when none fits.</summary>
    public Guid? PaymentId { get; set; }

    public DateTimeOffset? CreatedAtProvider { get; init; }

    public DateTimeOffset ReceivedAt { get; init; }

    /// <summary>JSON; personal fields outside the allow-list are dropped, card data never comes.</summary>
    public required string Payload { get; init; }

    public WebhookStatus Status { get; private set; }

    public int Attempts { get; private set; }

    /// <summary>When the worker looks at it again; null when it is done.</summary>
    public DateTimeOffset? NextAttemptAt { get; set; }

    /// <summary>Why it is ignored, parked or failed.</summary>
    public string? LastError { get; private set; }

    public DateTimeOffset? HandledAt { get; private set; }

    public bool IsWaiting => Status is WebhookStatus.Received or WebhookStatus.Parked;

    /// <summary>Ends it.</summary>
    public void Finish(WebhookStatus status, string? reason, DateTimeOffset now)
    {
        Attempts++;
        (Status, LastError, NextAttemptAt, HandledAt) = (status, reason, null, now);
    }

    /// <summary>Puts it aside for later; after the last wait it fails. True when it was given up.</summary>
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

    /// <summary>An administrator settled it by other means; the reason it failed stays.</summary>
    public void Dismiss(DateTimeOffset now) =>
        (Status, NextAttemptAt, HandledAt) = (WebhookStatus.Dismissed, null, now);

    /// <summary>An administrator wants it handled again.</summary>
    public void Reopen(DateTimeOffset now) =>
        (Status, Attempts, LastError, NextAttemptAt, HandledAt) = (WebhookStatus.Received, 0, null, now, null);
}

/// <summary>Where a delivery stands.</summary>
public enum WebhookStatus
{
    /// <summary>Stored, not handled yet.</summary>
    Received,

    /// <summary>Its effects are committed.</summary>
    Processed,

    /// <summary>Nothing to do: unknown type, or news of a lower rank.</summary>
    Ignored,

    /// <summary>Its payment is not known (yet).</summary>
    Parked,

    /// <summary>Needs a person.</summary>
    Failed,

    /// <summary>A person looked at it: nothing is left to do.</summary>
    Dismissed,
}
