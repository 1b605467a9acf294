using System.Globalization;
using Marketplace.Foundation;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Modules.Subscriptions;

internal sealed class InvoiceRepository(MarketplaceDbContext db) : IInvoiceRepository
{
    public void Add(Invoice invoice) => db.Add(invoice);

    public async Task<Invoice?> FindAsync(Guid id, CancellationToken cancellationToken) =>
        db.Set<Invoice>().Local.FindEntry(id)?.Entity
        ?? await db.Set<Invoice>().SingleOrDefaultAsync(i => i.Id == id, cancellationToken);

    public async Task<string> NextNumberAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        var year = now.UtcDateTime.Year;
        var number = (
            await db
                .Database.SqlQuery<int>(
                    $"""
                    INSERT INTO subscriptions.invoice_sequences AS s (year, last) VALUES ({year}, 1)
                    ON CONFLICT (year) DO UPDATE SET last = s.last + 1 RETURNING last AS "Value"
                    """
                )
                .ToListAsync(cancellationToken)
        ).Single();
        return string.Create(CultureInfo.InvariantCulture, $"INV-{year:0000}-{number:000000}");
    }
}
