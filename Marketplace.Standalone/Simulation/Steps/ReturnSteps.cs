using Marketplace.Foundation;
using Marketplace.Modules.Orders;

namespace Marketplace.Standalone;

/// <summary>Buyers give goods back; stores take them, object or are silent, and support decides.</summary>
internal sealed class ReturnSteps(SimulationWorld world, SimulationCast cast)
{
    // An account of buyers, which no store has.
    private const int BuyersAccount = 99_999_999;

    /// <summary>Notes a return.</summary>
    public void Begin(SimulatedOrder order, LaterPlot plot, int days) =>
        Plan(order, days, () => RequestAsync(order, plot));

    private async Task RequestAsync(SimulatedOrder order, LaterPlot plot)
    {
        var line = order.Chance.Pick(order.Lines);
        var units = order.Chance.Between(1, line.Quantity);
        var kind = plot switch
        {
            LaterPlot.DefectRejected => ReturnKind.Defective,
            LaterPlot.UnitMissing => ReturnKind.Missing,
            _ => ReturnKind.Withdrawal,
        };
        var iban = order.IsCash ? SimulatedIban.Of(BuyersAccount) : null;
        var id = await world.GetAsync<ReturnRequestService, Guid>(
            "a return",
            (s, ct) => s.RequestAsync(new(order.Buyer, order.Id, kind, [new(line.Id, units, "other")], iban), ct)
        );
        Continue(order, plot, id, new(line.Id, units));
    }

    private void Continue(SimulatedOrder order, LaterPlot plot, Guid id, LineUnits units)
    {
        switch (plot)
        {
            case LaterPlot.WithdrawnAndUnsent:
                break;
            case LaterPlot.WithdrawnAndCancelled:
                Plan(order, 1, () => MoveAsync(id, ReturnCommand.Cancel, order.BuyingParty));
                break;
            case LaterPlot.DefectRejected:
                Plan(order, 1, () => MoveAsync(id, ReturnCommand.Reject, order.Store.Party, "not_defective"));
                break;
            case LaterPlot.UnitMissing:
                if (order.Chance.Percent(50))
                    Plan(order, 1, () => MoveAsync(id, ReturnCommand.Approve, order.Store.Party));
                break;
            default:
                Plan(order, 1, () => MoveAsync(id, ReturnCommand.HandOver, order.BuyingParty));
                Plan(order, 3, () => MoveAsync(id, ReturnCommand.Receive, order.Store.Party));
                Judge(order, plot, id, units);
                break;
        }
    }

    private void Judge(SimulatedOrder order, LaterPlot plot, Guid id, LineUnits units)
    {
        switch (plot)
        {
            case LaterPlot.WithdrawnAndSilent:
                break;
            case LaterPlot.ContestedAndDecided:
                Plan(order, 4, () => MoveAsync(id, ReturnCommand.Contest, order.Store.Party, "used"));
                Plan(order, 6, () => DecideAsync(id, units.LineId, Math.Max(1, units.Quantity - 1)));
                break;
            case LaterPlot.ContestedAndRefused:
                Plan(order, 4, () => MoveAsync(id, ReturnCommand.Contest, order.Store.Party, "used"));
                Plan(order, 6, () => DecideAsync(id, units.LineId, 0));
                break;
            default:
                var resellable = order.Chance.Between(0, units.Quantity);
                AcceptedUnits[] accepted = [new(units.LineId, units.Quantity, resellable)];
                var accept = new AcceptReturn(id, ReturnCommand.Accept, order.Store.Party, accepted);
                Plan(
                    order,
                    4,
                    () => world.DoAsync<ReturnService>("accepting a return", (s, ct) => s.AcceptAsync(accept, ct))
                );
                break;
        }
    }

    private Task DecideAsync(Guid id, Guid lineId, int accepted) =>
        world.DoAsync<ReturnDecisionService>(
            "a decision about a return",
            (s, ct) => s.DecideAsync(new(cast.Maker, id, [new(lineId, accepted)], "simulated"), ct)
        );

    private Task MoveAsync(Guid id, ReturnCommand command, OrderActor party, string? reason = null) =>
        world.DoAsync<ReturnService>(
            $"{command} of a return",
            (s, ct) => s.MoveAsync(new(id, command, party, reason), ct)
        );

    private void Plan(SimulatedOrder order, int days, Func<Task> actAsync) =>
        world.Agenda.Add(world.Day + days, order.PurchaseId, actAsync);
}
