using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Standalone;

/// <summary>Where the stores' money is, in minor units.</summary>
/// <param name="OwedMinor">What stores owe, as a positive number.</param>
internal sealed record SimulatedMoney(long PaidMinor, long InTransitMinor, long PayableMinor, long OwedMinor)
{
    public static Task<SimulatedMoney> ReadAsync(SimulationWorld world) =>
        world.ReadAsync(
            (db, ct) =>
                db
                    .Database.SqlQuery<SimulatedMoney>(
                        $"""
                        WITH payable AS (
                            SELECT SUM(credit_minor - debit_minor) AS minor FROM ledger.postings
                            WHERE account_code LIKE 'seller:%:payable' GROUP BY account_code)
                        SELECT COALESCE((SELECT SUM(amount_minor) FROM payments.payouts
                                         WHERE status = 'Paid'), 0)::bigint AS paid_minor,
                               COALESCE((SELECT SUM(amount_minor) FROM payments.payouts
                                         WHERE status IN ('Pending', 'Sent')), 0)::bigint AS in_transit_minor,
                               COALESCE((SELECT SUM(minor) FROM payable WHERE minor > 0), 0)::bigint AS payable_minor,
                               COALESCE((SELECT SUM(-minor) FROM payable WHERE minor < 0), 0)::bigint AS owed_minor
                        """
                    )
                    .SingleAsync(ct)
        );
}

/// <summary>What a simulation came to, the same for the same seed.</summary>
/// <param name="Lines">Balances of the ledger's accounts, and what there is of orders, payouts and documents.</param>
internal sealed record SimulationTotals(IReadOnlyList<string> Lines)
{
    private const string Accounts = """
        SELECT account_code AS name, COUNT(*)::bigint AS count,
               SUM(debit_minor)::bigint AS debit, SUM(credit_minor)::bigint AS credit
        FROM ledger.postings GROUP BY account_code
        """;

    private const string Things = """
        SELECT 'orders ' || status AS name, COUNT(*)::bigint AS count,
               SUM(total_minor)::bigint AS debit, SUM(refunded_minor)::bigint AS credit
        FROM orders.orders GROUP BY status
        UNION ALL SELECT 'payouts ' || payee || ' ' || status, COUNT(*), SUM(amount_minor)::bigint, 0
        FROM payments.payouts GROUP BY payee, status
        UNION ALL SELECT 'refunds ' || status, COUNT(*), SUM(amount_minor)::bigint, 0
        FROM payments.refunds GROUP BY status
        UNION ALL SELECT 'disputes ' || status, COUNT(*), SUM(amount_minor)::bigint, 0
        FROM payments.disputes GROUP BY status
        UNION ALL SELECT 'returns ' || status, COUNT(*), SUM(refund_minor)::bigint, 0
        FROM orders.returns GROUP BY status
        UNION ALL SELECT 'statements', COUNT(*), 0, 0 FROM payments.statements
        UNION ALL SELECT 'commission ' || kind, COUNT(*), SUM(net_minor)::bigint, SUM(tax_minor)::bigint
        FROM payments.commission_invoices GROUP BY kind
        """;

    /// <summary>A number for all of it.</summary>
    public string Digest =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', Lines))))[..16];

    public static async Task<SimulationTotals> ReadAsync(SimulationWorld world, SimulationCast cast, int orders)
    {
        var stores = cast.Stores.ToDictionary(s => s.Id.ToString(), s => s.Number);
        var accounts = await SumsAsync(world, Accounts);
        var things = await SumsAsync(world, Things);
        return new([
            string.Create(CultureInfo.InvariantCulture, $"placed {orders}"),
            .. accounts
                .Select(a => a with { Name = NameOf(a.Name, stores) })
                .Concat(things)
                .Select(s => s.ToString())
                .Order(StringComparer.Ordinal),
        ]);
    }

    private static Task<List<Sums>> SumsAsync(SimulationWorld world, string sql) =>
        world.ReadAsync((db, ct) => db.Database.SqlQueryRaw<Sums>(sql).ToListAsync(ct));

    private static string NameOf(string account, Dictionary<string, int> stores) =>
        account.Split(':') is ["seller", var id, var side]
            ? string.Create(CultureInfo.InvariantCulture, $"store {stores[id], 4} {side}")
            : account;

    private sealed record Sums(string Name, long Count, long Debit, long Credit)
    {
        public override string ToString() =>
            string.Create(CultureInfo.InvariantCulture, $"{Name, -28} {Count, 8} {Debit, 16} {Credit, 16}");
    }
}
