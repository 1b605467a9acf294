namespace Marketplace.Foundation;

/// <summary>A record of who changed what. Never updated or deleted; personal fields are masked before they get
/// here.</summary>
public sealed class AuditEntry
{
    public Guid Id { get; init; }

    /// <summary>The acting user; null for the system.</summary>
    public Guid? ActorId { get; init; }

    /// <summary>For example <c>seller.approve</c>.</summary>
    public required string Action { get; init; }

    public required string ObjectType { get; init; }

    public required string ObjectId { get; init; }

    /// <summary>State before the change as JSON; null when not applicable.</summary>
    public string? Before { get; init; }

    /// <summary>State after the change as JSON; null when not applicable.</summary>
    public string? After { get; init; }

    /// <summary>The <c>X-Request-Id</c> of the request; null for jobs and event handlers.</summary>
    public string? RequestId { get; init; }

    /// <summary>Client address of the request; null for jobs and event handlers.</summary>
    public string? Ip { get; init; }

    public DateTimeOffset At { get; init; }
}
