namespace Marketplace.MigrationService;

/// <summary>Writes returns with their histories.</summary>
internal sealed class DemoReturnRows(DemoRandom random, DemoStoryTables tables, DemoCipher secrets)
{
    private static readonly TimeSpan Decide = TimeSpan.FromHours(48);
    private static readonly TimeSpan Send = TimeSpan.FromDays(10);
    private static readonly TimeSpan Support = TimeSpan.FromDays(5);

    /// <summary>Adds a return.</summary>
    /// <param name="amount">What the buyer gets back, minor units.</param>
    /// <param name="times">When each step was taken.</param>
    public void Add(DemoPlacedOrder order, DemoReturnPlot plot, Guid id, long amount, DateTimeOffset[] times)
    {
        AddRow(order, plot, id, amount, times);
        AddEvents(order, plot, id, times);
    }

    private void AddRow(DemoPlacedOrder order, DemoReturnPlot plot, Guid id, long amount, DateTimeOffset[] times)
    {
        var account = order.Order.IsCard ? null : secrets.AccountOf(id);
        var isSent = plot.TimeOf(times, "hand_over") is not null;
        TimeSpan? open = plot.Status switch
        {
            "Requested" or "Received" => Decide,
            "Approved" or "InTransit" => Send,
            "Contested" => Support,
            _ => null,
        };
        tables.Returns.Add(
            id,
            "R-" + random.NewOrderNumber(times[0]),
            order.Order.Id,
            order.Order.Store.Id,
            order.Order.Buyer.Id,
            plot.Kind,
            plot.Status,
            "TRY",
            plot.TimeOf(times, "approve") is null ? null : random.Code(10),
            isSent ? "Yurtiçi Kargo" : null,
            isSent ? "8" + random.Between(100_000_000, 999_999_999) : null,
            times[0],
            times[^1] + open,
            plot.TimeOf(times, "receive"),
            plot.TimeOf(times, "accept"),
            amount,
            order.Refund?.Id,
            plot.Status == "Refunded" ? times[^1] : null,
            account?.Cipher,
            account?.LastFour,
            plot.Status == "Refunded" && !order.Order.IsCard ? "FT" + random.Between(10_000_000, 99_999_999) : null,
            plot.Steps.Count,
            (long)plot.Steps.Count
        );
    }

    private void AddEvents(DemoPlacedOrder order, DemoReturnPlot plot, Guid id, DateTimeOffset[] times)
    {
        for (var i = 0; i < plot.Steps.Count; i++)
        {
            var step = plot.Steps[i];
            // A cash order's money is transferred by hand.
            var actor = step.Type == "refund" && !order.Order.IsCard ? "Admin" : step.Actor;
            Guid? actorId = actor switch
            {
                "Buyer" => order.Order.Buyer.Id,
                "Seller" => order.Order.Store.OwnerId,
                _ => null,
            };
            tables.ReturnEvents.Add(
                id,
                i + 1,
                step.Type,
                i == 0 ? null : plot.Steps[i - 1].Status,
                step.Status,
                actor,
                actorId,
                step.Reason,
                step.Note,
                times[i]
            );
        }
    }
}
