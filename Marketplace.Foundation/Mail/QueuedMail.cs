namespace Marketplace.Foundation;

/// <summary>A mail queued in the commit that caused it; recipient and text are erased once it is sent.</summary>
public sealed class QueuedMail
{
    public Guid Id { get; init; }

    public required string To { get; set; }

    public required string Subject { get; init; }

    /// <summary>Plain text; empty after sending.</summary>
    public required string Body { get; set; }

    public DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset AvailableAt { get; set; }

    public int Attempts { get; set; }

    public DateTimeOffset? SentAt { get; set; }

    public DateTimeOffset? DeadAt { get; set; }

    public string? LastError { get; set; }
}
