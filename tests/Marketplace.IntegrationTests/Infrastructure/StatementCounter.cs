using System.Collections.Concurrent;
using System.Diagnostics;

namespace Marketplace.IntegrationTests.Infrastructure;

/// <summary>Counts the SQL commands of one request by the traces of the database driver.</summary>
public sealed class StatementCounter : IDisposable
{
    private readonly ConcurrentBag<string> _statements = [];
    private readonly ActivityListener _listener;
    private readonly ActivityTraceId _traceId = ActivityTraceId.CreateRandom();

    public StatementCounter()
    {
        _listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name is "Npgsql" or "Microsoft.AspNetCore",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = activity =>
            {
                if (activity.Source.Name == "Npgsql" && activity.TraceId == _traceId && activity.DisplayName is not "CONNECT" && activity.GetTagItem("db.query.text") is string sql)
                    _statements.Add(sql);
            },
        };
        ActivitySource.AddActivityListener(_listener);
    }

    /// <summary>Value for the request's <c>traceparent</c> header.</summary>
    public string TraceParent => $"00-{_traceId}-{ActivitySpanId.CreateRandom()}-01";

    public IReadOnlyCollection<string> Statements => _statements;

    public void Dispose() => _listener.Dispose();
}
