namespace Marketplace.Bench;

/// <summary>Runs reads, orders and pgbench alternately, round by round, so that other load on the machine affects all
/// equally.</summary>
internal sealed class RoundMeasurement : Measurement
{
    public override IReadOnlyList<string> Names =>
        ["list", "page", "fresh", "seller-orders", "popular", "order", "hot"];

    public override string Title => "rounds of reads and orders";

    public override async Task RunAsync(BenchRun run)
    {
        var (rates, failed) = (new RoundRates(), new HashSet<string>());
        RoundPart[] parts =
        [
            .. ReadRounds.Of(run, rates),
            .. new OrderRounds(run, rates).Parts,
            .. new HotRowRounds(run, rates).Parts,
        ];
        var options = run.Options;
        await run.SayAsync($"  {options.Rounds} rounds of {options.Time.TotalSeconds:0} s each, after one to warm up");
        for (var round = 0; round <= options.Rounds; round++)
        {
            rates.IsWarmUp = round == 0;
            await run.SayPartAsync(round == 0 ? "  warm-up:" : $"  round {round} of {options.Rounds}:");
            foreach (var part in parts.Where(part => !failed.Contains(part.Name)))
            {
                if (!await run.TryAsync(part.Name, part.MeasureAsync))
                    failed.Add(part.Name);
                await run.SayPartAsync(rates.TakeNews());
            }

            await run.SayAsync("");
        }

        Report(run.Figures, rates);
    }

    private static void Report(FigureSet figures, RoundRates rates)
    {
        foreach (var (name, rate) in rates.Medians)
            figures.Set(name, rate);
        figures.SetRatio("order/same", "order", PgBench.Same);
        figures.SetRatio("order/bare", "order", PgBench.Bare);
        figures.SetRatio("hot/pgbench", "hot", PgBench.Hot);
        foreach (var read in new[] { "list", "page", "list-fresh", "page-fresh", "seller-orders", "popular" })
            figures.SetRatio($"{read}/json", read, "json");
    }
}
