namespace Marketplace.Modules.Products;

/// <summary>Applies a store's status and plan limit to all of its products at once.</summary>
/// <remarks>Locks: the storefront row comes before stock, usage and product rows. Publishing and unpublishing take its
/// shared lock; changes of the store's status or plan take its exclusive lock.</remarks>
public interface IStorefrontRepository
{
    /// <summary>How the store's status currently affects its products; shared lock until the commit.</summary>
    Task<ProductVisibility> ShareAsync(Guid sellerId, CancellationToken cancellationToken);

    /// <summary>Exclusive lock: nobody else can publish or unpublish for the store until the commit.</summary>
    Task LockAsync(Guid sellerId, CancellationToken cancellationToken);

    /// <summary>Hides or shows all products of the store; increments the version of each changed product.</summary>
    /// <returns>The changed products that are active.</returns>
    Task<IReadOnlyList<ListingChange>> SetVisibilityAsync(
        Guid sellerId,
        ProductVisibility visibility,
        CancellationToken cancellationToken
    );

    /// <summary>Marks the most recently published products beyond the limit and unmarks those within it; increments the
    /// version of each changed product.</summary>
    /// <returns>Number of active products now within the limit, and which were marked or unmarked.</returns>
    Task<(int Within, IReadOnlyList<ListingChange> Changes)> ApplyLimitAsync(
        Guid sellerId,
        long limit,
        CancellationToken cancellationToken
    );

    /// <summary>Unmarks the oldest product beyond the limit; null when there is none.</summary>
    Task<ListingChange?> TryRestoreOldestAsync(Guid sellerId, CancellationToken cancellationToken);
}
