using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Marketplace.Foundation;

/// <summary>The span and metrics of one job run.</summary>
/// <remarks>A job that runs more often than once a minute mostly finds no work. Its run is traced only when it did
/// something or failed, not when it found nothing or was cut short by a shutdown; its own SQL statements are not
/// traced.</remarks>
internal sealed class JobTelemetry : IDisposable
{
    private static readonly TimeSpan Frequent = TimeSpan.FromMinutes(1);

    private static readonly Histogram<double> Duration = PlatformTelemetry.Meter.CreateHistogram<double>(
        "marketplace.jobs.duration",
        "s",
        "Duration of job runs, by job and outcome",
        advice: new() { HistogramBucketBoundaries = [0.01, 0.05, 0.1, 0.5, 1, 5, 10, 30, 60, 300, 900] }
    );

    private readonly string _job;
    private readonly bool _isFrequent;
    private readonly long _startedAt = Stopwatch.GetTimestamp();
    private readonly Activity? _span;
    private bool _isWorthTracing;

    public JobTelemetry(JobSchedule schedule)
    {
        (_job, _isFrequent) = (schedule.Name, schedule.Every < Frequent);
        _span = PlatformTelemetry.Source.StartActivity("job " + _job);
        _span?.SetTag("marketplace.job", _job);
        if (_isFrequent && _span is not null)
            StatementTracing.Silence(_span);
    }

    /// <summary>Records a successful run.</summary>
    public void Succeed(bool didSomething)
    {
        Record("succeeded");
        _isWorthTracing = didSomething;
    }

    /// <summary>Records a failed run.</summary>
    public void Fail(Exception exception)
    {
        Record("failed");
        _isWorthTracing = true;
        _span?.Fail(exception);
    }

    public void Dispose()
    {
        if (_isFrequent && !_isWorthTracing && _span is not null)
            _span.ActivityTraceFlags &= ~ActivityTraceFlags.Recorded;
        _span?.Dispose();
    }

    private void Record(string outcome)
    {
        if (Duration.Enabled)
        {
            Duration.Record(
                Stopwatch.GetElapsedTime(_startedAt).TotalSeconds,
                new("job", _job),
                new KeyValuePair<string, object?>("outcome", outcome)
            );
        }

        _span?.SetTag("marketplace.job.outcome", outcome);
    }
}
