using Marketplace.Foundation;
using Marketplace.Modules.Documents;
using Marketplace.Modules.Payments.Contracts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Marketplace.Modules.Payments;

/// <summary>Reads commission invoices.</summary>
public sealed class CommissionInvoiceQueries(
    MarketplaceDbContext db,
    RenderedDocumentStore rendered,
    IOptions<MarketplaceOptions> marketplace,
    CursorCodec cursors
)
{
    private static readonly Keyset<CommissionInvoice, Guid> Newest = Keyset.Descending<CommissionInvoice>(
        "newest",
        i => i.Id
    );

    /// <summary>A document with its lines; null when unknown or another store's.</summary>
    /// <param name="sellerId">Null for any store (administrators).</param>
    public Task<CommissionInvoice?> FindAsync(Guid? sellerId, Guid id, CancellationToken cancellationToken) =>
        db.Set<CommissionInvoice>()
            .AsNoTracking()
            .Include(i => i.Lines.OrderBy(l => l.Position))
            .SingleOrDefaultAsync(i => i.Id == id && (sellerId == null || i.SellerId == sellerId), cancellationToken);

    /// <summary>Documents without their lines, newest first. One statement.</summary>
    public async Task<Result<Page<CommissionInvoice>>> ListAsync(
        CommissionInvoiceFilter filter,
        PageRequest page,
        CancellationToken cancellationToken
    )
    {
        var (sellerId, month, kind) = filter;
        var opened = Newest.Open(cursors, page, $"{sellerId}|{month:O}|{kind}");
        if (!opened.Succeeded)
            return opened.Error;
        var rows = db.Set<CommissionInvoice>().AsNoTracking();
        if (sellerId is not null)
            rows = rows.Where(i => i.SellerId == sellerId);
        if (month is not null)
            rows = rows.Where(i => i.Month == month);
        if (kind is not null)
            rows = rows.Where(i => i.Kind == kind);
        var invoices = await opened.Value.Of(rows).ToListAsync(cancellationToken);
        return opened.Value.From(invoices, i => i.Id);
    }

    /// <summary>What a document's files are written from.</summary>
    public FinanceDocument Document(CommissionInvoice invoice, Language language) =>
        CommissionInvoiceDocument.Of(invoice, language, marketplace.Value.Zone);

    /// <summary>The document as PDF, as it was when somebody asked for it first.</summary>
    public Task<byte[]> PdfAsync(CommissionInvoice invoice, Language language, CancellationToken cancellationToken) =>
        rendered.GetOrAddAsync(
            invoice.Id,
            language,
            () => PdfDocumentWriter.Write(Document(invoice, language)),
            cancellationToken
        );
}

/// <summary>Which commission invoices are listed; null takes all.</summary>
/// <param name="SellerId">Null for all stores (administrators).</param>
/// <param name="Month">First day of the month.</param>
public sealed record CommissionInvoiceFilter(
    Guid? SellerId = null,
    DateOnly? Month = null,
    CommissionInvoiceKind? Kind = null
);
