namespace Marketplace.Foundation;

/// <summary>Who changed what, kept for ever and never changed; personal fields of the object are masked before they get
/// here.</summary>
public sealed class AuditEntry
{
    public Guid Id { get; init; }

    /// <summary>Acting user; null for the system.</summary>
    public Guid? ActorId { get; init; }

    /// <summary>For example <c>seller.approve</c>.</summary>
    public required string Action { get; init; }

    public required string ObjectType { get; init; }

    public required string ObjectId { get; init; }

    /// <summary>JSON before, null where it does not apply.</summary>
    public string? Before { get; init; }

    /// <summary>JSON after, null where it does not apply.</summary>
    public string? After { get; init; }

    /// <summary>The <c>X-Request-Id</c> of the request; null for jobs and event handlers.</summary>
    public string? RequestId { get; init; }

    /// <summary>Where the request came from; null for jobs and event handlers.</summary>
    public string? Ip { get; init; }

    public DateTimeOffset At { get; init; }
}
