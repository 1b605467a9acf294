using Marketplace.Foundation;
using Marketplace.Modules.Payments.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Modules.Payments;

/// <summary>Reads the commission of a month from the ledger.</summary>
internal sealed class MonthlyCommissionQueries(MarketplaceDbContext db, IOrderReferences orders)
{
    // Entries get their id and their time from two readings of the clock.
    private static readonly TimeSpan Margin = TimeSpan.FromMinutes(5);

    /// <summary>When the first entry was booked; null before there is any. One statement.</summary>
    public Task<DateTimeOffset?> FirstEntryAtAsync(CancellationToken cancellationToken) =>
        db.Set<LedgerEntryRow>()
            .OrderBy(e => e.Id)
            .Select(e => (DateTimeOffset?)e.At)
            .FirstOrDefaultAsync(cancellationToken);

    /// <summary>What each store was charged, less what it was given back; stores with nothing are left out. By store,
    /// so that every run goes the same way.</summary>
    public async Task<IReadOnlyList<SellerCommission>> OfAsync(
        CommissionPeriod period,
        CancellationToken cancellationToken
    )
    {
        var booked = await BookedAsync(period, cancellationToken);
        var returns = booked.Select(b => b.ReturnId).OfType<Guid>().ToArray();
        var ofReturn = await orders.OrdersOfReturnsAsync(returns, cancellationToken);
        var byOrder = booked
            .GroupBy(b => b.OrderId ?? ofReturn[b.ReturnId!.Value])
            .Select(g => (OrderId: g.Key, Net: g.Sum(b => b.NetMinor), Tax: g.Sum(b => b.TaxMinor)))
            .Where(o => o.Net != 0 || o.Tax != 0)
            .ToArray();
        var named = await orders.FindAsync(Array.ConvertAll(byOrder, o => o.OrderId), cancellationToken);
        return byOrder
            .GroupBy(o => named[o.OrderId].SellerId)
            .Select(g => new SellerCommission(
                g.Key,
                g.Select(o => new OrderCommission(o.OrderId, named[o.OrderId].Number, o.Net, o.Tax)).ToArray()
            ))
            .Where(s => !s.IsNothing)
            .OrderBy(s => s.SellerId)
            .ToArray();
    }

    // Output tax of an order's entries is the tax on its commission; subscriptions have entries of their own.
    private Task<List<BookedCommission>> BookedAsync(CommissionPeriod period, CancellationToken cancellationToken)
    {
        var (from, to) = (Ids.FirstAt(period.StartsAt - Margin), Ids.FirstAt(period.EndsAt + Margin));
        return db
            .Database.SqlQuery<BookedCommission>(
                $"""
                SELECT CASE e.ref_type WHEN 'order' THEN e.ref_id WHEN 'refund' THEN r.order_id END AS order_id,
                       CASE WHEN e.ref_type = 'return' THEN e.ref_id END AS return_id,
                       COALESCE(SUM(p.credit_minor - p.debit_minor)
                           FILTER (WHERE p.account_code = 'commission_revenue'), 0)::bigint AS net_minor,
                       COALESCE(SUM(p.credit_minor - p.debit_minor)
                           FILTER (WHERE p.account_code = 'output_tax'), 0)::bigint AS tax_minor
                FROM ledger.entries AS e
                JOIN ledger.postings AS p
                  ON p.entry_id = e.id AND p.account_code IN ('commission_revenue', 'output_tax')
                LEFT JOIN payments.refunds AS r ON e.ref_type = 'refund' AND r.id = e.ref_id
                WHERE e.id >= {from} AND e.id < {to} AND e.at >= {period.StartsAt} AND e.at < {period.EndsAt}
                  AND (e.ref_type IN ('order', 'return') OR r.order_id IS NOT NULL)
                GROUP BY 1, 2
                """
            )
            .ToListAsync(cancellationToken);
    }

    private sealed record BookedCommission(Guid? OrderId, Guid? ReturnId, long NetMinor, long TaxMinor);
}
