using System.Diagnostics;
using Marketplace.Modules;
using Marketplace.Modules.Analytics;
using Marketplace.Modules.Orders;
using Marketplace.Modules.Products;
using Marketplace.Modules.Sellers;
using Marketplace.Modules.Sellers.Contracts;
using Marketplace.Modules.Users;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Marketplace.MigrationService;

/// <summary>Seeds realistic demo data: 40 stores, 2,000 products, 400 buyers and 90 days of purchases, or a multiple
/// of that.</summary>
/// <remarks>
/// The same seed in the same minute gives the same data. Nobody can sign in with the accounts. Every invariant holds.
/// Written with COPY in one transaction, without events; analytics are rebuilt at the end. Repeat: does nothing if demo
/// data exists. Payments have the provider <c>demo</c>, which reconciliation skips: no money was ever moved, so a
/// refund fails at once with the reason.
/// </remarks>
public sealed class DemoSeeder(
    MarketplaceDbContext db,
    DemoCipher secrets,
    PictureImportService pictures,
    AnalyticsRebuildService analytics,
    DemoCalendar calendar,
    ILogger<DemoSeeder> logger
) : ISeeder
{
    private const int PurchaseCount = 3_000;
    private const int MaxOwnPeople = 3;

    // A payout run that found nothing would claim to have stated the demo's sales, which are older than it.
    private const string ForgetEmptyRuns = "DELETE FROM payments.payout_runs WHERE statements = 0 AND payouts = 0";

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
        logger.LogInformation(
            "Generating demo data from seed {Seed}: {Stores} stores and {Purchases} purchases …",
            arguments.Seed,
            arguments.Scale * DemoWords.Stores.Length,
            arguments.Scale * PurchaseCount
        );
        await WriteAsync(arguments, calendar.Minute(), cancellationToken);
        logger.LogInformation("Rebuilding the analytics of the demo data …");
        await analytics.RunAsync(cancellationToken);
        logger.LogInformation("Demo data ready after {Seconds:0.0} s", Stopwatch.GetElapsedTime(started).TotalSeconds);
    }

    private async Task WriteAsync(MigrationArguments arguments, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await db.Database.OpenConnectionAsync(cancellationToken);
        var connection = (NpgsqlConnection)db.Database.GetDbConnection();
        await using (var transaction = await connection.BeginTransactionAsync(cancellationToken))
        {
            await GenerateAsync(connection, arguments, now, cancellationToken);
            await using var parcels = new NpgsqlCommand(ParcelBackfill.Sql, connection, transaction)
            {
                CommandTimeout = 0,
            };
            await parcels.ExecuteNonQueryAsync(cancellationToken);
            await using var accounts = new NpgsqlCommand(PayoutAccountBackfill.Sql, connection, transaction);
            await accounts.ExecuteNonQueryAsync(cancellationToken);
            await using var runs = new NpgsqlCommand(ForgetEmptyRuns, connection, transaction);
            await runs.ExecuteNonQueryAsync(cancellationToken);
            await transaction.CommitAsync(cancellationToken);
        }

        await using var analyze = new NpgsqlCommand("ANALYZE", connection);
        await analyze.ExecuteNonQueryAsync(cancellationToken);
        await db.Database.CloseConnectionAsync();
    }

    private async Task GenerateAsync(
        NpgsqlConnection connection,
        MigrationArguments arguments,
        DateTimeOffset now,
        CancellationToken cancellationToken
    )
    {
        var (random, tables) = (new DemoRandom(arguments.Seed), new DemoTables());
        var ledger = new DemoLedger(random, tables);
        var stories = arguments.Stories ? new DemoStories(random, tables.Stories, ledger, secrets, now) : null;
        var writer = new DemoWriter(connection, tables, ledger, logger);
        var drawing = arguments.Pictures ? new DemoPictures(pictures, logger) : null;
        var drawn = drawing?.DrawAsync(cancellationToken) ?? Task.FromResult(DemoPictures.None);
        var products = new DemoProducts(random, tables, drawing, now);
        var payments = new DemoPayments(random, tables, ledger);
        var orders = new DemoOrders(random, tables, ledger, stories, now);
        var sales = new DemoSales(random, tables, orders, payments, arguments.Stories, now);

        var (stores, buyers) = await PeopleAsync(random, tables, products, arguments, now, cancellationToken);
        await writer.WriteAsync(cancellationToken);
        await writer.WriteAsync(
            "purchases",
            sales.Times(arguments.Scale * PurchaseCount).Chunk(PurchaseCount),
            portion => sales.Generate(portion, stores, buyers),
            cancellationToken
        );
        // Of their own numbers, so that the rest of a seed's marketplace does not depend on them.
        var views = new DemoViews(new(arguments.Seed), tables, calendar, now);
        await FinishAsync(writer, products, views, stores, await drawn, cancellationToken);
        if (arguments.Stories)
        {
            new DemoBuyers(random, tables.Stories, now).Generate(buyers, stores);
            new DemoTasks(random, tables, now).AddDeadMail();
        }

        var billing = new DemoBilling(random, tables, ledger, payments, now);
        var numbers = await DemoBilling.ReadLastNumbersAsync(db, cancellationToken);
        billing.Generate(stores, numbers, hasUnpaid: arguments.Stories);
        await writer.WriteAsync(cancellationToken);
        await DemoBilling.WriteLastNumbersAsync(numbers, connection, cancellationToken);
    }

    private static Task FinishAsync(
        DemoWriter writer,
        DemoProducts products,
        DemoViews views,
        IReadOnlyList<DemoStore> stores,
        IReadOnlyDictionary<string, ImportedPicture> drawn,
        CancellationToken cancellationToken
    ) =>
        writer.WriteAsync(
            "stores' products",
            stores.Chunk(40),
            portion =>
            {
                products.Finish(portion, drawn);
                views.Generate(portion);
            },
            cancellationToken
        );

    private async Task<(List<DemoStore> Stores, List<DemoPerson> Buyers)> PeopleAsync(
        DemoRandom random,
        DemoTables tables,
        DemoProducts products,
        MigrationArguments arguments,
        DateTimeOffset now,
        CancellationToken cancellationToken
    )
    {
        var people = new DemoPeople(random, tables, await secrets.NobodysPasswordAsync(cancellationToken));
        var places = new DemoStores(random, tables, people, products, secrets, now);
        var categories = await db.Set<Category>()
            .AsNoTracking()
            .ToDictionaryAsync(c => c.Slug, c => c.Id, cancellationToken);
        var plans = await DemoPlans.ReadAsync(db, now, cancellationToken);
        var (stores, buyers) = (new List<DemoStore>(), new List<DemoPerson>());
        for (var round = 0; round < arguments.Scale; round++)
        {
            stores.AddRange(places.Generate(categories, plans, round));
            buyers.AddRange(places.GenerateBuyers());
        }

        buyers.InsertRange(0, await OwnBuyersAsync(cancellationToken));
        if (arguments.Stories)
        {
            places.GenerateApplicants();
            await AddOwnSellersAsync(tables, stores[0], now, cancellationToken);
        }

        return (stores, buyers);
    }

    /// <summary>Sellers who can sign in also own the first store: they find a store with a history.</summary>
    private async Task AddOwnSellersAsync(
        DemoTables tables,
        DemoStore store,
        DateTimeOffset now,
        CancellationToken cancellationToken
    )
    {
        var owners = db.Set<SellerMember>()
            .AsNoTracking()
            .Where(m => m.Role == SellerRole.Owner && m.LeftAt == null)
            .Select(m => m.UserId)
            .Distinct();
        var added = await owners.Order().Take(MaxOwnPeople).ToListAsync(cancellationToken);
        foreach (var owner in added)
            tables.Members.Add(store.Id, owner, "Owner", now);
        if (added.Count > 0)
            tables.Counters.Add(store.Id, SellerMetrics.Members, "", (long)added.Count, now);
    }

    /// <summary>People who can sign in, neither sell nor administrate and have not bought yet: they find orders of
    /// their own.</summary>
    private async Task<IReadOnlyList<DemoPerson>> OwnBuyersAsync(CancellationToken cancellationToken) =>
        await db.Set<User>()
            .AsNoTracking()
            .Where(u => u.Roles.Length == 0 && !db.Set<SellerMember>().Any(m => m.UserId == u.Id))
            .Where(u => !db.Set<Cart>().Any(c => c.BuyerId == u.Id))
            .Where(u => !db.Set<SavedAddress>().Any(a => a.UserId == u.Id))
            .OrderBy(u => u.Id)
            .Take(MaxOwnPeople)
            .Select(u => new DemoPerson(u.Id, u.DisplayName))
            .ToListAsync(cancellationToken);
}
