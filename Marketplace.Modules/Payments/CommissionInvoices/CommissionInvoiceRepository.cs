using Marketplace.Foundation;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Marketplace.Modules.Payments;

internal sealed class CommissionInvoiceRepository(
    MarketplaceDbContext db,
    DocumentNumbers numbers,
    IOptions<MarketplaceOptions> marketplace
) : ICommissionInvoiceRepository
{
    public void Add(CommissionInvoice invoice) => db.Add(invoice);

    public Task<bool> ExistsAsync(Guid sellerId, DateOnly month, CancellationToken cancellationToken) =>
        db.Set<CommissionInvoice>().AnyAsync(i => i.SellerId == sellerId && i.Month == month, cancellationToken);

    public async Task<string> NextNumberAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        var year = marketplace.Value.DayOf(now).Year;
        return CommissionInvoice.NumberOf(
            year,
            await numbers.NextAsync(CommissionInvoice.Series, year, cancellationToken)
        );
    }

    public Task<CommissionInvoice?> FindForUpdateAsync(Guid id, CancellationToken cancellationToken) =>
        db.Set<CommissionInvoice>()
            .FromSql($"SELECT * FROM payments.commission_invoices WHERE id = {id} FOR UPDATE")
            .SingleOrDefaultAsync(cancellationToken);
}
