using System.Diagnostics;

namespace Marketplace.Foundation;

/// <summary>The spans of events while a consumer handles them: one for each event, in the trace of its cause.</summary>
/// <remarks>The span of a single event is the current activity. Of several none is: a statement for all of them belongs
/// to no single event.</remarks>
public sealed class ProcessSpans : IDisposable
{
    private readonly Activity? _outer = Activity.Current;
    private readonly Activity?[] _spans;

    internal ProcessSpans(IReadOnlyList<EventEnvelope> events, string consumer, Func<EventTransportName> transport)
    {
        if (!PlatformTelemetry.Source.HasListeners())
        {
            _spans = [];
            return;
        }

        _spans = new Activity?[events.Count];
        for (var i = 0; i < events.Count; i++)
        {
            _spans[i] = EventSpans.StartProcess(events[i], consumer, transport());
            if (events.Count > 1)
                Activity.Current = _outer;
        }
    }

    /// <summary>Marks the spans as failed by an exception.</summary>
    public void Fail(Exception exception)
    {
        foreach (var span in _spans)
            span?.Fail(exception);
    }

    /// <summary>Ends the spans and makes the activity of before the current one.</summary>
    public void Dispose()
    {
        foreach (var span in _spans)
            span?.Dispose();
        if (_spans.Length > 0)
            Activity.Current = _outer;
    }
}
