namespace Marketplace.Bench;

/// <summary>Processor time while nobody asks for anything and nothing waits to be done.</summary>
internal sealed class IdleMeasurement : Measurement
{
    private static readonly TimeSpan Settling = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Time = TimeSpan.FromSeconds(60);

    public override IReadOnlyList<string> Names => ["idle"];

    public override string Title => "processor time while idle";

    public override async Task RunAsync(BenchRun run)
    {
        var shop = run.Shop;
        await shop.DrainAsync();
        await shop.UntilMailsAreSentAsync();
        await Task.Delay(Settling);
        var spent = await CostMeasurement.SpentAsync(shop, () => Task.Delay(Time));
        run.Figures.Set("idle-net", Percent(spent.Product));
        run.Figures.Set("idle-pg", Percent(spent.Database));
    }

    private static double Percent(TimeSpan spent) => spent / Time * 100;
}
