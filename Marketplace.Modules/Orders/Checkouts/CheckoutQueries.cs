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
    /// <summary>The checkout that a key opens; null if it opens none. Two statements.</summary>
    public async Task<CheckoutView?> FindAsync(CheckoutKey key, CancellationToken cancellationToken)
    {
        var named = key.BuyerId is { } buyerId
            ? db.Set<Checkout>().Where(c => c.Id == key.CheckoutId && c.BuyerId == buyerId)
            : key.OfGuest(db);
        var checkout = await named.AsNoTracking().SingleOrDefaultAsync(cancellationToken);
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
