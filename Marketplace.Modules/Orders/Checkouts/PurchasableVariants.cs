using Marketplace.Foundation;
using Marketplace.Modules.Products.Contracts;
using Marketplace.Modules.Sellers.Contracts;

namespace Marketplace.Modules.Orders;

/// <summary>Variants and their stores when they were read, all of them available to the buyer.</summary>
internal sealed record PurchasableVariants(
    IReadOnlyDictionary<Guid, SellableVariant> Variants,
    IReadOnlyDictionary<Guid, SellerSummary> Sellers
)
{
    /// <summary>Commission by store, basis points; empty unless the variants were read to be ordered at once.</summary>
    public IReadOnlyDictionary<Guid, int> CommissionBps { get; init; } = new Dictionary<Guid, int>();

    /// <summary>Versions in force of the texts to agree to; empty unless they were read to be ordered and the checkout
    /// has texts.</summary>
    public IReadOnlyList<ContractVersion> ContractVersions { get; init; } = [];

    /// <summary>A line for the variant at its current price.</summary>
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
            variant.TaxBps,
            variant.Image
        );
    }

    /// <summary>Why the purchase cannot be paid cash on delivery; null when it can.</summary>
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
