namespace Marketplace.Bench;

/// <summary>Memory of the process that was under load.</summary>
internal sealed class MemoryMeasurement : Measurement
{
    public override IReadOnlyList<string> Names => ["memory"];

    public override string Title => "memory after the load";

    public override async Task RunAsync(BenchRun run)
    {
        var (resident, own, files) = run.Shop.Memory;
        run.Figures.Set("memory", resident);
        run.Figures.Set("memory-own", own);
        run.Figures.Set("memory-files", files);
        await run.SayAsync(
            run.Shop.ApiApart ? "  of the Api alone" : "  of Api, Worker, simulator and cache in one process"
        );
    }
}
