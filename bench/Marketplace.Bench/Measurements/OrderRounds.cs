namespace Marketplace.Bench;

/// <summary>Orders of three lines completed by 16 callers, beside pgbench writing the same orders without the
/// product.</summary>
internal sealed class OrderRounds(BenchRun run, RoundRates rates)
{
    private readonly QuotePool _quotes = new(run.Options.Time);
    private bool _isPrepared;

    public IEnumerable<RoundPart> Parts =>
        run.Wants("order") ? [new("order", OrdersAsync), new("pgbench", PgBenchAsync)] : [];

    /// <summary>Times completions only: quotes are created before the clock starts, and the events are relayed after
    /// it stops.</summary>
    private async Task OrdersAsync()
    {
        var quotes = await run.Shop.QuotesAsync(_quotes.Size);
        await using var pause = await BackgroundPause.OfRelayAsync(run.Shop);
        var rate = await ClosedLoop.OverAsync(quotes, Buying.Callers, run.Shop.CompleteAsync, run.Options.Time);
        _quotes.Note(rate);
        rates.Keep("order", rate);
    }

    private async Task PgBenchAsync()
    {
        var pgbench = new PgBench(run.Shop);
        if (!_isPrepared)
            await pgbench.PrepareAsync();
        _isPrepared = true;
        foreach (var script in new[] { PgBench.Same, PgBench.Bare })
        {
            await using var pause = await BackgroundPause.OfRelayAsync(run.Shop);
            rates.Keep(script, await pgbench.RunAsync(script, Buying.Callers, run.Options.Time));
        }
    }
}
