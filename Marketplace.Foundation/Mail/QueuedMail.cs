namespace Marketplace.Foundation;

/// <summary>A mail queued in the commit that caused it; recipient and text are erased once it is sent.</summary>
public sealed class QueuedMail
{
    public Guid Id { get; init; }

    public required string To { get; set; }

    public required string Subject { get; init; }

    /// <summary>Plain text; empty after sending.</summary>
    public required string Body { get; set; }

    /// <summary>The same as HTML; null after sending.</summary>
    public string? Html { get; set; }

    /// <summary>Where mails of this kind are turned off; null for mails everybody gets, and after sending.</summary>
    public string? UnsubscribeUrl { get; set; }

    /// <summary>More urgent mails are sent first, whatever else is waiting.</summary>
    public MailPriority Priority { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset AvailableAt { get; set; }

    public int Attempts { get; set; }

    public DateTimeOffset? SentAt { get; set; }

    public DateTimeOffset? DeadAt { get; set; }

    public string? LastError { get; set; }
}

/// <summary>How urgent a mail is; smaller is sent first.</summary>
public enum MailPriority
{
    /// <summary>Somebody waits for it at the screen: confirmation and password links.</summary>
    Account = 1,

    /// <summary>News that may come a little later.</summary>
    Notification = 2,
}
