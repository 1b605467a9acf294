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

/// <summary>Seeds realistic demo data: 40 stores, 2,000 products, 400 buyers and 90 days of purchases.</summary>
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
            DemoWords.Stores.Length,
            PurchaseCount
        );
        var (random, tables) = (new DemoRandom(arguments.Seed), new DemoTables());
        var ledger = new DemoLedger(random, tables);
        var invoiceNumbers = await GenerateAsync(random, tables, ledger, hour, cancellationToken);
        logger.LogInformation("Writing {Orders} demo orders …", tables.Orders.Count);
        await WriteAsync(tables, ledger, invoiceNumbers, cancellationToken);
        logger.LogInformation("Rebuilding the analytics of the demo data …");
        await analytics.RunAsync(cancellationToken);
        logger.LogInformation("Demo data ready after {Seconds:0.0} s", Stopwatch.GetElapsedTime(started).TotalSeconds);
    }

    private async Task<Dictionary<int, int>> GenerateAsync(
        DemoRandom random,
        DemoTables tables,
        DemoLedger ledger,
        DateTimeOffset now,
        CancellationToken cancellationToken
    )
    {
        // A random password: these accounts are for display only.
        var people = new DemoPeople(
            random,
            tables,
            await passwords.HashAsync(RandomNumberGenerator.GetHexString(40), cancellationToken)
        );
        var products = new DemoProducts(random, tables, now);
        var stores = new DemoStores(random, tables, people, products, secrets, now);
        var payments = new DemoPayments(random, tables);
        var orders = new DemoOrders(random, tables, ledger, now);

        var categories = await db.Set<Category>()
            .AsNoTracking()
            .ToDictionaryAsync(c => c.Slug, c => c.Id, cancellationToken);
        var generated = stores.Generate(categories, await PlansAsync(now, cancellationToken));
        var buyers = stores.GenerateBuyers();
        new DemoSales(random, tables, orders, payments, now).Generate(PurchaseCount, generated, buyers);
        products.Finish(generated);
        var invoiceNumbers = await db
            .Database.SqlQuery<InvoiceNumber>($"SELECT year, last FROM subscriptions.invoice_sequences")
            .ToDictionaryAsync(n => n.Year, n => n.Last, cancellationToken);
        new DemoBilling(random, tables, ledger, payments, now).Generate(generated, invoiceNumbers);
        return invoiceNumbers;
    }

    private async Task WriteAsync(
        DemoTables tables,
        DemoLedger ledger,
        Dictionary<int, int> invoiceNumbers,
        CancellationToken cancellationToken
    )
    {
        await db.Database.OpenConnectionAsync(cancellationToken);
        var connection = (NpgsqlConnection)db.Database.GetDbConnection();
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await ledger.OpenAccountsAsync(connection, transaction, cancellationToken);
        await tables.WriteAsync(connection, cancellationToken);
        await DemoBilling.WriteLastNumbersAsync(invoiceNumbers, connection, transaction, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        await using var analyze = new NpgsqlCommand("ANALYZE", connection);
        await analyze.ExecuteNonQueryAsync(cancellationToken);
        await db.Database.CloseConnectionAsync();
    }

    /// <summary>A plan for each store: most on a large one, some on a small one, two on the free one; 2,000 products in
    /// total.</summary>
    private async Task<IReadOnlyList<DemoPlan>> PlansAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        var plans = await db.Set<Plan>()
            .AsNoTracking()
            .Include(p => p.Versions)
            .ToDictionaryAsync(p => p.Code, cancellationToken);
        return
        [
            .. Enumerable
                .Range(0, DemoWords.Stores.Length)
                .Select(i =>
                    i switch
                    {
                        >= 38 => PlanOf("free", 3),
                        >= 32 => PlanOf("standard", 20),
                        < 18 => PlanOf("pro", 59),
                        _ => PlanOf("pro", 58),
                    }
                ),
        ];

        DemoPlan PlanOf(string code, int products)
        {
            var version = plans[code]
                .Versions.Where(v => v.EffectiveFrom <= now || v.Version == 1)
                .MaxBy(v => v.Version)!;
            return new(code, version.Version, version.Terms.Price.Amount, version.Terms.CommissionBps, products);
        }
    }

    private sealed record InvoiceNumber(int Year, int Last);
}
