using System.Globalization;
using Marketplace.Foundation;
using Marketplace.Modules;
using Marketplace.Modules.Payments.Contracts;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Marketplace.MigrationService;

/// <summary>Generates three paid periods for every store that is not on the free plan, with gapless invoice
/// numbers.</summary>
internal sealed class DemoBilling(
    DemoRandom random,
    DemoTables tables,
    DemoLedger ledger,
    DemoPayments payments,
    DateTimeOffset now
)
{
    private const int Periods = 3;
    private static readonly TimeSpan Period = TimeSpan.FromDays(30);
    private static readonly TimeSpan Reminder = TimeSpan.FromDays(3);

    /// <summary>Generates subscriptions and invoices.</summary>
    /// <param name="lastNumbers">The last invoice number of each year; updated.</param>
    public void Generate(IReadOnlyList<DemoStore> stores, Dictionary<int, int> lastNumbers)
    {
        var invoices = new List<(DemoStore Store, Guid Subscription, DateTimeOffset Start, bool IsFirst)>();
        foreach (var store in stores.Where(s => s.Plan.Price > 0))
        {
            var current = now.AddDays(-random.Between(1, 24)) - random.Hours(0, 20);
            var first = current - ((Periods - 1) * Period);
            var id = random.NewId(first);
            tables.Subscriptions.Add(
                id,
                store.Id,
                store.OwnerId,
                "Active",
                store.Plan.Code,
                store.Plan.Version,
                first,
                current,
                current + Period,
                current + Period,
                false,
                0,
                current + Period - Reminder,
                (long)Periods + 1
            );
            for (var i = 0; i < Periods; i++)
                invoices.Add((store, id, first + (i * Period), i == 0));
        }

        foreach (var (store, subscription, start, isFirst) in invoices.OrderBy(i => i.Start))
            AddInvoice(store, subscription, start, isFirst, lastNumbers);
    }

    /// <summary>The last invoice number of each year.</summary>
    public static Task<Dictionary<int, int>> ReadLastNumbersAsync(
        MarketplaceDbContext db,
        CancellationToken cancellationToken
    ) =>
        db
            .Database.SqlQuery<InvoiceNumber>(
                $"SELECT year, last FROM platform.document_sequences WHERE series = 'INV'"
            )
            .ToDictionaryAsync(n => n.Year, n => n.Last, cancellationToken);

    /// <summary>Stores the last invoice number of each year.</summary>
    public static async Task WriteLastNumbersAsync(
        Dictionary<int, int> lastNumbers,
        NpgsqlConnection connection,
        CancellationToken cancellationToken
    )
    {
        foreach (var (year, last) in lastNumbers)
        {
            await using var command = new NpgsqlCommand(
                "INSERT INTO platform.document_sequences (series, year, last) VALUES ('INV', @year, @last) "
                    + "ON CONFLICT (series, year) DO UPDATE SET last = excluded.last",
                connection
            );
            command.Parameters.AddWithValue("year", year);
            command.Parameters.AddWithValue("last", last);
            await command.ExecuteNonQueryAsync(cancellationToken);
        }
    }

    private void AddInvoice(
        DemoStore store,
        Guid subscription,
        DateTimeOffset start,
        bool isFirst,
        Dictionary<int, int> lastNumbers
    )
    {
        var (issued, year) = (start.AddMinutes(-2), start.AddMinutes(-2).Year);
        var number = string.Create(
            CultureInfo.InvariantCulture,
            $"INV-{year}-{lastNumbers[year] = lastNumbers.GetValueOrDefault(year) + 1:000000}"
        );
        var (id, plan, tax) = (random.NewId(issued), store.Plan, DemoOrders.IncludedTax(store.Plan.Price));
        var payment = payments.Add(
            ("SubscriptionInvoice", id, number),
            store.OwnerId,
            plan.Price,
            issued,
            start,
            isExpired: false
        );
        tables.Invoices.Add(
            id,
            number,
            store.Id,
            subscription,
            isFirst ? "Start" : "Renewal",
            "Paid",
            plan.Code,
            plan.Version,
            plan.Price,
            tax,
            "TRY",
            issued,
            issued,
            start,
            start + Period,
            start,
            payment,
            2L
        );
        tables.InvoiceLines.Add(id, 1, "Plan", plan.Code, plan.Version, plan.Price);
        ledger.Add(LedgerEntries.SubscriptionPaid(id, new(plan.Price, "TRY"), new(tax, "TRY")), start);
    }

    private sealed record InvoiceNumber(int Year, int Last);
}
