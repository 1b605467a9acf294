using Marketplace.Foundation;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Marketplace.Modules.Payments;

/// <summary>Foresees what a payout run would do now; changes nothing.</summary>
/// <remarks>By the rules of <see cref="SellerPayoutPolicy"/>; a payout that waits for an IBAN which was replaced counts
/// as under way, though the run calls it off. What is booked until the run looks at a store is part of
/// the run and not of this.</remarks>
public sealed class PayoutPreviewQueries(
    MarketplaceDbContext db,
    PayoutCandidateQueries candidates,
    PayoutGatewayRegistry gateways,
    IOptions<PayoutsOptions> payouts,
    IOptions<MarketplaceOptions> marketplace,
    TimeProvider clock
)
{
    /// <summary>What a run would pay, and what would wait. Three statements.</summary>
    public async Task<PayoutPreview> NowAsync(CancellationToken cancellationToken)
    {
        var balances = await BalancesAsync(cancellationToken);
        var ids = balances.Where(b => b.BalanceMinor > 0 && !b.HasOpen).Select(b => b.SellerId).ToArray();
        var accounts = await db.Set<PayoutAccount>()
            .AsNoTracking()
            .Where(a => ids.Contains(a.Id))
            .ToDictionaryAsync(a => a.Id, cancellationToken);
        var now = clock.GetUtcNow();
        var stores = balances.ConvertAll(b => new PayoutForecast(
            b.SellerId,
            OutlookOf(b, accounts.GetValueOrDefault(b.SellerId), now),
            In(b.BalanceMinor),
            b.DueOn
        ));
        var returns = await candidates.OwedInAllAsync(cancellationToken);
        var pays = stores.Where(s => s.Outlook == PayoutOutlook.Pays).Sum(s => s.Balance.Amount);
        return new(stores, In(pays), returns.Count, In(returns.AmountMinor));
    }

    private PayoutOutlook OutlookOf(StoreBalance store, PayoutAccount? account, DateTimeOffset now)
    {
        if (store.BalanceMinor <= 0)
            return PayoutOutlook.Owing;
        if (store.HasOpen)
            return PayoutOutlook.Underway;
        if (account is null || !IsPayable(account, now))
            return PayoutOutlook.AccountUnverified;
        if (account.IsHeldAt(now))
            return PayoutOutlook.OnHold;
        return payouts.Value.IsTooSmall(store.BalanceMinor, store.DueOn, payouts.Value.DayOf(now))
            ? PayoutOutlook.BelowMinimum
            : PayoutOutlook.Pays;
    }

    // As PayoutTarget.CanBePaidAt: an IBAN in force that was verified, or an account at a provider.
    private bool IsPayable(PayoutAccount account, DateTimeOffset now) =>
        account.PaidToAt(now) is not null
        && (account.IsBankVerifiedAt(now) || gateways.TargetOf(account, now) is not null);

    // The closing of the last statement and what is in none, as the run has it. What was booked a day before the last
    // statement is in it or an earlier one: so much is read, however long the store has been there. A store without a
    // statement starts with PayoutsOptions.SettledBefore: what is older is settled, not paid.
    private Task<List<StoreBalance>> BalancesAsync(CancellationToken cancellationToken)
    {
        var start = payouts.Value.SettledBeforeAt ?? DateTimeOffset.MinValue;
        // The first id of an instant, as Ids.FirstAt makes it.
        return db
            .Database.SqlQuery<StoreBalance>(
                $"""
                SELECT a.seller_id, COALESCE(l.closing_minor, 0) + b.unstated_minor AS balance_minor,
                       (SELECT MIN(d.due_on) FROM payments.payable_dues AS d
                        WHERE d.seller_id = a.seller_id AND d.payout_id IS NULL AND d.netted_at IS NULL) AS due_on,
                       EXISTS (SELECT 1 FROM payments.payouts AS p
                               WHERE p.seller_id = a.seller_id AND p.return_id IS NULL
                                 AND p.status IN ('Pending', 'Sent')) AS has_open
                FROM ledger.accounts AS a
                LEFT JOIN LATERAL (
                    SELECT s.closing_minor,
                           (lpad(to_hex((extract(epoch FROM s.to_at - interval '1 day') * 1000)::bigint), 12, '0')
                               || repeat('0', 20))::uuid AS first_id
                    FROM payments.statements AS s
                    WHERE s.seller_id = a.seller_id ORDER BY s.number DESC LIMIT 1) AS l ON true
                CROSS JOIN LATERAL (
                    SELECT COALESCE(SUM(p.credit_minor - p.debit_minor), 0)::bigint AS unstated_minor
                    FROM ledger.postings AS p JOIN ledger.entries AS e ON e.id = p.entry_id
                    WHERE p.account_code = a.code AND p.entry_id >= COALESCE(l.first_id, {Guid.Empty})
                      AND (l.first_id IS NOT NULL OR e.at >= {start})
                      AND NOT EXISTS (
                          SELECT 1 FROM payments.statement_postings AS s
                          WHERE s.entry_id = p.entry_id AND s.line = p.line)) AS b
                WHERE a.code LIKE 'seller:%:payable' AND COALESCE(l.closing_minor, 0) + b.unstated_minor <> 0
                ORDER BY balance_minor DESC, a.seller_id
                """
            )
            .ToListAsync(cancellationToken);
    }

    private Money In(long minor) => new(minor, marketplace.Value.Currency);

    private sealed record StoreBalance(Guid SellerId, long BalanceMinor, DateOnly? DueOn, bool HasOpen);
}

/// <summary>What a payout run would do now.</summary>
/// <param name="Stores">Stores with a balance, the largest first.</param>
/// <param name="ToStores">What stores would be paid.</param>
/// <param name="Returns">Returns of cash orders whose buyers would be paid.</param>
public sealed record PayoutPreview(IReadOnlyList<PayoutForecast> Stores, Money ToStores, int Returns, Money ToBuyers)
{
    /// <summary>Payouts that the run would make.</summary>
    public int Payouts => CountOf(PayoutOutlook.Pays) + Returns;

    /// <summary>What they add up to.</summary>
    public Money Total => ToStores + ToBuyers;

    /// <summary>Stores for which the run would do this.</summary>
    public int CountOf(PayoutOutlook outlook) => Stores.Count(s => s.Outlook == outlook);
}

/// <summary>What a payout run would do with a store.</summary>
/// <param name="Balance">The payable balance; negative when the store owes.</param>
/// <param name="DueOn">By when the oldest unpaid sale is to be paid; null when no sale explains the balance.</param>
public sealed record PayoutForecast(Guid SellerId, PayoutOutlook Outlook, Money Balance, DateOnly? DueOn);

/// <summary>What a payout run would do with a store's balance.</summary>
public enum PayoutOutlook
{
    /// <summary>Pay all of it.</summary>
    Pays,

    /// <summary>Wait, because a payout has not ended.</summary>
    Underway,

    /// <summary>Wait for an IBAN that was compared with documents.</summary>
    AccountUnverified,

    /// <summary>Wait for the end of a hold.</summary>
    OnHold,

    /// <summary>Wait for more, or for the due day.</summary>
    BelowMinimum,

    /// <summary>Carry it: the store owes.</summary>
    Owing,
}
