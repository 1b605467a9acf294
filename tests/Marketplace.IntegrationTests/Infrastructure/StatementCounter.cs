using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.RegularExpressions;

namespace Marketplace.IntegrationTests.Infrastructure;

/// <summary>Counts the SQL of one request by the traces of the database driver: round trips to the server, and the
/// statements inside of them.</summary>
public sealed partial class StatementCounter : IDisposable
{
    private readonly ConcurrentBag<string> _roundTrips = [];
    private readonly ActivityListener _listener;
    private readonly Activity _span = new("counted");

    public StatementCounter()
    {
        // The current span as well as the header: while a host of another test exports traces, OpenTelemetry watches
        // every HTTP client of the process and writes the current trace over the header.
        _span.Start();
        _listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name is "Npgsql" or "Microsoft.AspNetCore",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = activity =>
            {
                if (
                    activity.Source.Name == "Npgsql"
                    && activity.TraceId == _span.TraceId
                    && activity.DisplayName is not "CONNECT"
                    && activity.GetTagItem("db.query.text") is string sql
                )
                {
                    _roundTrips.Add(sql);
                }
            },
        };
        ActivitySource.AddActivityListener(_listener);
    }

    /// <summary>Value for the request's <c>traceparent</c> header.</summary>
    public string TraceParent => $"00-{_span.TraceId}-{_span.SpanId}-01";

    /// <summary>What was sent, one text a round trip.</summary>
    public IReadOnlyCollection<string> RoundTrips => _roundTrips;

    /// <summary>Every statement; a batch has many. Values travel as parameters, so a semicolon at the end of a line
    /// ends a statement.</summary>
    public IReadOnlyCollection<string> Statements =>
        [
            .. _roundTrips
                .SelectMany(batch => StatementEnd().Split(batch))
                .Select(s => s.Trim())
                .Where(s => s.Length > 0),
        ];

    public void Dispose()
    {
        _span.Dispose();
        _listener.Dispose();
    }

    [GeneratedRegex(@";\s*(?:\n|\z)")]
    private static partial Regex StatementEnd();
}
