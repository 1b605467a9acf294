using Marketplace.Foundation;
using Marketplace.Modules.Products.Contracts;
using Marketplace.Modules.Sellers.Contracts;
using Marketplace.Modules.Subscriptions.Contracts;
using Marketplace.Modules.Users.Contracts;

namespace Marketplace.Modules.Orders;

/// <summary>Loads the purchasable variants of a cart, or the reason they cannot be bought.</summary>
/// <remarks>Errors: <c>auth.email_unconfirmed</c>; <c>product.not_for_sale</c> {variantIds};
/// <c>seller.store_closed</c> {sellerIds}; <c>order.self_purchase</c> {sellerIds}.</remarks>
public sealed class PurchasableVariantQueries(
    MarketplaceDbContext db,
    ISellableCatalog catalog,
    ISellerDirectory sellers,
    IEntitlements entitlements,
    SalesContractTemplateStore contracts
)
{
    /// <summary>The variants, if all of them can be bought. Two round trips, regardless of their number.</summary>
    internal async Task<Result<PurchasableVariants>> ReadAsync(
        Actor buyer,
        IReadOnlyCollection<Guid> variantIds,
        CancellationToken cancellationToken
    )
    {
        if (!buyer.EmailConfirmed)
            return AccountErrors.EmailUnconfirmed;
        var variants = await catalog.FindAsync(variantIds, cancellationToken);
        if (UnknownRefusal(variantIds, variants) is { } unknown)
            return unknown;
        var stores = await sellers.FindForAsync(
            buyer.Id,
            variants.Values.Select(v => v.SellerId).Distinct().ToArray(),
            cancellationToken
        );
        return Check(buyer, variants, stores);
    }

    /// <summary>The variants of a checkout, with their stores guaranteed not to close for good before the commit, and
    /// the commission if they are ordered at once. One round trip.</summary>
    /// <remarks>In the same round trip the units leave the cart they come from. Errors also: <c>cart.already_bought</c>
    /// when that cart was bought since the quote, <c>cart.closed</c> when it was merged, <c>checkout.expired</c>
    /// when it is gone. Order and locks: the cart, then see <see cref="ISellerDirectory.HoldForAsync"/>.</remarks>
    internal async Task<Result<PurchasableVariants>> HoldAsync(
        Actor buyer,
        Checkout checkout,
        CancellationToken cancellationToken
    )
    {
        if (!buyer.EmailConfirmed)
            return AccountErrors.EmailUnconfirmed;
        var variantIds = checkout.Lines.Select(l => l.VariantId).ToArray();
        var sellerIds = checkout.Lines.Select(l => l.SellerId).Distinct().ToArray();
        var batch = new ReadBatch(db);
        var cart = BoughtItems.Remove(batch, checkout);
        var stores = sellers.HoldFor(batch, buyer.Id, sellerIds);
        var variants = catalog.Find(batch, variantIds);
        var limits = checkout.PaymentMethod == PaymentMethod.Card ? null : entitlements.GetMany(batch, sellerIds);
        var versions = checkout.Contracts is { } quoted ? contracts.InForce(batch, quoted.Locale) : null;
        await batch.RunAsync(cancellationToken);
        if (cart?.Value.RefusalOf(checkout) is { } bought)
            return bought;
        if (UnknownRefusal(variantIds, variants.Value) is { } unknown)
            return unknown;
        var found = Check(buyer, variants.Value, stores.Value);
        if (!found.Succeeded)
            return found;
        var offer = versions is null ? found.Value : found.Value with { ContractVersions = versions.Value };
        return limits is null
            ? offer
            : offer with
            {
                CommissionBps = CommissionRateQueries.Of(offer.Sellers.Values, limits.Value),
            };
    }

    private static Error? UnknownRefusal(
        IReadOnlyCollection<Guid> variantIds,
        IReadOnlyDictionary<Guid, SellableVariant> variants
    )
    {
        var unknown = variantIds.Where(id => !variants.ContainsKey(id)).ToArray();
        return unknown.Length > 0 ? OrderErrors.NotForSale.With(("variantIds", unknown)) : null;
    }

    private static Result<PurchasableVariants> Check(
        Actor buyer,
        IReadOnlyDictionary<Guid, SellableVariant> variants,
        IReadOnlyDictionary<Guid, (SellerSummary Store, bool IsOwn)> stores
    )
    {
        var closed = variants
            .Values.Select(v => v.SellerId)
            .Distinct()
            .Where(id => !stores.TryGetValue(id, out var store) || !store.Store.IsSelling)
            .ToArray();
        if (closed.Length > 0)
            return SellerRefusals.StoreClosed.With(("sellerIds", closed));

        var withdrawn = variants.Values.Where(v => !v.IsForSale).Select(v => v.VariantId).ToArray();
        if (withdrawn.Length > 0)
            return OrderErrors.NotForSale.With(("variantIds", withdrawn));

        var own = stores
            .Values.Where(s => s.IsOwn || buyer.SellerIds.Contains(s.Store.Id))
            .Select(s => s.Store.Id)
            .ToArray();
        if (own.Length > 0)
            return OrderErrors.SelfPurchase.With(("sellerIds", own));
        return new PurchasableVariants(variants, stores.Values.ToDictionary(s => s.Store.Id, s => s.Store));
    }
}
