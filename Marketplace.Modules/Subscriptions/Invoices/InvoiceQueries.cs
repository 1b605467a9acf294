using Marketplace.Foundation;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Modules.Subscriptions;

/// <summary>Reads of invoices.</summary>
public sealed class InvoiceQueries(MarketplaceDbContext db, CursorCodec cursors)
{
    private const string Sort = "newest";

    /// <summary>An invoice of a store; null when unknown or another store's.</summary>
    public Task<Invoice?> FindAsync(Guid sellerId, Guid invoiceId, CancellationToken cancellationToken) =>
        db.Set<Invoice>()
            .AsNoTracking()
            .Include(i => i.Lines.OrderBy(l => l.Position))
            .SingleOrDefaultAsync(i => i.Id == invoiceId && i.SellerId == sellerId, cancellationToken);

    /// <summary>Invoices, newest first. One statement.</summary>
    /// <param name="sellerId">Null for all stores (administrators).</param>
    public async Task<Result<Page<Invoice>>> ListAsync(
        Guid? sellerId,
        InvoiceStatus? status,
        PageRequest page,
        CancellationToken cancellationToken
    )
    {
        var filters = $"{sellerId}|{status}";
        var after = cursors.Decode(page.Cursor, Sort, filters, 1);
        if (!after.Succeeded)
            return after.Error;
        var rows = db.Set<Invoice>().AsNoTracking();
        if (sellerId is not null)
            rows = rows.Where(i => i.SellerId == sellerId);
        if (status is not null)
            rows = rows.Where(i => i.Status == status);
        if (after.Value is [var key] && Guid.Parse(key) is var last)
            rows = rows.Where(i => i.Id < last);
        var invoices = await rows.Include(i => i.Lines.OrderBy(l => l.Position))
            .OrderByDescending(i => i.Id)
            .Take(page.Limit + 1)
            .ToListAsync(cancellationToken);
        return Page<Invoice>.From(invoices, page.Limit, i => cursors.Encode(Sort, filters, i.Id.ToString()));
    }
}
