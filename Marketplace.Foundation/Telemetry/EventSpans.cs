using System.Diagnostics;

namespace Marketplace.Foundation;

/// <summary>Spans for publishing and processing an event, in the trace of the request that caused it.</summary>
/// <remarks>Source: OpenTelemetry semantic conventions for messaging.</remarks>
public static class EventSpans
{
    /// <summary>Starts one span for each event of a batch being published.</summary>
    public static PublishSpans StartPublish(IReadOnlyList<EventEnvelope> batch, EventTransportName transport) =>
        new(batch, transport);

    /// <summary>Starts one span for each event that a consumer handles, alone or with others.</summary>
    public static ProcessSpans StartProcess(
        IReadOnlyList<EventEnvelope> events,
        string consumer,
        Func<EventTransportName> transport
    ) => new(events, consumer, transport);

    /// <summary>Marks a span as failed by an exception.</summary>
    public static void Fail(this Activity span, Exception exception) =>
        span.SetTag("error.type", exception.GetType().FullName)
            .SetStatus(ActivityStatusCode.Error, exception.GetType().Name);

    internal static Activity? StartProcess(EventEnvelope envelope, string consumer, EventTransportName transport)
    {
        var span = Start($"process {envelope.Type} by {consumer}", ActivityKind.Consumer, envelope);
        if (span is not { IsAllDataRequested: true })
            return span;
        Describe(span, envelope, transport, "process", "process");
        return span.SetTag("messaging.consumer.group.name", consumer);
    }

    internal static Activity? StartPublish(EventEnvelope envelope, EventTransportName transport)
    {
        var span = Start($"publish {envelope.Type}", ActivityKind.Producer, envelope);
        if (span is { IsAllDataRequested: true })
            Describe(span, envelope, transport, "publish", "send");
        return span;
    }

    private static Activity? Start(string name, ActivityKind kind, EventEnvelope envelope)
    {
        _ = ActivityContext.TryParse(envelope.TraceParent, null, isRemote: true, out var cause);
        return PlatformTelemetry.Source.StartActivity(name, kind, cause);
    }

    private static void Describe(
        Activity span,
        EventEnvelope envelope,
        EventTransportName transport,
        string operation,
        string operationType
    ) =>
        span.SetTag("messaging.system", transport.System)
            .SetTag("messaging.destination.name", transport.Destination)
            .SetTag("messaging.operation.name", operation)
            .SetTag("messaging.operation.type", operationType)
            .SetTag("messaging.message.id", envelope.Id)
            .SetTag("marketplace.event.id", envelope.Id)
            .SetTag("marketplace.event.type", envelope.Type)
            .SetTag("marketplace.event.subject", envelope.Subject);
}
