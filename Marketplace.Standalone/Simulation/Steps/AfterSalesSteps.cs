using Marketplace.Foundation;
using Marketplace.Modules.Orders;
using Marketplace.Modules.Payments.Contracts;

namespace Marketplace.Standalone;

/// <summary>What follows a delivery: nothing, a refund by the store, a return, or a dispute.</summary>
internal sealed class AfterSalesSteps(SimulationWorld world, ReturnSteps returns, DisputeSteps disputes)
{
    /// <summary>Notes what happens to an order.</summary>
    /// <param name="days">Until all of it was delivered.</param>
    public void Begin(SimulatedOrder order, int days)
    {
        if (order.Lines.Count == 0)
            return;
        var plot = order.Chance.Pick(PlotWeights.Later);
        switch (plot)
        {
            case LaterPlot.Nothing:
                break;
            case LaterPlot.BuyerAccepts:
                Plan(order, days + 1, () => AcceptAsync(order));
                break;
            case LaterPlot.AmountRefunded:
            case LaterPlot.UnitsRefunded:
            case LaterPlot.ShippingRefunded:
            case LaterPlot.RestRefunded:
                if (!order.IsCash)
                    Plan(order, days + order.Chance.Between(1, 35), () => RefundAsync(order, plot));
                break;
            case LaterPlot.RefundedAtProvider:
            case LaterPlot.DisputeLost:
            case LaterPlot.DisputeWon:
            case LaterPlot.DisputeStaysOpen:
            case LaterPlot.QuestionOnly:
                if (!order.IsCash)
                    disputes.Begin(order, plot, days + order.Chance.Between(1, 35));
                break;
            default:
                // A return whose refund fails for days is rightly reported by the job that watches returns.
                if (!order.RefundsFail)
                    returns.Begin(order, plot, days + order.Chance.Between(1, 12));
                break;
        }
    }

    private Task AcceptAsync(SimulatedOrder order) =>
        world.DoAsync<OrderService>(
            "accepting an order",
            (s, ct) => s.MoveAsync(new(order.Id, OrderCommand.Accept, order.BuyingParty), ct)
        );

    private Task RefundAsync(SimulatedOrder order, LaterPlot plot)
    {
        var line = order.Chance.Pick(order.Lines);
        RefundPart[]? parts = plot switch
        {
            LaterPlot.UnitsRefunded => [RefundPart.UnitsOf(line.Id, 1)],
            LaterPlot.ShippingRefunded when order.ShippingMinor > 0 => [RefundPart.RestOfShipping],
            LaterPlot.RestRefunded => null,
            _ => [RefundPart.AmountOn(line.Id, line.UnitMinor / 3)],
        };
        return world.GetAsync<OrderRefundService, RefundSummary>(
            $"a refund ({plot})",
            (s, ct) => s.RefundAsync(new(order.Id, order.Store.Party, parts, "seller.other"), ct)
        );
    }

    private void Plan(SimulatedOrder order, int days, Func<Task> actAsync) =>
        world.Agenda.Add(world.Day + days, order.PurchaseId, actAsync);
}
