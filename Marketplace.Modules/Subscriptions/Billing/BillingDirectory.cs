using Marketplace.Foundation;
using Marketplace.Modules.Subscriptions.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Modules.Subscriptions;

internal sealed class BillingDirectory(MarketplaceDbContext db, InvoiceLinkService links) : IBillingDirectory
{
    public async Task<BilledInvoice?> InvoiceAsync(Guid invoiceId, CancellationToken cancellationToken)
    {
        var found = await db.Set<Invoice>()
            .AsNoTracking()
            .Where(i => i.Id == invoiceId)
            .Select(i => new
            {
                Invoice = i,
                Plan = db.Set<Plan>()
                    .Where(p => p.Code == i.PlanCode)
                    .Select(p => new LocalizedText(p.NameTr, p.NameEn))
                    .First(),
            })
            .SingleOrDefaultAsync(cancellationToken);
        return found is null
            ? null
            : new(
                invoiceId,
                found.Invoice.Number,
                found.Invoice.Total,
                found.Plan,
                found.Invoice.Status == InvoiceStatus.Open,
                found.Invoice.Purpose == InvoicePurpose.Renewal,
                links.For(invoiceId)
            );
    }

    public async Task<LocalizedText> PlanNameAsync(string planCode, CancellationToken cancellationToken) =>
        await db.Set<Plan>()
            .Where(p => p.Code == planCode)
            .Select(p => new LocalizedText(p.NameTr, p.NameEn))
            .SingleOrDefaultAsync(cancellationToken)
        ?? LocalizedText.Same(planCode);
}
