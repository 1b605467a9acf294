using Marketplace.Foundation;
using Marketplace.Modules.Orders;

namespace Marketplace.Standalone;

/// <summary>Stores answer, pack, ship and deliver; buyers, stores and administrators call orders off.</summary>
internal sealed class FulfilmentSteps(SimulationWorld world, SimulationCast cast, ParcelSteps parcels)
{
    /// <summary>Notes what happens to a new order.</summary>
    public void Begin(SimulatedOrder order)
    {
        switch (order.Chance.Pick(PlotWeights.First))
        {
            case FirstPlot.SellerIsSilent:
                break;
            case FirstPlot.BuyerCancels:
                Plan(order, 0, () => MoveAsync(order, OrderCommand.Cancel, order.BuyingParty));
                break;
            case FirstPlot.SellerRejects:
                Plan(order, 0, () => MoveAsync(order, OrderCommand.Reject, order.Store.Party, OrderReasons.OutOfStock));
                break;
            case FirstPlot.UnitsCancelled:
                Confirm(order);
                Plan(order, 1, () => CancelUnitsAsync(order));
                break;
            case FirstPlot.CancelRequested:
                Confirm(order);
                Plan(order, 1, () => MoveAsync(order, OrderCommand.CancelRequest, order.BuyingParty));
                Plan(order, 2, () => MoveAsync(order, OrderCommand.Cancel, order.Store.Party));
                break;
            case FirstPlot.AdminCancels:
                Confirm(order);
                Plan(order, 1, () => CancelAsAdminAsync(order));
                break;
            default:
                Confirm(order);
                parcels.Begin(order, order.Chance.Between(1, 2));
                break;
        }
    }

    private void Confirm(SimulatedOrder order) =>
        Plan(order, 0, () => MoveAsync(order, OrderCommand.Confirm, order.Store.Party));

    private async Task CancelUnitsAsync(SimulatedOrder order)
    {
        var line = order.Chance.Pick(order.Lines);
        var units = order.Chance.Between(1, line.Quantity);
        await world.DoAsync<CancellationService>(
            "cancelling units",
            (s, ct) =>
                s.CancelAsync(
                    new(order.Id, order.Store.Party, [new(line.Id, units)], OrderReasons.OutOfStock, null),
                    ct
                )
        );
        var left = order.Lines.Select(l => l.Id == line.Id ? l with { Quantity = l.Quantity - units } : l);
        SimulatedLine[] lines = [.. left.Where(l => l.Quantity > 0)];
        if (lines.Length > 0)
            parcels.Begin(order with { Lines = lines }, 1);
    }

    private Task CancelAsAdminAsync(SimulatedOrder order) =>
        world.DoAsync<OrderAdministrationService>(
            "an administrator's cancellation",
            (s, ct) => s.CancelAsync(new(cast.Maker, order.Id, "simulated", null), ct)
        );

    private Task MoveAsync(SimulatedOrder order, OrderCommand command, OrderActor party, string? reason = null) =>
        world.DoAsync<OrderService>(
            $"{command} of an order",
            (s, ct) => s.MoveAsync(new(order.Id, command, party, reason), ct)
        );

    private void Plan(SimulatedOrder order, int days, Func<Task> actAsync) =>
        world.Agenda.Add(world.Day + days, order.PurchaseId, actAsync);
}
