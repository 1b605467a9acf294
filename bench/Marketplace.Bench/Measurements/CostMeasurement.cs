namespace Marketplace.Bench;

/// <summary>Processor time of a whole order of three lines, cash, by its steps.</summary>
internal sealed class CostMeasurement : Measurement
{
    private const int Orders = 600;

    public override IReadOnlyList<string> Names => ["cost"];

    public override string Title => "processor time of an order";

    /// <summary>The steps one after another: quotes, completions while no event is relayed, the events while no mail
    /// is sent, the mails.</summary>
    public override async Task RunAsync(BenchRun run)
    {
        var (shop, figures) = (run.Shop, run.Figures);

        // Not counted: what runs for the first time is compiled, and the mails of earlier orders are sent.
        await CompleteAsync(shop, await shop.QuotesAsync(Orders / 2));
        await shop.DrainAsync();
        IReadOnlyCollection<string> quotes = [];
        ProcessorTime quote;
        ProcessorTime complete;
        ProcessorTime events;
        await using (await BackgroundPause.OfMailsAsync(shop))
        {
            await using (await BackgroundPause.OfRelayAsync(shop))
            {
                quote = await SpentAsync(shop, async () => quotes = await shop.QuotesAsync(Orders));
                complete = await SpentAsync(shop, () => CompleteAsync(shop, quotes));
            }

            events = await SpentAsync(shop, shop.DrainAsync);
        }

        var mails = await SpentAsync(shop, shop.UntilMailsAreSentAsync);
        Set(figures, "quote", quote);
        Set(figures, "complete", complete);
        Set(figures, "events", events);
        figures.Set("order-ms", (quote.Sum + complete.Sum + events.Sum).TotalMilliseconds / Orders);
        figures.Set("mails-ms", mails.Sum.TotalMilliseconds / Orders);
    }

    /// <summary>Processor time of product and database while something is done.</summary>
    public static async Task<ProcessorTime> SpentAsync(BenchShop shop, Func<Task> workAsync)
    {
        var before = ProcessorTime.Now(shop);
        await workAsync();
        return ProcessorTime.Now(shop) - before;
    }

    private static Task<double> CompleteAsync(BenchShop shop, IReadOnlyCollection<string> quotes) =>
        ClosedLoop.OverAsync(quotes, Buying.Callers, shop.CompleteAsync);

    private static void Set(FigureSet figures, string step, ProcessorTime spent)
    {
        figures.Set($"{step}-net", spent.Product.TotalMilliseconds / Orders);
        figures.Set($"{step}-pg", spent.Database.TotalMilliseconds / Orders);
    }
}
