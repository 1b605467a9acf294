using Marketplace.Foundation;
using Marketplace.Modules.Products.Contracts;
using Marketplace.Modules.Sellers.Contracts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Marketplace.Modules.Orders;

/// <summary>Reads checkouts.</summary>
public sealed class CheckoutQueries(
    MarketplaceDbContext db,
    ISellerDirectory sellers,
    IOptions<MarketplaceOptions> marketplace,
    TimeProvider clock
)
{
    /// <summary>The buyer's checkout; null if it does not exist or belongs to someone else. Two statements.</summary>
    public async Task<CheckoutView?> FindAsync(Guid checkoutId, Guid buyerId, CancellationToken cancellationToken)
    {
        var checkout = await db.Set<Checkout>()
            .AsNoTracking()
            .SingleOrDefaultAsync(c => c.Id == checkoutId && c.BuyerId == buyerId, cancellationToken);
        if (checkout is null)
            return null;
        var stores = checkout.Lines.Select(line => line.SellerId).Distinct().ToArray();
        return View(checkout, await sellers.FindAsync(stores, cancellationToken));
    }

    /// <summary>The view of a checkout and its stores. No statement.</summary>
    public CheckoutView View(Checkout checkout, IReadOnlyDictionary<Guid, SellerSummary> stores)
    {
        var quote = checkout.Quote;

        // An overdue checkout is shown as the job will leave it, version included.
        var isOverdue = checkout.Status == CheckoutStatus.Open && checkout.ExpiresAt <= clock.GetUtcNow();
        return new(
            checkout.Id,
            isOverdue ? CheckoutStatus.Expired : checkout.Status,
            checkout.PaymentMethod,
            checkout.Address,
            quote.Sellers.Select(part => View(part, stores, checkout.Currency)).ToArray(),
            quote.ItemsTotal,
            quote.ShippingTotal,
            quote.TaxTotal,
            quote.Total,
            checkout.CreatedAt,
            checkout.ExpiresAt,
            checkout.PurchaseId,
            checkout.Contracts?.Given ?? [],
            isOverdue ? checkout.Version + 1 : checkout.Version
        )
        {
            CartId = checkout.CartId,
            Invoice = InvoiceProfileCipher.Masked(checkout.Invoice),
        };
    }

    private CheckoutSellerView View(
        SellerQuote part,
        IReadOnlyDictionary<Guid, SellerSummary> stores,
        string currency
    ) =>
        new(
            SellerRef.Of(part.SellerId, stores),
            part.Delivery.Type,
            part.Delivery.Note,
            part.Lines.Select(l => new CheckoutLineView(
                    l.VariantId,
                    l.ProductId,
                    l.Title,
                    l.Sku,
                    l.Options,
                    new(l.UnitPriceMinor, currency),
                    l.Quantity,
                    l.TaxBps,
                    l.Total(currency),
                    PictureView.From(l.Image, marketplace.Value.PublicUrl)
                ))
                .ToArray(),
            part.ItemsTotal,
            part.ShippingTotal,
            part.TaxTotal,
            part.Total
        );
}
