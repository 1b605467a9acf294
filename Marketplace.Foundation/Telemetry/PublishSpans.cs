using System.Diagnostics;

namespace Marketplace.Foundation;

/// <summary>The spans of a batch while it is being published.</summary>
/// <remarks>None of them is the current activity: a statement or request for the whole batch belongs to no single
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

    /// <summary>The events to send; each carries its own span as trace parent.</summary>
    public IReadOnlyList<EventEnvelope> Batch { get; }

    /// <summary>Records the transport's result for each event: null when accepted, otherwise the reason.</summary>
    public void Settle(IReadOnlyList<string?> errors)
    {
        _isSettled = true;
        for (var i = 0; i < _spans.Length; i++)
        {
            if (errors[i] is not null)
                Fail(_spans[i]);
        }
    }

    /// <summary>Ends the spans, as failed if the transport did not return a result; the current activity stays the
    /// same.</summary>
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
