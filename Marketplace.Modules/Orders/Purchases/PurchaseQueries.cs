using Marketplace.Foundation;
using Marketplace.Modules.Payments.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Modules.Orders;

/// <summary>Reads purchases.</summary>
public sealed class PurchaseQueries(
    MarketplaceDbContext db,
    OrderQueries orders,
    IPayments payments,
    InvoiceProfileCipher invoices
)
{
    /// <summary>The buyer's purchase with its orders and, for cards, its latest payment.</summary>
    /// <remarks>Errors: <c>resource.not_found</c>, also when it belongs to someone else.</remarks>
    public async Task<Result<PurchaseView>> FindAsync(
        Guid purchaseId,
        OrderActor buyer,
        CancellationToken cancellationToken
    )
    {
        var purchase = await db.Set<Purchase>()
            .AsNoTracking()
            .SingleOrDefaultAsync(p => p.Id == purchaseId && p.BuyerId == buyer.UserId, cancellationToken);
        if (purchase is null)
            return PlatformErrors.NotFound;
        var parts = await orders.OfPurchaseAsync(purchaseId, buyer, cancellationToken);
        var payment =
            purchase.PaymentMethod == PaymentMethod.Card
                ? (
                    await payments.FindAsync(PaymentPurpose.Purchase, [purchaseId], cancellationToken)
                ).GetValueOrDefault(purchaseId)
                : null;
        return new PurchaseView(
            purchase.Id,
            purchase.Number,
            purchase.PaymentMethod,
            Purchase.PaymentStatusOf(parts.Select(o => o.PaymentStatus).ToArray()),
            purchase.Total,
            purchase.CreatedAt,
            parts,
            payment is null
                ? null
                : new(payment.Id, payment.Status, payment.CheckoutUrl, payment.FailureCode, payment.ExpiresAt)
        )
        {
            Invoice = invoices.Open(purchase.BuyerId, purchase.Invoice),
        };
    }
}
