namespace Marketplace.Bench;

/// <summary>Rate and processor time of a request that writes, while no event is relayed.</summary>
internal static class WriteCost
{
    private const int Callers = 8;

    /// <param name="name">Of the figure of the rate; that of the processor time ends in <c>-ms</c>.</param>
    /// <param name="warmUp">Share of the items that is not counted.</param>
    public static async Task MeasureAsync<T>(
        BenchRun run,
        string name,
        IReadOnlyCollection<T> items,
        Func<T, Task<HttpResponseMessage>> sendAsync,
        double warmUp = 0.25
    )
    {
        var first = (int)(items.Count * warmUp);
        await using var pause = await BackgroundPause.OfRelayAsync(run.Shop);
        await ClosedLoop.OverAsync([.. items.Take(first)], Callers, CallAsync);
        T[] counted = [.. items.Skip(first)];
        var before = ProcessorTime.Now(run.Shop);
        var rate = await ClosedLoop.OverAsync(counted, Callers, CallAsync);
        var spent = ProcessorTime.Now(run.Shop) - before;
        run.Figures.Set(name, rate);
        run.Figures.Set($"{name}-ms", spent.Sum.TotalMilliseconds / counted.Length);

        async Task CallAsync(T item)
        {
            using var answer = await sendAsync(item);
            if (!answer.IsSuccessStatusCode)
                throw new InvalidOperationException(await answer.Content.ReadAsStringAsync());
            await answer.Content.CopyToAsync(Stream.Null);
        }
    }
}
