namespace Marketplace.Bench;

/// <summary>Orders of one line, all of the same variant, completed by 16 callers, beside pgbench updating that
/// variant's stock and writing one event.</summary>
internal sealed class HotRowRounds(BenchRun run, RoundRates rates)
{
    private readonly QuotePool _quotes = new(run.Options.Time);

    public IEnumerable<RoundPart> Parts =>
        run.Wants("hot") ? [new("hot", OrdersAsync), new("hot-pgbench", PgBenchAsync)] : [];

    private Guid Variant => run.Shop.Goods.Variants[0];

    private async Task OrdersAsync()
    {
        var quotes = new System.Collections.Concurrent.ConcurrentBag<string>();
        await ClosedLoop.OverAsync(
            [.. Enumerable.Range(0, _quotes.Size)],
            Buying.Callers,
            async _ => quotes.Add(await run.Shop.QuoteAsync([Variant]))
        );
        await using var pause = await BackgroundPause.OfRelayAsync(run.Shop);
        var rate = await ClosedLoop.OverAsync(quotes, Buying.Callers, run.Shop.CompleteAsync, run.Options.Time);
        _quotes.Note(rate);
        rates.Keep("hot", rate);
    }

    private async Task PgBenchAsync()
    {
        await using var pause = await BackgroundPause.OfRelayAsync(run.Shop);
        var pgbench = new PgBench(run.Shop);
        rates.Keep(
            PgBench.Hot,
            await pgbench.RunAsync(PgBench.Hot, Buying.Callers, run.Options.Time, ("variant", Variant.ToString()))
        );
    }
}
