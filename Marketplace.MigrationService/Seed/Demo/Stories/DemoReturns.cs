using System.Text.Json;
using Marketplace.Foundation;
using Marketplace.Modules.Payments.Contracts;

namespace Marketplace.MigrationService;

/// <summary>Generates returns in every status, with the refunds of cards and what cash buyers are owed.</summary>
internal sealed class DemoReturns(
    DemoRandom random,
    DemoStoryTables tables,
    DemoLedger ledger,
    DemoCipher secrets,
    DateTimeOffset now
)
{
    private const int FailedRefunds = 2;
    private static readonly TimeSpan Send = TimeSpan.FromDays(10);

    private readonly DemoReturnRows _rows = new(random, tables, secrets);
    private readonly List<DemoReturnPlot> _waiting = [.. DemoReturnPlots.All];
    private readonly List<DemoReturnPlot> _untold = [.. DemoReturnPlots.All];
    private int _failed;

    /// <summary>Adds a return of a delivered order: one of every plot as soon as an order suits it, and after that now
    /// and then the plot that has waited for longest.</summary>
    public void Add(DemoPlacedOrder order)
    {
        if (order.History is not { Status: "Delivered", DeliveredAt: { } delivered })
            return;
        var isTold = random.OneIn(5);
        var plot = _untold.Where(IsPossible).MaxBy(p => p.Hours) ?? (isTold ? _waiting.Find(p => IsPossible(p)) : null);
        if (plot is null)
            return;
        _untold.Remove(plot);
        _waiting.Remove(plot);
        if (!plot.RefundFails || ++_failed < FailedRefunds)
            _waiting.Add(plot);
        Add(order, plot, TimesOf(plot, delivered));

        bool IsPossible(DemoReturnPlot p) => delivered.AddHours(p.Hours) <= now && p.Suits(order.Order.IsCard);
    }

    /// <summary>When each step was taken; a withdrawal is approved as it is requested.</summary>
    private DateTimeOffset[] TimesOf(DemoReturnPlot plot, DateTimeOffset delivered)
    {
        var last = now - random.Hours(0.5, Math.Min(plot.LastWithin, (now - delivered).TotalHours / 3));
        var first = delivered + TimeSpan.FromSeconds(Math.Floor((last - delivered).TotalSeconds * 0.3));
        if (plot.Status == "Expired")
            first = last - Send;
        var gaps = Math.Max(1, plot.Steps.Count - 1);
        var times = Enumerable
            .Range(0, plot.Steps.Count)
            .Select(i => first + TimeSpan.FromSeconds(Math.Floor((last - first).TotalSeconds * i / gaps)))
            .ToArray();
        if (plot.Kind == "Withdrawal")
            times[1] = times[0];
        if (plot.Steps.Count == 1)
            times[0] = last;
        return times;
    }

    private void Add(DemoPlacedOrder order, DemoReturnPlot plot, DateTimeOffset[] at)
    {
        var id = random.NewId(at[0]);
        var line = order.Lines[0];
        var units = random.OneIn(2) ? line.Quantity : 1;
        var resellable = plot.Kind == "Withdrawal" ? units : 0;
        long? amount = null;
        if (plot.IsAccepted)
        {
            amount = TakeBack(order, plot, id, (line, units, resellable), at);
            tables.ReturnLines.Add(
                id,
                line.Id,
                0,
                units,
                plot.Reason,
                plot.Note,
                units,
                resellable,
                line.Variant.Price * units
            );
        }
        else
        {
            tables.ReturnLines.Add(id, line.Id, 0, units, plot.Reason, plot.Note, null, null, null);
        }

        if (plot.IsUndecided)
            order.DueAt = null;
        _rows.Add(order, plot, id, amount ?? 0, at);
    }

    /// <summary>Units go back on the shelf, and money to the buyer.</summary>
    private long TakeBack(
        DemoPlacedOrder order,
        DemoReturnPlot plot,
        Guid id,
        (DemoLine Line, int Units, int Resellable) back,
        DateTimeOffset[] times
    )
    {
        var (line, units, resellable) = back;
        var (isPaid, acceptedAt) = (plot.Status == "Refunded", plot.TimeOf(times, "accept")!.Value);
        line.Returned += units;
        line.WrittenOff += units - resellable;
        if (resellable > 0)
        {
            line.Variant.Movements.Add(new(acceptedAt, resellable, "ReturnRestock", "return", id, order.Order.Id));
        }

        var (amount, commission) = order.Promise(line, units, isPaid);
        var (store, money) = (order.Order.Store.Id, new Money(amount, "TRY"));
        if (order.Order.IsCard)
        {
            order.Refund = RefundOf(order, plot, line, (units, amount, commission), times);
            if (isPaid)
            {
                ledger.Add(LedgerEntries.OrderRefunded(order.Refund.Id, store, money, commission, false), times[^1]);
            }

            return amount;
        }

        ledger.Add(LedgerEntries.CashRefundDue(id, store, money, commission), acceptedAt);
        if (isPaid)
            ledger.Add(LedgerEntries.CashRefundPaid(id, money), times[^1]);
        return amount;
    }

    private DemoRefund RefundOf(
        DemoPlacedOrder order,
        DemoReturnPlot plot,
        DemoLine line,
        (int Units, long Amount, CommissionRefund Commission) back,
        DateTimeOffset[] times
    )
    {
        var acceptedAt = plot.TimeOf(times, "accept")!.Value;
        RefundLine[] lines =
        [
            new(
                line.Id,
                back.Units,
                line.Variant.Price * back.Units,
                back.Commission.CommissionMinor,
                back.Commission.CommissionTaxMinor
            ),
        ];
        return new(
            random.NewId(acceptedAt),
            order.Order.Id,
            back.Amount,
            "return.withdrawal",
            JsonSerializer.Serialize(lines, EventJson.Options),
            back.Commission,
            acceptedAt,
            times[^1],
            plot.Status == "Refunded" ? null : "expired_or_canceled_card"
        );
    }
}
