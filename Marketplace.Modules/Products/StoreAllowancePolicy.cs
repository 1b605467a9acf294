using Marketplace.Foundation;
using Marketplace.Modules.Sellers.Contracts;
using Marketplace.Modules.Subscriptions.Contracts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Marketplace.Modules.Products;

/// <summary>Keeps what a store stores without selling it within bounds: drafts, and the bytes of its pictures. Little
/// before its approval, by its plan after it.</summary>
/// <remarks>Order and locks: exact only while the storefront is locked exclusively; before that it is a first
/// look.</remarks>
public sealed class StoreAllowancePolicy(
    MarketplaceDbContext db,
    ISellerDirectory sellers,
    IEntitlements entitlements,
    IOptions<ProductOptions> options
)
{
    /// <summary>Whether the store may have one more draft.</summary>
    /// <remarks>Errors: <c>product.draft_limit_reached</c>.</remarks>
    internal async Task<Result> AdmitDraftAsync(Guid sellerId, CancellationToken cancellationToken)
    {
        var limits = await entitlements.GetAsync(sellerId, cancellationToken);
        var most = await IsApprovedAsync(sellerId, cancellationToken)
            ? options.Value.DraftsOf(limits)
            : options.Value.DraftsBeforeApproval;
        var used = await db.Set<Product>()
            .CountAsync(
                p =>
                    p.SellerId == sellerId
                    && (
                        p.Status == ProductStatus.Draft || (p.Status == ProductStatus.Archived && p.PublishedAt == null)
                    ),
                cancellationToken
            );
        return used < most ? Result.Success : ProductErrors.DraftLimit.With(("limit", most), ("used", used));
    }

    /// <summary>Whether the product may have one more picture, and the store has room for its bytes.</summary>
    /// <remarks>Errors: <c>plan.limit_reached</c>, <c>image.storage_full</c>.</remarks>
    internal async Task<Result> AdmitImageAsync(Product product, int bytes, CancellationToken cancellationToken)
    {
        var limits = await entitlements.GetAsync(product.SellerId, cancellationToken);
        var shown = product.Images.Count;
        if (shown >= limits.Limit(UsageMetrics.ImagesPerProduct))
        {
            return limits.Refusal(
                UsageMetrics.ImagesPerProduct,
                shown,
                await entitlements.FindUpgradeAsync(
                    limits,
                    plan => plan.Limit(UsageMetrics.ImagesPerProduct) > shown,
                    cancellationToken
                )
            );
        }
        var most = await IsApprovedAsync(product.SellerId, cancellationToken)
            ? options.Value.ImageMegabytesOf(limits)
            : options.Value.ImageMegabytesBeforeApproval;
        var used = await StoredBytesAsync(product.SellerId, cancellationToken);
        return used + bytes <= most * ProductOptions.Megabyte && used < most * ProductOptions.Megabyte
            ? Result.Success
            : ImageErrors.StorageFull.With(("limitMegabytes", most), ("usedMegabytes", used / ProductOptions.Megabyte));
    }

    /// <summary>Bytes of the store's pictures, those included whose files are about to be removed.</summary>
    private async Task<long> StoredBytesAsync(Guid sellerId, CancellationToken cancellationToken)
    {
        var shown =
            from image in db.Set<ProductImage>()
            join product in db.Set<Product>() on image.ProductId equals product.Id
            where product.SellerId == sellerId
            select (long)image.Bytes;
        var leaving = db.Set<RemovedImage>().Where(i => i.SellerId == sellerId).Select(i => (long)i.Bytes);
        return await shown.Concat(leaving).SumAsync(cancellationToken);
    }

    /// <summary>Whether an administrator ever approved the store; a suspended one keeps what it has.</summary>
    private async Task<bool> IsApprovedAsync(Guid sellerId, CancellationToken cancellationToken) =>
        (await sellers.FindAsync([sellerId], cancellationToken)).GetValueOrDefault(sellerId)
            is { ApprovedAt: not null };
}
