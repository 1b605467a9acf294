using Marketplace.Foundation;
using Marketplace.Modules.Subscriptions.Contracts;

namespace Marketplace.Modules.Products;

/// <summary>Keeps a store's active listings within its plan: counts each that comes, gives back each that goes, hides
/// the surplus of a smaller plan.</summary>
/// <remarks>Call inside a unit of work, after the storefront was locked (shared is enough except for
/// <see cref="ApplyAsync"/>).</remarks>
public sealed class ListingLimitPolicy(
    UnitOfWork unitOfWork,
    IStorefrontRepository storefronts,
    IUsageMeter usage,
    IEntitlements entitlements,
    ListingEventPublisher news
)
{
    /// <summary>Opens a change of the store's listings: the first thing such a change does.</summary>
    /// <returns>What the store's own state does to its products.</returns>
    public Task<ProductVisibility> EnterAsync(Guid sellerId, CancellationToken cancellationToken) =>
        storefronts.ShareAsync(sellerId, cancellationToken);

    /// <summary>Takes a place for one more active product.</summary>
    /// <remarks>Errors: <c>plan.limit_reached</c>.</remarks>
    public Task<Result> TakeAsync(Guid sellerId, CancellationToken cancellationToken) =>
        usage.TakeAsync(sellerId, UsageMetrics.ActiveListings, 1, cancellationToken);

    /// <summary>Gives the place of a product back; a hidden one beyond the limit moves up into it, oldest
    /// first.</summary>
    /// <param name="wasOverLimit">The product was beyond the limit itself and held no place.</param>
    public async Task ReleaseAsync(Guid sellerId, bool wasOverLimit, CancellationToken cancellationToken)
    {
        if (wasOverLimit)
            return;
        if (await storefronts.TryRestoreOldestAsync(sellerId, cancellationToken) is { } restored)
            news.Announce([restored]);
        else
            await usage.ReleaseAsync(sellerId, UsageMetrics.ActiveListings, 1, cancellationToken);
    }

    /// <summary>Brings the store's listings in line with the plan it has now: the newest published beyond the limit
    /// hide, the others show.</summary>
    /// <remarks>Repeat: changes nothing. Open orders are not touched.</remarks>
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
