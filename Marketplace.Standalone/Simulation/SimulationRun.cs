using System.Globalization;

namespace Marketplace.Standalone;

/// <summary>Days that go by in the marketplace.</summary>
/// <remarks>What happens at the same hour may happen at the same time, except to one purchase or store; what it comes
/// to by the evening does not depend on the order.</remarks>
internal sealed class SimulationRun(SimulationWorld world, SimulatedClock clock, TextWriter output)
{
    // Besides those that the steps run themselves.
    private static readonly string[] MorningJobs =
    [
        "orders.run-timeouts",
        "orders.watch-parcels",
        "orders.watch-returns",
        "orders.make-payable",
        "orders.correct-refund-commissions",
        "payments.issue-commission-invoices",
    ];

    private static readonly string[] EveningJobs =
    [
        "payments.retry-webhooks",
        "payments.reconcile",
        "payments.purge-webhooks",
        "products.sweep-reservations",
        "platform.purge",
    ];

    private const int DaysPerLine = 7;

    /// <summary>Lets the days pass.</summary>
    /// <exception cref="SimulationFailedException">The product refused a step, or a job failed.</exception>
    public async Task<SimulationTotals> RunAsync()
    {
        var cast = await SimulationCast.OpenAsync(world);
        var (refunds, stores) = (new RefundSteps(world, cast), new StoreSteps(world, cast));
        var bank = new BankSteps(world, cast, stores);
        var disputes = new DisputeSteps(world);
        var afterSales = new AfterSalesSteps(world, new ReturnSteps(world, cast), disputes);
        var buying = new BuyingSteps(world, cast, new FulfilmentSteps(world, cast, new ParcelSteps(world, afterSales)));
        await stores.VerifyAllAsync();
        for (world.Day = 0; world.Day < world.Options.Days; world.Day++)
        {
            At(SimulationCalendar.Morning);
            foreach (var job in MorningJobs)
                await world.RunJobAsync(job);
            At(SimulationCalendar.PayoutRun);
            await bank.PayOutAsync();
            At(SimulationCalendar.Buying);
            await buying.BuyAsync();
            At(SimulationCalendar.HoldsEnd);
            await world.RunJobAsync("payments.poll");
            await world.RunJobAsync("orders.run-timeouts");
            At(SimulationCalendar.Noon);
            stores.Begin();
            await world.Agenda.RunAsync(world.Day, world.Cancellation);
            await disputes.HearAsync();
            At(SimulationCalendar.Evening);
            await refunds.SendAsync();
            foreach (var job in EveningJobs)
                await world.RunJobAsync(job);
            await world.HandleEventsAsync();
            await TellAsync(buying.Orders);
        }

        return await SimulationTotals.ReadAsync(world, cast, buying.Orders);
    }

    private void At(TimeSpan hour) => clock.MoveTo(SimulationCalendar.StartOf(world.Day) + hour);

    private async Task TellAsync(int orders)
    {
        var day = world.Day + 1;
        if (day % DaysPerLine != 0 && day != world.Options.Days)
            return;
        var money = await SimulatedMoney.ReadAsync(world);
        await output.WriteLineAsync(
            string.Create(
                CultureInfo.InvariantCulture,
                $"day {day, 4}   orders {orders, 6}   paid out {money.PaidMinor, 12}   in transit "
                    + $"{money.InTransitMinor, 10}   payable {money.PayableMinor, 12}   owed by stores "
                    + $"{money.OwedMinor, 9}"
            )
        );
    }
}
