using System.Globalization;
using Marketplace.Foundation;
using Marketplace.Modules;
using Marketplace.Modules.Payments.Contracts;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Marketplace.MigrationService;

/// <summary>Generates three paid periods for every store that is not on the free plan, with gapless invoice numbers;
/// one store owes the fourth.</summary>
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
    private static readonly TimeSpan Issued = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan Unpaid = TimeSpan.FromDays(2);
    private static readonly TimeSpan Grace = TimeSpan.FromDays(7);

    /// <summary>Generates subscriptions and invoices.</summary>
    /// <param name="lastNumbers">The last invoice number of each year; updated.</param>
    /// <param name="hasUnpaid">Whether the last store did not pay for its current period.</param>
    public void Generate(IReadOnlyList<DemoStore> stores, Dictionary<int, int> lastNumbers, bool hasUnpaid)
    {
        var invoices = new List<DemoInvoice>();
        var paying = stores.Where(s => s.Plan.Price > 0).ToArray();
        foreach (var store in paying)
        {
            var isUnpaid = hasUnpaid && store == paying[^1];
            var current = isUnpaid ? now - Period - Unpaid : now.AddDays(-random.Between(1, 24)) - random.Hours(0, 20);
            var first = current - ((Periods - 1) * Period);
            var id = random.NewId(first);
            for (var i = 0; i < Periods; i++)
            {
                var start = first + (i * Period);
                invoices.Add(new(random.NewId(start - Issued), store, id, start, i == 0, IsPaid: true));
            }

            if (isUnpaid)
            {
                var start = current + Period;
                invoices.Add(new(random.NewId(start - Reminder), store, id, start, false, IsPaid: false));
            }

            AddSubscription(store, id, current, isUnpaid ? invoices[^1].Id : null);
        }

        foreach (var invoice in invoices.OrderBy(i => i.Start))
            AddInvoice(invoice, lastNumbers);
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

    private void AddSubscription(DemoStore store, Guid id, DateTimeOffset current, Guid? unpaid)
    {
        var end = current + Period;
        var isUnpaid = unpaid is not null;
        tables.Subscriptions.Add(
            id,
            store.Id,
            store.OwnerId,
            isUnpaid ? "PastDue" : "Active",
            store.Plan.Code,
            store.Plan.Version,
            current - ((Periods - 1) * Period),
            current,
            end,
            end,
            isUnpaid ? end : null,
            isUnpaid ? end + Grace : null,
            unpaid,
            false,
            isUnpaid ? 1 : 0,
            current.UtcDateTime.Day,
            isUnpaid ? end + Reminder : end - Reminder,
            (long)Periods + 1
        );
    }

    private void AddInvoice(DemoInvoice invoice, Dictionary<int, int> lastNumbers)
    {
        var (id, store, plan) = (invoice.Id, invoice.Store, invoice.Store.Plan);
        var issued = invoice.Start - (invoice.IsPaid ? Issued : Reminder);
        var number = string.Create(
            CultureInfo.InvariantCulture,
            $"INV-{issued.Year}-{lastNumbers[issued.Year] = lastNumbers.GetValueOrDefault(issued.Year) + 1:000000}"
        );
        var tax = DemoOrders.IncludedTax(plan.Price);
        Guid? payment = invoice.IsPaid
            ? payments.Add(
                new(("SubscriptionInvoice", id, number), store.OwnerId, plan.Price, issued, invoice.Start),
                now
            )
            : null;
        tables.Invoices.Add(
            id,
            number,
            store.Id,
            invoice.Subscription,
            invoice.IsFirst ? "Start" : "Renewal",
            invoice.IsPaid ? "Paid" : "Open",
            plan.Code,
            plan.Version,
            plan.Price,
            tax,
            "TRY",
            issued,
            invoice.IsPaid ? issued : invoice.Start,
            invoice.Start,
            invoice.Start + Period,
            invoice.IsPaid ? invoice.Start : null,
            payment,
            2L
        );
        tables.InvoiceLines.Add(id, 1, "Plan", plan.Code, plan.Version, plan.Price);
        if (invoice.IsPaid)
            ledger.Add(LedgerEntries.SubscriptionPaid(id, new(plan.Price, "TRY"), new(tax, "TRY")), invoice.Start);
    }

    private sealed record DemoInvoice(
        Guid Id,
        DemoStore Store,
        Guid Subscription,
        DateTimeOffset Start,
        bool IsFirst,
        bool IsPaid
    );

    private sealed record InvoiceNumber(int Year, int Last);
}
