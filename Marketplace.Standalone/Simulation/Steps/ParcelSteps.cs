using Marketplace.Foundation;
using Marketplace.Modules.Orders;

namespace Marketplace.Standalone;

/// <summary>Stores send parcels, which arrive, fail to arrive, or come back.</summary>
internal sealed class ParcelSteps(SimulationWorld world, AfterSalesSteps afterSales)
{
    // Longer than the product waits before a parcel counts as delivered.
    private const int DaysUntilDelivered = 16;

    /// <summary>Notes what happens to the parcels of a confirmed order.</summary>
    public void Begin(SimulatedOrder order, int days)
    {
        var plot = order.Chance.Pick(PlotWeights.Parcels);
        var isSplit = plot is ParcelPlot.Two or ParcelPlot.OneOfTwoRefused && order.Lines.Sum(l => l.Quantity) > 1;
        Plan(order, days, () => isSplit ? ShipTwoAsync(order, plot) : ShipOneAsync(order, plot));
    }

    private async Task ShipOneAsync(SimulatedOrder order, ParcelPlot plot)
    {
        var parcel = await ShipAsync(order, null);
        var days = order.Chance.Between(1, 4);
        switch (plot)
        {
            case ParcelPlot.NeverScanned:
                afterSales.Begin(order, DaysUntilDelivered);
                break;
            case ParcelPlot.Forgotten:
                Plan(order, days, () => MoveAsync(order, parcel, ParcelCommand.Undelivered));
                break;
            case ParcelPlot.Refused:
                Plan(order, days, () => MoveAsync(order, parcel, ParcelCommand.Undelivered));
                Plan(order, days + 3, () => MoveAsync(order, parcel, ParcelCommand.CameBack));
                break;
            case ParcelPlot.Retried:
                Plan(order, days, () => MoveAsync(order, parcel, ParcelCommand.Undelivered));
                Plan(order, days + 1, () => MoveAsync(order, parcel, ParcelCommand.Retry));
                Deliver(order, parcel, days + 2);
                afterSales.Begin(order, days + 2);
                break;
            default:
                Deliver(order, parcel, days);
                afterSales.Begin(order, days);
                break;
        }
    }

    private async Task ShipTwoAsync(SimulatedOrder order, ParcelPlot plot)
    {
        var apart = order.Lines[0];
        var first = await ShipAsync(order, [new(apart.Id, 1)]);
        var second = await ShipAsync(order, null);
        Deliver(order, second, 2);
        if (plot == ParcelPlot.Two)
        {
            Deliver(order, first, 4);
            afterSales.Begin(order, 4);
            return;
        }

        Plan(order, 3, () => MoveAsync(order, first, ParcelCommand.Undelivered));
        Plan(order, 6, () => MoveAsync(order, first, ParcelCommand.CameBack));
        var delivered = order.Lines.Select(l => l.Id == apart.Id ? l with { Quantity = l.Quantity - 1 } : l);
        afterSales.Begin(order with { Lines = [.. delivered.Where(l => l.Quantity > 0)] }, 6);
    }

    /// <summary>The seller, or the buyer, says that it arrived.</summary>
    private void Deliver(SimulatedOrder order, Guid parcel, int days) =>
        Plan(
            order,
            days,
            () => MoveAsync(order, parcel, ParcelCommand.Deliver, order.Chance.Percent(30) ? order.BuyingParty : null)
        );

    private async Task<Guid> ShipAsync(SimulatedOrder order, IReadOnlyList<LineUnits>? units)
    {
        var parcel = await world.GetAsync<ParcelService, Guid>(
            "packing",
            (s, ct) => s.PackAsync(new(order.Id, order.Store.Party, units, new()), ct)
        );
        var carriage = new ParcelCarriage("yurtici", null, $"T{parcel:N}");
        await world.DoAsync<ParcelService>(
            "shipping",
            (s, ct) => s.MoveAsync(new(order.Id, parcel, ParcelCommand.Ship, order.Store.Party, Carriage: carriage), ct)
        );
        return parcel;
    }

    private Task MoveAsync(SimulatedOrder order, Guid parcel, ParcelCommand command, OrderActor? party = null)
    {
        UndeliveredReason? reason = command == ParcelCommand.Undelivered ? UndeliveredReason.Refused : null;
        var move = new MoveParcel(order.Id, parcel, command, party ?? order.Store.Party, Reason: reason);
        return world.DoAsync<ParcelService>($"{command} of a parcel", (s, ct) => s.MoveAsync(move, ct));
    }

    private void Plan(SimulatedOrder order, int days, Func<Task> actAsync) =>
        world.Agenda.Add(world.Day + days, order.PurchaseId, actAsync);
}
