using Marketplace.Foundation;
using Marketplace.Modules.Subscriptions.Contracts;

namespace Marketplace.Modules.Products;

/// <summary>Keeps a store's active listings within its plan: counts published products, frees the listings of
/// unpublished ones, hides the surplus after a downgrade.</summary>
/// <remarks>Call inside a unit of work, after locking the storefront (shared is enough except for <see
/// cref="ApplyAsync"/>).</remarks>
public sealed class ListingLimitPolicy(
    UnitOfWork unitOfWork,
    IStorefrontRepository storefronts,
    IUsageMeter usage,
    IEntitlements entitlements,
    ListingEventPublisher news,
    StoreAllowancePolicy allowance
)
{
    /// <summary>Must be the first step of any change to the store's listings.</summary>
    /// <returns>How the store's status affects its products.</returns>
    public Task<ProductVisibility> EnterAsync(Guid sellerId, CancellationToken cancellationToken) =>
        storefronts.ShareAsync(sellerId, cancellationToken);

    /// <summary>As <see cref="EnterAsync(Guid, CancellationToken)"/>, for a new product; new drafts of a store take
    /// turns.</summary>
    /// <remarks>Errors: <c>product.draft_limit_reached</c>.</remarks>
    public async Task<Result<ProductVisibility>> EnterAsync(
        Guid sellerId,
        bool asDraft,
        CancellationToken cancellationToken
    )
    {
        if (!asDraft)
            return await EnterAsync(sellerId, cancellationToken);
        await storefronts.LockAsync(sellerId, cancellationToken);
        return await allowance.AdmitDraftAsync(sellerId, cancellationToken) is { Succeeded: false } refused
            ? refused.Error
            : await EnterAsync(sellerId, cancellationToken);
    }

    /// <summary>Uses one listing of the plan for another active product.</summary>
    /// <remarks>Errors: <c>plan.limit_reached</c>.</remarks>
    public Task<Result> TakeAsync(Guid sellerId, CancellationToken cancellationToken) =>
        usage.TakeAsync(sellerId, UsageMetrics.ActiveListings, 1, cancellationToken);

    /// <summary>Frees a product's listing; the oldest product hidden beyond the limit takes it.</summary>
    /// <param name="wasOverLimit">The product was itself beyond the limit and used no listing.</param>
    public async Task ReleaseAsync(Guid sellerId, bool wasOverLimit, CancellationToken cancellationToken)
    {
        if (wasOverLimit)
            return;
        if (await storefronts.TryRestoreOldestAsync(sellerId, cancellationToken) is { } restored)
            news.Announce([restored]);
        else
            await usage.ReleaseAsync(sellerId, UsageMetrics.ActiveListings, 1, cancellationToken);
    }

    /// <summary>Applies the limit of the current plan: the most recently published products beyond it are hidden, the
    /// others shown.</summary>
    /// <remarks>Repeat: changes nothing. Open orders are not affected.</remarks>
    public Task ApplyAsync(Guid sellerId, CancellationToken cancellationToken) =>
        unitOfWork.RunAsync(
            async ct =>
            {
                await storefronts.LockAsync(sellerId, ct);
                var limits = await entitlements.GetAsync(sellerId, ct);
                var (within, changes) = await storefronts.ApplyLimitAsync(
                    sellerId,
                    limits.Limit(UsageMetrics.ActiveListings),
                    ct
                );
                news.Announce(changes);
                await usage.SetAsync(sellerId, UsageMetrics.ActiveListings, within, ct);
                return within;
            },
            cancellationToken
        );
}
