using System.Diagnostics;

namespace Marketplace.Foundation;

/// <summary>The spans of a batch while it is handed to the transport.</summary>
/// <remarks>None of them is the current one meanwhile: a statement or request for the whole batch belongs to no single
/// event.</remarks>
public sealed class PublishSpans : IDisposable
{
    private readonly Activity?[] _spans;
    private bool _isSettled;

    internal PublishSpans(IReadOnlyList<EventEnvelope> batch, EventTransportName transport)
    {
        if (!PlatformTelemetry.Source.HasListeners())
        {
            (_spans, Batch) = ([], batch);
            return;
        }

        var outer = Activity.Current;
        _spans = new Activity?[batch.Count];
        var continued = new EventEnvelope[batch.Count];
        for (var i = 0; i < batch.Count; i++)
        {
            _spans[i] = EventSpans.StartPublish(batch[i], transport);
            continued[i] = _spans[i] is { } span ? batch[i] with { TraceParent = span.Id } : batch[i];
            Activity.Current = outer;
        }

        Batch = continued;
    }

    /// <summary>The events as they are to be sent: each names its own span as what caused it.</summary>
    public IReadOnlyList<EventEnvelope> Batch { get; }

    /// <summary>Notes what the transport said of each event: null = accepted, otherwise the reason.</summary>
    public void Settle(IReadOnlyList<string?> errors)
    {
        _isSettled = true;
        for (var i = 0; i < _spans.Length; i++)
            if (errors[i] is not null)
                Fail(_spans[i]);
    }

    /// <summary>Ends the spans, as failed where the transport never answered, and leaves the current one as it
    /// is.</summary>
    public void Dispose()
    {
        var outer = Activity.Current;
        foreach (var span in _spans)
        {
            if (!_isSettled)
                Fail(span);
            span?.Dispose();
        }

        if (_spans.Length > 0)
            Activity.Current = outer;
    }

    private static void Fail(Activity? span) =>
        span?.SetTag("error.type", "not_sent").SetStatus(ActivityStatusCode.Error);
}
