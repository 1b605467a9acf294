using Marketplace.Foundation;
using Marketplace.Modules.Products.Contracts;
using Marketplace.Modules.Sellers.Contracts;
using Marketplace.Modules.Users.Contracts;

namespace Marketplace.Modules.Orders;

/// <summary>Loads the purchasable variants of a cart, or the reason they cannot be bought.</summary>
/// <remarks>Two statements, regardless of the number of variants.</remarks>
public sealed class PurchasableVariantQueries(ISellableCatalog catalog, ISellerDirectory sellers)
{
    /// <summary>The variants, if all of them can be bought.</summary>
    /// <remarks>Errors: <c>auth.email_unconfirmed</c>; <c>product.not_for_sale</c> {variantIds};
    /// <c>seller.store_closed</c> {sellerIds}; <c>order.self_purchase</c> {sellerIds}.</remarks>
    internal Task<Result<PurchasableVariants>> ReadAsync(
        Actor buyer,
        IReadOnlyCollection<Guid> variantIds,
        CancellationToken cancellationToken
    ) => ReadAsync(buyer, variantIds, sellers.FindForAsync, cancellationToken);

    /// <summary>The variants, with their stores guaranteed not to close for good before the commit.</summary>
    /// <remarks>Errors: as <see cref="ReadAsync(Actor, IReadOnlyCollection{Guid}, CancellationToken)"/>. Order and
    /// locks: see <see cref="ISellerDirectory.HoldForAsync"/>.</remarks>
    internal Task<Result<PurchasableVariants>> HoldAsync(
        Actor buyer,
        IReadOnlyCollection<Guid> variantIds,
        CancellationToken cancellationToken
    ) => ReadAsync(buyer, variantIds, sellers.HoldForAsync, cancellationToken);

    private async Task<Result<PurchasableVariants>> ReadAsync(
        Actor buyer,
        IReadOnlyCollection<Guid> variantIds,
        Func<
            Guid,
            IReadOnlyCollection<Guid>,
            CancellationToken,
            Task<IReadOnlyDictionary<Guid, (SellerSummary Store, bool IsOwn)>>
        > storesForAsync,
        CancellationToken cancellationToken
    )
    {
        if (!buyer.EmailConfirmed)
            return AccountErrors.EmailUnconfirmed;
        var variants = await catalog.FindAsync(variantIds, cancellationToken);
        var unknown = variantIds.Where(id => !variants.ContainsKey(id)).ToArray();
        if (unknown.Length > 0)
            return OrderErrors.NotForSale.With(("variantIds", unknown));

        var stores = await storesForAsync(
            buyer.Id,
            variants.Values.Select(v => v.SellerId).Distinct().ToArray(),
            cancellationToken
        );
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
