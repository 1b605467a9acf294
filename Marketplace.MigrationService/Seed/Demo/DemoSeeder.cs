using System.Diagnostics;
using System.Security.Cryptography;
using Marketplace.Modules;
using Marketplace.Modules.Analytics;
using Marketplace.Modules.Products;
using Marketplace.Modules.Sellers;
using Marketplace.Modules.Subscriptions;
using Marketplace.Modules.Users;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Marketplace.MigrationService;

/// <summary>Fills a marketplace with believable demo data: 40 stores, 2,000 products, 400 buyers and 90 days of
/// purchases.</summary>
/// <remarks>
/// The same seed in the same hour gives the same data; nobody can sign in with it. Every invariant holds afterwards.
/// Written by COPY in one transaction, past the events: analytics are brought
/// level at the end. Repeat: does nothing where demo data already is. Payments carry the provider <c>demo</c>, which no
/// reconciliation asks about: no money ever moved, so a refund of one fails at once and says why.
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
        var first = Slugs.From(DemoWords.Stores[0].Name);
        if (await db.Set<Seller>().AnyAsync(s => s.Slug == first, cancellationToken))
        {
            logger.LogInformation("Demo data is already there; nothing was added");
            return;
        }

        var started = Stopwatch.GetTimestamp();
        var hour = clock.GetUtcNow();
        await FillAsync(arguments.Seed, hour.AddTicks(-(hour.Ticks % TimeSpan.TicksPerHour)), cancellationToken);
        logger.LogInformation("Demo data: bringing analytics level …");
        await analytics.RunAsync(cancellationToken);
        logger.LogInformation("Demo data ready after {Seconds:0.0} s", Stopwatch.GetElapsedTime(started).TotalSeconds);
    }

    private async Task FillAsync(int seed, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var (chance, tables) = (new DemoChance(seed), new DemoTables());
        var ledger = new DemoLedger(chance, tables);
        // Nobody knows the password: these people are looked at, not signed in as.
        var catalog = new DemoCatalog(
            chance,
            tables,
            now,
            secrets,
            await passwords.HashAsync(RandomNumberGenerator.GetHexString(40), cancellationToken)
        );
        var sales = new DemoSales(chance, tables, ledger, now);
        logger.LogInformation(
            "Demo data from seed {Seed}: making up {Stores} stores and their products …",
            seed,
            DemoWords.Stores.Length
        );
        var categories = await db.Set<Category>()
            .AsNoTracking()
            .ToDictionaryAsync(c => c.Slug, c => c.Id, cancellationToken);
        var stores = catalog.Stores(categories, await PlansAsync(now, cancellationToken));
        logger.LogInformation(
            "Demo data: making up {Purchases} purchases of {Products} products …",
            PurchaseCount,
            catalog.Products.Count
        );
        sales.Make(PurchaseCount, stores, catalog.Buyers());
        catalog.FinishStock(stores, catalog.Products);
        var numbers = await db
            .Database.SqlQuery<InvoiceNumber>($"SELECT year, last FROM subscriptions.invoice_sequences")
            .ToDictionaryAsync(n => n.Year, n => n.Last, cancellationToken);
        new DemoBilling(chance, tables, ledger, sales, now).Make(stores, numbers);

        logger.LogInformation("Demo data: writing {Orders} orders …", tables.Orders.Count);
        await db.Database.OpenConnectionAsync(cancellationToken);
        var connection = (NpgsqlConnection)db.Database.GetDbConnection();
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await ledger.OpenAccountsAsync(connection, transaction, cancellationToken);
        await tables.WriteAsync(connection, cancellationToken);
        await DemoBilling.KeepNumbersAsync(numbers, connection, transaction, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        await using var analyze = new NpgsqlCommand("ANALYZE", connection);
        await analyze.ExecuteNonQueryAsync(cancellationToken);
        await db.Database.CloseConnectionAsync();
    }

    /// <summary>A plan for each store: most on a large one, some smaller, two on the free plan; 2,000 products
    /// together.</summary>
    private async Task<IReadOnlyList<DemoPlan>> PlansAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        var plans = await db.Set<Plan>()
            .AsNoTracking()
            .Include(p => p.Versions)
            .ToDictionaryAsync(p => p.Code, cancellationToken);
        DemoPlan Of(string code, int products)
        {
            var version = plans[code]
                .Versions.Where(v => v.EffectiveFrom <= now || v.Version == 1)
                .MaxBy(v => v.Version)!;
            return new(code, version.Version, version.Terms.Price.Amount, version.Terms.CommissionBps, products);
        }

        return
        [
            .. Enumerable
                .Range(0, DemoWords.Stores.Length)
                .Select(i =>
                    i switch
                    {
                        >= 38 => Of("free", 3),
                        >= 32 => Of("standard", 20),
                        < 18 => Of("pro", 59),
                        _ => Of("pro", 58),
                    }
                ),
        ];
    }

    private sealed record InvoiceNumber(int Year, int Last);
}
