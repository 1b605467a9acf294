using Marketplace.Modules.Products.Contracts;

namespace Marketplace.Modules.Products;

/// <summary>Stock rows with their locks, movements and reservations.</summary>
/// <remarks>Locks: reservations first, then stock rows by variantId ascending, then product rows by id ascending. Each
/// method is one statement.</remarks>
public interface IStockRepository
{
    /// <summary>Locks the stock of the variants until the commit; unknown ids are left out.</summary>
    Task<IReadOnlyDictionary<Guid, StockItem>> LockAsync(
        IReadOnlyCollection<Guid> variantIds,
        CancellationToken cancellationToken
    );

    /// <summary>Writes locked stock that changed, and what it changes for the products: how many of their variants have
    /// units.</summary>
    Task WriteAsync(IReadOnlyCollection<StockItem> items, CancellationToken cancellationToken);

    /// <summary>Sets whether locked stock counts for its product, and corrects the product.</summary>
    Task ListAsync(StockItem item, bool isListed, CancellationToken cancellationToken);

    Task SetLowThresholdAsync(StockItem item, int lowThreshold, CancellationToken cancellationToken);

    /// <summary>Removes locked stock of a variant that was never sold; its movements stay.</summary>
    Task RemoveAsync(IReadOnlyCollection<Guid> variantIds, CancellationToken cancellationToken);

    /// <summary>Whether any unit of the variants was ever sold or held.</summary>
    Task<bool> WasOrderedAsync(IReadOnlyCollection<Guid> variantIds, CancellationToken cancellationToken);

    /// <summary>Which (variant, reference) pairs already moved for the reason.</summary>
    Task<IReadOnlySet<(Guid VariantId, Guid RefId)>> MovedAsync(
        IReadOnlyCollection<Guid> refIds,
        StockReason reason,
        CancellationToken cancellationToken
    );

    /// <summary>Locks all reservations of a checkout.</summary>
    Task<IReadOnlyList<Reservation>> LockReservationsAsync(Guid checkoutId, CancellationToken cancellationToken);

    /// <summary>Locks held reservations that are past their time and that nobody else works on.</summary>
    Task<IReadOnlyList<Reservation>> LockDueReservationsAsync(
        DateTimeOffset now,
        int limit,
        CancellationToken cancellationToken
    );

    void Add(StockItem item);

    void Add(StockMovement movement);

    void Add(Reservation reservation);
}
