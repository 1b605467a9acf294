using Marketplace.Foundation;
using Marketplace.Modules.Payments.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Modules.Payments;

/// <summary>Writes down what follows from settling a store: ledger entry, event and the run's counts.</summary>
internal sealed class SellerPayoutPublisher(
    MarketplaceDbContext db,
    PayoutStore payouts,
    PayoutAccountCipher cipher,
    ILedger ledger,
    EventOutbox outbox,
    PayoutDayPolicy clock
)
{
    public Guid NewId() => clock.NewId();

    /// <summary>The day in the time zone of payouts.</summary>
    public DateOnly Today => clock.Today;

    /// <summary>Adds the payout that ends a statement.</summary>
    public Payout Reserve(Guid runId, Guid sellerId, Guid statementId, PlannedPayout plan)
    {
        var id = NewId();
        var account = cipher.Seal(id, plan.Holder, plan.ByProvider?.AccountId ?? plan.Iban);
        return payouts.Add(
            new(id, sellerId, null, statementId, plan.Amount, plan.DueOn, account, plan.ByProvider, runId)
        );
    }

    /// <summary>Books an entry, and returns its posting of the store's payable balance.</summary>
    /// <exception cref="InvalidOperationException">The entry does not move that balance.</exception>
    public async Task<UnstatedPosting> BookAsync(Guid sellerId, LedgerEntry entry, CancellationToken cancellationToken)
    {
        await ledger.PostAsync(entry, cancellationToken);
        var kind = entry.Kind.ToString();
        var id = await db.Set<LedgerEntryRow>()
            .Where(e => e.Kind == kind && e.RefId == entry.RefId && e.Number == entry.Number)
            .Select(e => e.Id)
            .SingleAsync(cancellationToken);
        var balance = LedgerAccount.SellerPayable(sellerId);
        var (line, posting) = entry.Postings.Index().First(p => p.Item.Account == balance);
        return new(id, line + 1, entry.Kind, posting.CreditMinor - posting.DebitMinor);
    }

    public void Announce(Statement made) =>
        outbox.Add(
            new StatementIssued(
                made.Id,
                made.SellerId,
                made.Number,
                new(made.OpeningMinor, made.Currency),
                made.Closing
            )
        );

    /// <summary>Adds what was done to the run, in the same commit: a run that is killed has counted exactly. One
    /// statement.</summary>
    public Task CountAsync(Guid runId, SettledSeller done, CancellationToken cancellationToken)
    {
        var (statements, made, paidOut) = (done.Statements, done.Payouts, done.PaidOutMinor);
        return db.Set<PayoutRun>()
            .Where(r => r.Id == runId)
            .ExecuteUpdateAsync(
                set =>
                    set.SetProperty(r => r.Statements, r => r.Statements + statements)
                        .SetProperty(r => r.Payouts, r => r.Payouts + made)
                        .SetProperty(r => r.AmountMinor, r => r.AmountMinor + paidOut),
                cancellationToken
            );
    }
}
