using System.Diagnostics;
using Marketplace.Foundation;

namespace Marketplace.UnitTests.Observability;

/// <summary>Which runs of a job leave a trace.</summary>
public sealed class JobTelemetryTests
{
    private static readonly TimeSpan Seconds = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    [Fact]
    public void FrequentJob_ThatFoundNoWork_IsNotTraced() =>
        Assert.False(IsTraced(Seconds, run => run.Succeed(didSomething: false)));

    [Fact]
    public void FrequentJob_ThatWasCutShortByAShutdown_IsNotTraced() => Assert.False(IsTraced(Seconds, _ => { }));

    [Fact]
    public void FrequentJob_ThatDidSomething_IsTraced() =>
        Assert.True(IsTraced(Seconds, run => run.Succeed(didSomething: true)));

    [Fact]
    public void FrequentJob_ThatFailed_IsTraced() =>
        Assert.True(IsTraced(Seconds, run => run.Fail(new InvalidOperationException("No connection."))));

    [Fact]
    public void RareJob_IsAlwaysTraced()
    {
        Assert.True(IsTraced(Hour, run => run.Succeed(didSomething: false)));
        Assert.True(IsTraced(Hour, _ => { }));
    }

    private static bool IsTraced(TimeSpan every, Action<JobTelemetry> end)
    {
        var job = "test." + Guid.CreateVersion7().ToString("N");
        Activity? stopped = null;
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == PlatformTelemetry.Name,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = activity =>
            {
                if (activity.OperationName == "job " + job)
                    stopped = activity;
            },
        };
        ActivitySource.AddActivityListener(listener);
        using (var run = new JobTelemetry(new JobSchedule(job, every, typeof(object))))
            end(run);
        return stopped!.Recorded;
    }
}
