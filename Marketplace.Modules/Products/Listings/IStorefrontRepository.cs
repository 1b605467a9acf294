namespace Marketplace.Modules.Products;

/// <summary>What stores' states and plans do to all of their products at once.</summary>
/// <remarks>Locks: the storefront row comes before stock, usage and product rows. Listings come and go under its shared
/// lock; a store's state or plan changes under its exclusive lock.</remarks>
public interface IStorefrontRepository
{
    /// <summary>The store's present effect on its products; it does not change until the commit.</summary>
    Task<ProductVisibility> ShareAsync(Guid sellerId, CancellationToken cancellationToken);

    /// <summary>Keeps everybody else from publishing or unpublishing for the store until the commit.</summary>
    Task LockAsync(Guid sellerId, CancellationToken cancellationToken);

    /// <summary>Hides or shows all products of the store; the version of each that changes goes up.</summary>
    /// <returns>The active products among them.</returns>
    Task<IReadOnlyList<ListingChange>> SetVisibilityAsync(
        Guid sellerId,
        ProductVisibility visibility,
        CancellationToken cancellationToken
    );

    /// <summary>Marks the newest published products beyond the limit, and unmarks those within it; the version of each
    /// that changes goes up.</summary>
    /// <returns>How many active products are within the limit now, and which were marked or unmarked.</returns>
    Task<(int Within, IReadOnlyList<ListingChange> Changes)> ApplyLimitAsync(
        Guid sellerId,
        long limit,
        CancellationToken cancellationToken
    );

    /// <summary>Unmarks the oldest product beyond the limit; null when there is none.</summary>
    Task<ListingChange?> TryRestoreOldestAsync(Guid sellerId, CancellationToken cancellationToken);
}
