using Marketplace.Foundation;
using Marketplace.Modules.Payments.Contracts;
using Microsoft.Extensions.Options;

namespace Marketplace.Modules.Payments;

/// <summary>Issues commission invoices and credit notes.</summary>
internal sealed class CommissionInvoiceService(
    UnitOfWork unitOfWork,
    ICommissionInvoiceRepository invoices,
    DocumentPartyQueries parties,
    EventOutbox outbox,
    IOptions<MarketplaceOptions> marketplace,
    TimeProvider clock
)
{
    /// <summary>Issues a store's document of a month; false when it has one.</summary>
    /// <remarks>Repeat: a store has one document of a month, whoever issues it at the same time; a unique index holds
    /// that. Locks: the row of the number series, last.</remarks>
    public Task<bool> IssueAsync(DateOnly month, SellerCommission commission, CancellationToken cancellationToken) =>
        unitOfWork.RunAsync(
            async ct =>
            {
                if (await invoices.ExistsAsync(commission.SellerId, month, ct))
                    return false;
                var (issuer, recipient) = await parties.FindAsync(commission.SellerId, ct);
                var now = clock.GetUtcNow();
                var invoice = CommissionInvoice.Issue(
                    new(
                        Ids.New(clock),
                        await invoices.NextNumberAsync(now, ct),
                        month,
                        marketplace.Value.Currency,
                        issuer,
                        recipient,
                        now
                    ),
                    commission
                );
                invoices.Add(invoice);
                outbox.Add(
                    new CommissionInvoiceIssued(
                        invoice.Id,
                        invoice.SellerId,
                        invoice.Number,
                        invoice.Month,
                        invoice.Kind,
                        invoice.Total
                    )
                );
                return true;
            },
            cancellationToken
        );
}
