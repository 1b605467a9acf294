using System.Diagnostics;
using System.Globalization;
using Marketplace.Foundation;
using Marketplace.Modules.Payments;
using Marketplace.Modules.Sellers.Contracts;
using Marketplace.Modules.Users.Contracts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Marketplace.Bench;

/// <summary>A payout run of a thousand stores with a hundred delivered orders each, carried out by the host's own
/// Worker.</summary>
internal sealed class PayoutMeasurement : Measurement
{
    private const int Stores = 1_000;
    private const int SalesOfEach = 100;
    private const string Iban = "TR330006100519786457841326";

    public override IReadOnlyList<string> Names => ["payouts"];

    public override string Title => "a payout run of a thousand stores";

    /// <summary>Writes a thousand stores and a hundred thousand ledger entries.</summary>
    public override bool OnlyByName => true;

    public override async Task RunAsync(BenchRun run)
    {
        var shop = run.Shop;
        // What the demo data has to pay out is paid out before.
        await CarryOutAsync(shop);
        await FillAsync(shop);
        var (done, seconds) = await CarryOutAsync(shop);
        if (done.Failures > 0 || done.Payouts != Stores)
            throw new InvalidOperationException($"{done.Payouts} payouts, {done.Failures} stores failed");
        run.Figures.Set("payout-run", seconds);
        await run.SayAsync(
            string.Create(
                CultureInfo.InvariantCulture,
                $"  {done.Statements} statements of {SalesOfEach} sales each, {done.Payouts} payouts: {seconds:0.0} s"
            )
        );
    }

    /// <summary>Asks for a run, and waits until it is done.</summary>
    private static async Task<(PayoutRun Run, double Seconds)> CarryOutAsync(BenchShop shop)
    {
        var started = Stopwatch.GetTimestamp();
        var admin = new Actor(Guid.Empty, new HashSet<string> { UserRoles.Admin }, new HashSet<Guid>(), true);
        Guid id;
        await using (var scope = shop.Services.CreateAsyncScope())
        {
            var requests = scope.ServiceProvider.GetRequiredService<PayoutRunRequestService>();
            id = (await requests.RequestAsync(admin, CancellationToken.None)).Value.Id;
        }

        while (true)
        {
            await using var scope = shop.Services.CreateAsyncScope();
            var found = await scope
                .ServiceProvider.GetRequiredService<Modules.MarketplaceDbContext>()
                .Set<PayoutRun>()
                .AsNoTracking()
                .SingleAsync(r => r.Id == id);
            if (found.FinishedAt is not null)
                return (found, Stopwatch.GetElapsedTime(started).TotalSeconds);
            await Task.Delay(100);
        }
    }

    private static async Task FillAsync(BenchShop shop)
    {
        var ids = Enumerable.Range(0, Stores).Select(_ => Ids.New(TimeProvider.System)).ToArray();
        byte[][] ciphers;
        await using (var scope = shop.Services.CreateAsyncScope())
        {
            var details = scope.ServiceProvider.GetRequiredService<ISellerBankDetails>();
            ciphers = Array.ConvertAll(ids, id => details.Seal(id, Iban).Cipher);
        }

        await using var connection = new NpgsqlConnection(shop.Database + ";Command Timeout=600");
        await connection.OpenAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        foreach (var statement in Statements)
        {
            await using var command = new NpgsqlCommand(statement, connection, transaction);
            command.Parameters.Add(new NpgsqlParameter { Value = ids });
            if (statement.Contains("$2", StringComparison.Ordinal))
                command.Parameters.Add(new NpgsqlParameter { Value = ciphers });
            await command.ExecuteNonQueryAsync();
        }

        await transaction.CommitAsync();
        await using var analyze = new NpgsqlCommand("VACUUM ANALYZE ledger.entries, ledger.postings", connection);
        await analyze.ExecuteNonQueryAsync();
    }

    // Stores as one that there is, with an account, and what a delivery books and becomes due.
    private static readonly string[] Statements =
    [
        """
            INSERT INTO sellers.sellers
            SELECT (jsonb_populate_record(s, jsonb_build_object('id', n.id, 'slug', 'payouts-' || n.place))).*
            FROM (SELECT x FROM sellers.sellers AS x WHERE status = 'Approved' ORDER BY id LIMIT 1) AS t (s),
                 unnest($1::uuid[]) WITH ORDINALITY AS n (id, place)
            """,
        """
            INSERT INTO payments.payout_accounts (seller_id, version) SELECT id, 1 FROM unnest($1::uuid[]) AS n (id)
            """,
        """
            INSERT INTO payments.payout_ibans (id, seller_id, cipher, last_four, added_at, paid_from, verified_at)
            SELECT gen_random_uuid(), n.id, n.cipher, '1326', now(), now(), now()
            FROM unnest($1::uuid[], $2::bytea[]) AS n (id, cipher)
            """,
        """
            INSERT INTO ledger.accounts (code, type, seller_id, currency)
            SELECT format('seller:%s:%s', n.id, side), 'Liability', n.id, 'TRY'
            FROM unnest($1::uuid[]) AS n (id), unnest(ARRAY['pending', 'payable']) AS side ON CONFLICT DO NOTHING
            """,
        $"""
            WITH sales AS (
                SELECT gen_random_uuid() AS entry_id, n.id AS seller_id FROM unnest($1::uuid[]) AS n (id),
                    generate_series(1, {SalesOfEach})),
            entries AS (
                INSERT INTO ledger.entries (id, kind, ref_type, ref_id, number, at, posting_count)
                SELECT entry_id, 'OrderCompleted', 'order', gen_random_uuid(), 1, now(), 2 FROM sales),
            dues AS (
                INSERT INTO payments.payable_dues (entry_id, seller_id, due_on)
                SELECT entry_id, seller_id, current_date + 7 FROM sales)
            INSERT INTO ledger.postings (entry_id, line, account_code, debit_minor, credit_minor)
            SELECT entry_id, 1, format('seller:%s:pending', seller_id), 1234, 0 FROM sales
            UNION ALL SELECT entry_id, 2, format('seller:%s:payable', seller_id), 0, 1234 FROM sales
            """,
    ];
}
