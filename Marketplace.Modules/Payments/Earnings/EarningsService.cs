using Marketplace.Foundation;
using Marketplace.Modules.Payments.Contracts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Marketplace.Modules.Payments;

/// <summary>Books what an order earns as payable, with its due day and the tax withheld.</summary>
internal sealed class EarningsService(
    MarketplaceDbContext db,
    ILedger ledger,
    IOptions<PayoutsOptions> options,
    TimeProvider clock
) : IEarnings
{
    public bool ArePayableOnDelivery => options.Value.PayableOn == PayoutsOptions.Delivered;

    public async Task MakePayableAsync(EarningOrder order, CancellationToken cancellationToken)
    {
        var pending = await ledger.PendingOfOrderAsync(order.OrderId, cancellationToken);
        var isFirst = await CountAsync(order.OrderId, LedgerKind.OrderCompleted, cancellationToken) == 0;
        if (LedgerEntries.OrderPayable(order.OrderId, order.SellerId, new(pending, order.Total.Currency)) is { } entry)
        {
            var number = 1 + await CountAsync(order.OrderId, LedgerKind.OrderCompleted, cancellationToken);
            await ledger.PostAsync(entry with { Number = number }, cancellationToken);
            if (pending > 0)
                await AddDueAsync(order, number, cancellationToken);
        }

        // The rate is that of the day on which the earnings became payable first.
        if (isFirst)
            await WithholdAsync(order, cancellationToken);
        else
            await AdjustWithholdingAsync(order, cancellationToken);
    }

    public async Task AdjustWithholdingAsync(EarningOrder order, CancellationToken cancellationToken)
    {
        if (await FindAsync(order.OrderId, cancellationToken) is not { } whole)
            return;
        var kinds = new[] { nameof(LedgerKind.Withheld), nameof(LedgerKind.WithheldBack) };
        var account = LedgerAccount.WithholdingPayable.Code;
        var booked = await (
            from entry in db.Set<LedgerEntryRow>()
            join posting in db.Set<LedgerPostingRow>() on entry.Id equals posting.EntryId
            where entry.RefId == order.OrderId && kinds.Contains(entry.Kind) && posting.AccountCode == account
            select posting.CreditMinor - posting.DebitMinor
        ).SumAsync(cancellationToken);
        var change = new Money(whole.LeftOf(order) - booked, order.Total.Currency);
        if (change.IsZero)
            return;
        var made =
            change.Amount > 0
                ? LedgerEntries.Withheld(order.OrderId, order.SellerId, change)
                : LedgerEntries.WithheldBack(order.OrderId, order.SellerId, -change);
        var number = 1 + await CountAsync(order.OrderId, made.Kind, cancellationToken);
        await ledger.PostAsync(made with { Number = number }, cancellationToken);
    }

    private async Task WithholdAsync(EarningOrder order, CancellationToken cancellationToken)
    {
        var amount = (order.Total - order.Tax).ApplyRate(options.Value.WithholdingBps);
        if (!amount.IsZero && !await IsExemptAsync(order.SellerId, cancellationToken))
        {
            await db.Database.ExecuteSqlAsync(
                $"""
                INSERT INTO payments.withholdings (order_id, seller_id, amount_minor)
                VALUES ({order.OrderId}, {order.SellerId}, {amount.Amount}) ON CONFLICT DO NOTHING
                """,
                cancellationToken
            );
        }

        await AdjustWithholdingAsync(order, cancellationToken);
    }

    private Task<bool> IsExemptAsync(Guid sellerId, CancellationToken cancellationToken)
    {
        var today = options.Value.DayOf(clock.GetUtcNow());
        return db.Set<PayoutAccount>()
            .AnyAsync(a => a.Id == sellerId && a.WithholdingExemptFrom <= today, cancellationToken);
    }

    private Task<Withholding?> FindAsync(Guid orderId, CancellationToken cancellationToken) =>
        db.Set<Withholding>().AsNoTracking().SingleOrDefaultAsync(w => w.OrderId == orderId, cancellationToken);

    private Task<int> CountAsync(Guid orderId, LedgerKind kind, CancellationToken cancellationToken)
    {
        var name = kind.ToString();
        return db.Set<LedgerEntryRow>().CountAsync(e => e.RefId == orderId && e.Kind == name, cancellationToken);
    }

    private Task AddDueAsync(EarningOrder order, int number, CancellationToken cancellationToken)
    {
        var (kind, dueOn) = (nameof(LedgerKind.OrderCompleted), options.Value.DueOn(clock.GetUtcNow()));
        return db.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO payments.payable_dues (entry_id, seller_id, due_on)
            SELECT id, {order.SellerId}, {dueOn} FROM ledger.entries
            WHERE kind = {kind} AND ref_id = {order.OrderId} AND number = {number}
            ON CONFLICT DO NOTHING
            """,
            cancellationToken
        );
    }
}
