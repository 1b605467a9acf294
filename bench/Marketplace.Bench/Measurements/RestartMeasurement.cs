using System.Diagnostics;

namespace Marketplace.Bench;

/// <summary>The second start over the same data, until the host is healthy. Runs last: the host has another address
/// afterwards.</summary>
internal sealed class RestartMeasurement : Measurement
{
    public override IReadOnlyList<string> Names => ["restart"];

    public override string Title => "second start";

    public override async Task RunAsync(BenchRun run)
    {
        if (run.Shop.ApiApart)
        {
            await run.SayAsync("  left out: with the Api apart, its database would end under it");
            return;
        }

        await run.Shop.StopHostAsync();
        var started = Stopwatch.GetTimestamp();
        run.Figures.Set("restart", (await run.Shop.StartHostAgainAsync()).TotalSeconds);
        run.Figures.Set("restart-wall", Stopwatch.GetElapsedTime(started).TotalSeconds);
    }
}
