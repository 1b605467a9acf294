using System.Globalization;
using Marketplace.Foundation;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Marketplace.Modules.Payments;

/// <summary>Sums up a month for whoever runs the marketplace: two statements, whatever the month holds.</summary>
public sealed class FinanceSummaryQueries(
    MarketplaceDbContext db,
    IOptions<MarketplaceOptions> marketplace,
    TimeProvider clock
)
{
    /// <summary>A month; the current one when none is given.</summary>
    /// <param name="month">Its first day.</param>
    public async Task<FinanceSummary> OfAsync(DateOnly? month, CancellationToken cancellationToken)
    {
        var first = month ?? CurrentMonth;
        var zone = marketplace.Value.Zone;
        var (from, to) = (LocalDays.StartOf(first, zone), LocalDays.StartOf(first.AddMonths(1), zone));
        var accounts = (await AccountsAsync(from, to, cancellationToken)).ToDictionary(a => a.Account);
        var documents = await DocumentsAsync(first, cancellationToken);
        return new(
            first.ToString("yyyy-MM", CultureInfo.InvariantCulture),
            new(
                Moved("commission_revenue"),
                Moved("commission_tax"),
                Moved("subscription_revenue"),
                Moved("subscription_tax")
            ),
            new(-Moved("psp_fees"), -Moved("dispute_losses"), Moved("withholding_payable")),
            Balances(accounts),
            documents
        );

        Money Moved(string account) => In(accounts.GetValueOrDefault(account)?.MovedMinor ?? 0);
    }

    /// <summary>First day of the month that it is now.</summary>
    public DateOnly CurrentMonth
    {
        get
        {
            var today = marketplace.Value.DayOf(clock.GetUtcNow());
            return new(today.Year, today.Month, 1);
        }
    }

    private MonthEndBalances Balances(Dictionary<string, AccountOfMonth> accounts)
    {
        var payable = accounts.GetValueOrDefault("payable");
        return new(
            Owed("pending"),
            In(payable?.PositiveMinor ?? 0),
            In(payable is null ? 0 : payable.PositiveMinor - payable.BalanceMinor),
            Owed("payouts_in_transit"),
            Owed("buyer_refunds"),
            -Owed("disputes_open"),
            Owed("commission_tax") + Owed("subscription_tax"),
            Owed("withholding_payable"),
            -Owed("psp_clearing"),
            -Owed("bank")
        );

        Money Owed(string account) => In(accounts.GetValueOrDefault(account)?.BalanceMinor ?? 0);
    }

    // Credit less debit: what is owed and earned is positive, what is held and spent negative.
    private Task<List<AccountOfMonth>> AccountsAsync(
        DateTimeOffset from,
        DateTimeOffset to,
        CancellationToken cancellationToken
    ) =>
        db
            .Database.SqlQuery<AccountOfMonth>(
                $"""
                SELECT b.account, SUM(b.moved)::bigint AS moved_minor, SUM(b.balance)::bigint AS balance_minor,
                       SUM(GREATEST(b.balance, 0))::bigint AS positive_minor
                FROM (
                    SELECT p.account_code,
                           CASE WHEN a.seller_id IS NOT NULL THEN split_part(a.code, ':', 3)
                                WHEN a.code <> 'output_tax' THEN a.code
                                WHEN e.ref_type IN ('order', 'return') OR r.order_id IS NOT NULL THEN 'commission_tax'
                                ELSE 'subscription_tax' END AS account,
                           COALESCE(SUM(p.credit_minor - p.debit_minor) FILTER (WHERE e.at >= {from}), 0) AS moved,
                           SUM(p.credit_minor - p.debit_minor) AS balance
                    FROM ledger.postings AS p
                    JOIN ledger.entries AS e ON e.id = p.entry_id AND e.at < {to}
                    JOIN ledger.accounts AS a ON a.code = p.account_code
                    LEFT JOIN payments.refunds AS r
                      ON a.code = 'output_tax' AND e.ref_type = 'refund' AND r.id = e.ref_id
                    GROUP BY 1, 2) AS b
                GROUP BY 1
                """
            )
            .ToListAsync(cancellationToken);

    private async Task<CommissionDocuments> DocumentsAsync(DateOnly month, CancellationToken cancellationToken)
    {
        var issued = await db
            .Database.SqlQuery<IssuedDocuments>(
                $"""
                SELECT COUNT(*) FILTER (WHERE kind = 'Invoice')::int AS invoices,
                       COUNT(*) FILTER (WHERE kind = 'CreditNote')::int AS credit_notes,
                       COALESCE(SUM(CASE kind WHEN 'Invoice' THEN net_minor ELSE -net_minor END), 0)::bigint
                           AS net_minor,
                       COALESCE(SUM(CASE kind WHEN 'Invoice' THEN tax_minor ELSE -tax_minor END), 0)::bigint
                           AS tax_minor,
                       EXISTS (SELECT 1 FROM payments.commission_months WHERE month = {month}) AS is_closed
                FROM payments.commission_invoices WHERE month = {month}
                """
            )
            .SingleAsync(cancellationToken);
        return new(issued.Invoices, issued.CreditNotes, In(issued.NetMinor), In(issued.TaxMinor), issued.IsClosed);
    }

    private Money In(long minor) => new(minor, marketplace.Value.Currency);

    private sealed record AccountOfMonth(string Account, long MovedMinor, long BalanceMinor, long PositiveMinor);

    private sealed record IssuedDocuments(int Invoices, int CreditNotes, long NetMinor, long TaxMinor, bool IsClosed);
}
