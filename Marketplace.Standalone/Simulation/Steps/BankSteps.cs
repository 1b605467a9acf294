using System.Globalization;
using System.Text;
using Marketplace.Foundation;
using Marketplace.Modules.Orders;
using Marketplace.Modules.Payments;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Standalone;

/// <summary>Payouts: the run of the day, one administrator's file for the bank, and its answer, which another one
/// records.</summary>
internal sealed class BankSteps(SimulationWorld world, SimulationCast cast, StoreSteps stores)
{
    private const string RunJob = "payments.run-payouts";

    /// <summary>The run, and the file of what waits. What may not be sent any more is called off.</summary>
    public async Task PayOutAsync()
    {
        await world.RunJobAsync(RunJob);
        if (await WaitingAsync() == 0)
            return;
        var made = await world.WithAsync<PayoutBatchService, Result<PayoutBatch>>(
            (s, ct) => s.MakeAsync(cast.Maker, ct)
        );
        await CancelWaitingAsync();
        if (!made.Succeeded)
        {
            if (made.Error.Code != "payout.nothing_due")
                throw new SimulationFailedException($"Day {world.Day}: a batch was refused: {made.Error.Code}");
            return;
        }

        var file = await world.GetAsync<BankFileService, string>(
            "the bank's file",
            (s, ct) => s.WriteAsync(cast.Maker, made.Value.Id, ct)
        );
        var chance = Chance.Of(world.Options.Seed, world.Day, -1);
        world.Agenda.Add(
            world.Day + (chance.Percent(20) ? 1 : 0),
            made.Value.Id,
            () => AnswerAsync(made.Value.Id, file)
        );
    }

    private Task<int> WaitingAsync() =>
        world.ReadAsync((db, ct) => db.Set<Payout>().CountAsync(p => p.Status == PayoutStatus.Pending, ct));

    /// <summary>Those whose store is held, or is paid to another account by now.</summary>
    private async Task CancelWaitingAsync()
    {
        var left = await world.ReadAsync(
            (db, ct) => db.Set<Payout>().Where(p => p.Status == PayoutStatus.Pending).Select(p => p.Id).ToListAsync(ct)
        );
        foreach (var id in left)
        {
            await world.DoAsync<PayoutAdministrationService>(
                "calling a payout off",
                (s, ct) => s.CancelAsync(cast.Confirmer, id, ct)
            );
        }
    }

    /// <summary>The bank pays most, refuses some, and sends some back later.</summary>
    private async Task AnswerAsync(Guid batchId, string file)
    {
        var ids = file.Split("\r\n", StringSplitOptions.RemoveEmptyEntries)
            .Skip(1)
            .Select(l => Guid.Parse(l.Split(',')[0]));
        var payouts = await world.ReadAsync(
            (db, ct) =>
                db.Set<Payout>().AsNoTracking().Where(p => p.BatchId == batchId).ToDictionaryAsync(p => p.Id, ct)
        );
        var answer = new StringBuilder("payout_id,status,reference\n");
        foreach (var id in ids)
        {
            var payout = payouts[id];
            var chance = ChanceOf(payout);
            var isPaid = !chance.Percent(3);
            answer.Append(CultureInfo.InvariantCulture, $"{id},{(isPaid ? "paid,FT" : "failed,AC04")}\n");
            var comesBack = isPaid && chance.Percent(3);
            if (comesBack)
                world.Agenda.Add(world.Day + 2, id, () => ReturnAsync(id));
            if (!comesBack && isPaid)
                continue;
            if (payout.ReturnId is { } returnId)
                world.Agenda.Add(world.Day + 4, id, () => PayByHandAsync(returnId));
            else
                stores.Compare(cast.Stores.Single(s => s.Id == payout.SellerId), 4);
        }

        await world.GetAsync<BankResultService, int>(
            "the bank's answer",
            (s, ct) => s.RecordAsync(cast.Confirmer, batchId, answer.ToString(), ct)
        );
    }

    // By what is the same in every simulation with this seed.
    private Chance ChanceOf(Payout payout) =>
        Chance.Of(
            world.Options.Seed,
            world.Day,
            payout.ReturnId is null
                ? -2 - cast.Stores.Single(s => s.Id == payout.SellerId).Number
                : (int)(payout.AmountMinor % int.MaxValue)
        );

    private Task ReturnAsync(Guid payoutId) =>
        world.DoAsync<PayoutAdministrationService>(
            "noting that a payout came back",
            (s, ct) => s.MarkReturnedAsync(cast.Confirmer, payoutId, "AC04", ct)
        );

    private async Task PayByHandAsync(Guid returnId)
    {
        var isOwed = await world.ReadAsync(
            (db, ct) => db.Set<OrderReturn>().AnyAsync(r => r.Id == returnId && r.Status == ReturnStatus.Accepted, ct)
        );
        // Another run may have found it owed, too, and its money is on its way.
        var isUnderway = await world.ReadAsync(
            (db, ct) =>
                db.Set<Payout>()
                    .AnyAsync(
                        p =>
                            p.ReturnId == returnId
                            && (p.Status == PayoutStatus.Pending || p.Status == PayoutStatus.Sent),
                        ct
                    )
        );
        if (!isOwed || isUnderway)
            return;
        await world.DoAsync<CashRefundService>(
            "paying a buyer by hand",
            (s, ct) => s.MarkPaidAsync(new(cast.Confirmer, returnId, "FT"), ct)
        );
    }
}
