using System.Globalization;
using Marketplace.Foundation;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Modules.Subscriptions;

internal sealed class InvoiceRepository(MarketplaceDbContext db, DocumentNumbers numbers) : IInvoiceRepository
{
    private const string NumberSeries = "INV";

    public void Add(Invoice invoice) => db.Add(invoice);

    public async Task<Invoice?> FindAsync(Guid id, CancellationToken cancellationToken) =>
        db.Set<Invoice>().Local.FindEntry(id)?.Entity
        ?? await db.Set<Invoice>().SingleOrDefaultAsync(i => i.Id == id, cancellationToken);

    public async Task<string> NextNumberAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        var year = now.UtcDateTime.Year;
        var number = await numbers.NextAsync(NumberSeries, year, cancellationToken);
        return string.Create(CultureInfo.InvariantCulture, $"{NumberSeries}-{year:0000}-{number:000000}");
    }
}
