using System.Diagnostics;
using System.Security.Cryptography;
using Marketplace.Modules;
using Marketplace.Modules.Analytics;
using Marketplace.Modules.Products;
using Marketplace.Modules.Sellers;
using Marketplace.Modules.Users;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Marketplace.MigrationService;

/// <summary>Seeds realistic demo data: 40 stores, 2,000 products, 400 buyers and 90 days of purchases, or a multiple
/// of that.</summary>
/// <remarks>
/// The same seed in the same hour gives the same data. Nobody can sign in with the accounts. Every invariant holds.
/// Written with COPY in one transaction, without events; analytics are rebuilt at the end. Repeat: does nothing if demo
/// data exists. Payments have the provider <c>demo</c>, which reconciliation skips: no money was ever moved, so a
/// refund fails at once with the reason.
/// </remarks>
public sealed class DemoSeeder(
    MarketplaceDbContext db,
    SellerSecretCipher secrets,
    PasswordHashService passwords,
    AnalyticsRebuildService analytics,
    TimeProvider clock,
    ILogger<DemoSeeder> logger
) : ISeeder
{
    private const int PurchaseCount = 3_000;

    public int Order => 40;

    public bool IsWanted(MigrationArguments arguments) => arguments.Demo;

    public async Task SeedAsync(MigrationArguments arguments, CancellationToken cancellationToken)
    {
        var firstSlug = Slugs.From(DemoWords.Stores[0].Name);
        if (await db.Set<Seller>().AnyAsync(s => s.Slug == firstSlug, cancellationToken))
        {
            logger.LogInformation("Demo data exists; nothing was added");
            return;
        }

        var started = Stopwatch.GetTimestamp();
        var now = clock.GetUtcNow();
        var hour = now.AddTicks(-(now.Ticks % TimeSpan.TicksPerHour));
        logger.LogInformation(
            "Generating demo data from seed {Seed}: {Stores} stores and {Purchases} purchases …",
            arguments.Seed,
            arguments.Scale * DemoWords.Stores.Length,
            arguments.Scale * PurchaseCount
        );
        await WriteAsync(new DemoRandom(arguments.Seed), arguments.Scale, hour, cancellationToken);
        logger.LogInformation("Rebuilding the analytics of the demo data …");
        await analytics.RunAsync(cancellationToken);
        logger.LogInformation("Demo data ready after {Seconds:0.0} s", Stopwatch.GetElapsedTime(started).TotalSeconds);
    }

    private async Task WriteAsync(DemoRandom random, int scale, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await db.Database.OpenConnectionAsync(cancellationToken);
        var connection = (NpgsqlConnection)db.Database.GetDbConnection();
        await using (var transaction = await connection.BeginTransactionAsync(cancellationToken))
        {
            await GenerateAsync(connection, random, scale, now, cancellationToken);
            await using var parcels = new NpgsqlCommand(ParcelBackfill.Sql, connection, transaction)
            {
                CommandTimeout = 0,
            };
            await parcels.ExecuteNonQueryAsync(cancellationToken);
            await using var accounts = new NpgsqlCommand(PayoutAccountBackfill.Sql, connection, transaction);
            await accounts.ExecuteNonQueryAsync(cancellationToken);
            await transaction.CommitAsync(cancellationToken);
        }

        await using var analyze = new NpgsqlCommand("ANALYZE", connection);
        await analyze.ExecuteNonQueryAsync(cancellationToken);
        await db.Database.CloseConnectionAsync();
    }

    private async Task GenerateAsync(
        NpgsqlConnection connection,
        DemoRandom random,
        int scale,
        DateTimeOffset now,
        CancellationToken cancellationToken
    )
    {
        var tables = new DemoTables();
        var ledger = new DemoLedger(random, tables);
        var writer = new DemoWriter(connection, tables, ledger, logger);
        var products = new DemoProducts(random, tables, now);
        var payments = new DemoPayments(random, tables);
        var sales = new DemoSales(random, tables, new DemoOrders(random, tables, ledger, now), payments, now);

        var (stores, buyers) = await PeopleAsync(random, tables, products, scale, now, cancellationToken);
        await writer.WriteAsync(cancellationToken);
        await writer.WriteAsync(
            "purchases",
            sales.Times(scale * PurchaseCount).Chunk(PurchaseCount),
            portion => sales.Generate(portion, stores, buyers),
            cancellationToken
        );
        await writer.WriteAsync("stores' products", stores.Chunk(40), products.Finish, cancellationToken);
        var numbers = await DemoBilling.ReadLastNumbersAsync(db, cancellationToken);
        new DemoBilling(random, tables, ledger, payments, now).Generate(stores, numbers);
        await writer.WriteAsync(cancellationToken);
        await DemoBilling.WriteLastNumbersAsync(numbers, connection, cancellationToken);
    }

    private async Task<(List<DemoStore> Stores, List<DemoPerson> Buyers)> PeopleAsync(
        DemoRandom random,
        DemoTables tables,
        DemoProducts products,
        int scale,
        DateTimeOffset now,
        CancellationToken cancellationToken
    )
    {
        // A random password: these accounts are for display only.
        var password = await passwords.HashAsync(RandomNumberGenerator.GetHexString(40), cancellationToken);
        var people = new DemoPeople(random, tables, password);
        var places = new DemoStores(random, tables, people, products, secrets, now);
        var categories = await db.Set<Category>()
            .AsNoTracking()
            .ToDictionaryAsync(c => c.Slug, c => c.Id, cancellationToken);
        var plans = await DemoPlans.ReadAsync(db, now, cancellationToken);
        var (stores, buyers) = (new List<DemoStore>(), new List<DemoPerson>());
        for (var round = 0; round < scale; round++)
        {
            stores.AddRange(places.Generate(categories, plans, round));
            buyers.AddRange(places.GenerateBuyers());
        }

        return (stores, buyers);
    }
}
