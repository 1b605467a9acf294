using Marketplace.Modules.Payments;

namespace Marketplace.Standalone;

/// <summary>What happens to where stores are paid: holds, new IBANs and blocks.</summary>
internal sealed class StoreSteps(SimulationWorld world, SimulationCast cast)
{
    private const int HoldDays = 10;
    private int _ibans = 1_000_000;

    /// <summary>Sometimes something happens to one store.</summary>
    public void Begin()
    {
        var chance = Chance.Of(world.Options.Seed, world.Day, int.MinValue);
        if (!chance.Percent(25))
            return;
        var store = chance.Pick(cast.Stores);
        switch (chance.Between(0, 3))
        {
            case 0:
                Plan(store, 0, () => HoldAsync(store));
                if (chance.Percent(50))
                    Plan(store, 3, () => ReleaseAsync(store));
                break;
            case 1:
                Plan(store, 0, () => BlockAsync(store));
                Plan(store, chance.Between(1, 4), () => VerifyAsync(store));
                break;
            default:
                Plan(store, 0, () => ChangeIbanAsync(store));
                Plan(store, chance.Between(1, 4), () => VerifyAsync(store));
                break;
        }
    }

    /// <summary>Somebody compares the first IBAN of each store with its documents.</summary>
    public async Task VerifyAllAsync()
    {
        foreach (var store in cast.Stores)
            await VerifyAsync(store);
    }

    /// <summary>In some days somebody compares the store's IBAN anew, because the bank did not pay to it.</summary>
    public void Compare(SimulatedStore store, int days) => Plan(store, days, () => VerifyAsync(store));

    private async Task HoldAsync(SimulatedStore store)
    {
        var until = SimulationCalendar.StartOf(world.Day + HoldDays);
        await world.GetAsync<PayoutAccountAdministrationService, PayoutAccount>(
            "a hold",
            (s, ct) => s.HoldAsync(cast.Maker, store.Id, "simulated", until, ct)
        );
    }

    private async Task ReleaseAsync(SimulatedStore store) =>
        await world.GetAsync<PayoutAccountAdministrationService, PayoutAccount>(
            "a release",
            (s, ct) => s.ReleaseAsync(cast.Maker, store.Id, ct)
        );

    private async Task BlockAsync(SimulatedStore store) =>
        await world.GetAsync<PayoutAccountAdministrationService, PayoutAccount>(
            "a block",
            (s, ct) => s.BlockAsync(cast.Maker, store.Id, "simulated", ct)
        );

    private async Task VerifyAsync(SimulatedStore store) =>
        await world.GetAsync<PayoutAccountAdministrationService, PayoutAccount>(
            "verifying an account",
            (s, ct) => s.VerifyAsync(cast.Maker, store.Id, null, ct)
        );

    private async Task ChangeIbanAsync(SimulatedStore store)
    {
        var iban = SimulatedIban.Of(Interlocked.Increment(ref _ibans));
        await world.GetAsync<PayoutIbanService, PayoutAccount>(
            "another IBAN",
            (s, ct) => s.ChangeAsync(store.Owner, store.Id, iban, null, ct)
        );
    }

    private void Plan(SimulatedStore store, int days, Func<Task> actAsync) =>
        world.Agenda.Add(world.Day + days, store.Id, actAsync);
}
