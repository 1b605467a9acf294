using Marketplace.Foundation;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Modules.Subscriptions;

/// <summary>Reads of invoices.</summary>
public sealed class InvoiceQueries(MarketplaceDbContext db, CursorCodec cursors)
{
    private static readonly Keyset<Invoice, Guid> Newest = Keyset.Descending<Invoice>("newest", i => i.Id);

    /// <summary>An invoice of a store; null when unknown or another store's.</summary>
    public Task<Invoice?> FindAsync(Guid sellerId, Guid invoiceId, CancellationToken cancellationToken) =>
        db.Set<Invoice>()
            .AsNoTracking()
            .Include(i => i.Lines.OrderBy(l => l.Position))
            .SingleOrDefaultAsync(i => i.Id == invoiceId && i.SellerId == sellerId, cancellationToken);

    /// <summary>Invoices, newest first. One statement.</summary>
    /// <param name="sellerId">Null for all stores (administrators).</param>
    /// <param name="invoiceId">Only this one; null for all.</param>
    public async Task<Result<Page<Invoice>>> ListAsync(
        Guid? sellerId,
        InvoiceStatus? status,
        PageRequest page,
        CancellationToken cancellationToken,
        Guid? invoiceId = null
    )
    {
        var opened = Newest.Open(cursors, page, $"{sellerId}|{status}|{invoiceId}");
        if (!opened.Succeeded)
            return opened.Error;
        var rows = db.Set<Invoice>().AsNoTracking();
        if (sellerId is not null)
            rows = rows.Where(i => i.SellerId == sellerId);
        if (status is not null)
            rows = rows.Where(i => i.Status == status);
        if (invoiceId is not null)
            rows = rows.Where(i => i.Id == invoiceId);
        var invoices = await opened
            .Value.Of(rows)
            .Include(i => i.Lines.OrderBy(l => l.Position))
            .ToListAsync(cancellationToken);
        return opened.Value.From(invoices, i => i.Id);
    }
}
