namespace Marketplace.Foundation;

/// <summary>An integration event in transit: CloudEvents 1.0 attributes and the data as JSON.</summary>
/// <param name="Id">UUIDv7; same as the outbox id.</param>
/// <param name="Source">For example <c>/marketplace/orders</c>.</param>
/// <param name="Data">JSON text of the event record.</param>
/// <param name="TraceParent">W3C trace context of the request that caused the event; null when there was none.</param>
public sealed record EventEnvelope(
    Guid Id,
    string Type,
    string Source,
    string Subject,
    DateTimeOffset Time,
    string Data,
    string? TraceParent
);
