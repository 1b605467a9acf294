using Marketplace.Foundation;
using Marketplace.Modules.Sellers.Contracts;
using Marketplace.Modules.Subscriptions.Contracts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Marketplace.Modules.Products;

/// <summary>How many unpublished products a store may keep: a few before it is approved, then as many as its plan
/// lists.</summary>
/// <remarks>Products archived without ever being published count too, so that archiving is no way around the
/// limit.</remarks>
public sealed class DraftLimitPolicy(
    MarketplaceDbContext db,
    ISellerDirectory sellers,
    IEntitlements entitlements,
    IOptions<ProductOptions> options
)
{
    private const int Most = 10_000;

    /// <summary>Why the store may not add a draft; null when it may.</summary>
    /// <remarks>Errors: <c>product.draft_limit</c>. Order and locks: the store's advisory lock until the commit, before
    /// any row.</remarks>
    public async Task<Error?> RefusalAsync(Guid sellerId, CancellationToken cancellationToken)
    {
        await AdvisoryLocks.StoreDrafts.For(sellerId.ToString()).WaitAsync(db, cancellationToken);
        var drafts = await db.Set<Product>()
            .CountAsync(
                p => p.SellerId == sellerId && p.Status != ProductStatus.Active && p.PublishedAt == null,
                cancellationToken
            );
        if (drafts < options.Value.MaxDraftsBeforeApproval)
            return null;
        var limit = await LimitAsync(sellerId, cancellationToken);
        return drafts < limit ? null : ProductErrors.DraftLimit.With(("limit", limit));
    }

    private async Task<long> LimitAsync(Guid sellerId, CancellationToken cancellationToken)
    {
        var seller = (await sellers.FindAsync([sellerId], cancellationToken)).GetValueOrDefault(sellerId);
        if (seller?.Status is not SellerStatus.Approved)
            return options.Value.MaxDraftsBeforeApproval;
        var listings = (await entitlements.GetAsync(sellerId, cancellationToken)).Limit(UsageMetrics.ActiveListings);
        return Math.Max(options.Value.MaxDrafts, Math.Min(listings, Most));
    }
}
