using Marketplace.Foundation;
using Marketplace.Modules.Products.Contracts;
using Marketplace.Modules.Sellers.Contracts;

namespace Marketplace.Modules.Orders;

/// <summary>Variants and their stores at the moment of asking, all of them on sale to the buyer.</summary>
public sealed record PurchasableVariants(
    IReadOnlyDictionary<Guid, SellableVariant> Variants,
    IReadOnlyDictionary<Guid, SellerSummary> Sellers
)
{
    /// <summary>The line of a variant at today's price.</summary>
    public CheckoutLine Line(Guid variantId, int quantity)
    {
        var variant = Variants[variantId];
        return new(
            variantId,
            variant.ProductId,
            variant.SellerId,
            variant.Title,
            variant.Sku,
            variant.Options,
            variant.UnitPrice.Amount,
            quantity,
            variant.TaxBps
        );
    }

    /// <summary>Why the purchase cannot be paid at the door; null when it can.</summary>
    public Error? CashRefusal(Money total, OrdersOptions options)
    {
        var refusing = Sellers.Values.Where(s => !s.AcceptsCashOnDelivery).Select(s => s.Id).ToArray();
        return refusing.Length > 0 || total.Amount > options.CashOnDeliveryMax
            ? OrderErrors.CodNotAllowed.With(
                ("max", new Money(options.CashOnDeliveryMax, total.Currency)),
                ("sellerIds", refusing)
            )
            : null;
    }
}
