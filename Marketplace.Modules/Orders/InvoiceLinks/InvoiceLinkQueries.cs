using Microsoft.EntityFrameworkCore;

namespace Marketplace.Modules.Orders;

/// <summary>Reads the invoice links of orders.</summary>
public sealed class InvoiceLinkQueries(MarketplaceDbContext db)
{
    private const int Shown = 20;

    /// <summary>The links that an order had, newest first; the first one counts. One statement.</summary>
    public async Task<IReadOnlyList<InvoiceLinkView>> HistoryAsync(Guid orderId, CancellationToken cancellationToken) =>
        await Of(db, orderId).Take(Shown).ToListAsync(cancellationToken);

    /// <summary>The links that an order had, newest first.</summary>
    internal static IQueryable<InvoiceLinkView> Of(MarketplaceDbContext db, Guid orderId) =>
        db.Set<InvoiceLink>()
            .Where(l => l.OrderId == orderId)
            .OrderByDescending(l => l.Seq)
            .Select(l => new InvoiceLinkView(l.Url, l.Number, l.SetAt));
}

/// <summary>Where the invoice of an order is.</summary>
/// <param name="Url">Of the store or of whoever issues its invoices; not part of the marketplace.</param>
/// <param name="Number">The invoice's number; null when the store did not give it.</param>
public sealed record InvoiceLinkView(string Url, string? Number, DateTimeOffset SetAt)
{
    internal static InvoiceLinkView Of(InvoiceLink link) => new(link.Url, link.Number, link.SetAt);
}
