using Marketplace.Modules.Products.Contracts;

namespace Marketplace.Modules.Products;

/// <summary>Loads, locks and stores stock, movements and reservations.</summary>
/// <remarks>Locks: reservations first, then stock rows by variantId ascending, then product rows by id ascending. Each
/// method is one statement.</remarks>
public interface IStockRepository
{
    /// <summary>Locks the stock of the variants until the commit; unknown ids are omitted.</summary>
    Task<IReadOnlyDictionary<Guid, StockItem>> GetForUpdateAsync(
        IReadOnlyCollection<Guid> variantIds,
        CancellationToken cancellationToken
    );

    /// <summary>Sells free units of all the variants, or of none if one is short: then the result is empty.</summary>
    /// <returns>The stock afterwards, locked until the commit.</returns>
    Task<IReadOnlyDictionary<Guid, StockItem>> SellAsync(
        IReadOnlyDictionary<Guid, int> quantities,
        CancellationToken cancellationToken
    );

    /// <summary>Reserves free units of all the variants, or of none if one is short: then the result is
    /// empty.</summary>
    /// <returns>The stock afterwards, locked until the commit.</returns>
    Task<IReadOnlyDictionary<Guid, StockItem>> HoldAsync(
        IReadOnlyDictionary<Guid, int> quantities,
        CancellationToken cancellationToken
    );

    /// <summary>Updates each product's number of variants in stock after units were sold or reserved.</summary>
    Task RecountAsync(IReadOnlyCollection<StockItem> items, CancellationToken cancellationToken);

    /// <summary>Saves changed, locked stock and updates each product's number of variants in stock.</summary>
    Task WriteAsync(IReadOnlyCollection<StockItem> items, CancellationToken cancellationToken);

    /// <summary>The variants among these that have a movement with an id after this one, and what caused it. One
    /// statement.</summary>
    Task<IReadOnlyList<(Guid VariantId, Guid? RefId)>> MovedSinceAsync(
        IReadOnlyCollection<Guid> variantIds,
        Guid since,
        CancellationToken cancellationToken
    );

    /// <summary>Sets whether locked stock counts towards its product, and updates the products; call after changed
    /// numbers were written.</summary>
    Task SetListedAsync(
        IReadOnlyCollection<(StockItem Item, bool IsListed)> listings,
        CancellationToken cancellationToken
    );

    Task SetLowThresholdAsync(StockItem item, int lowThreshold, CancellationToken cancellationToken);

    /// <summary>Deletes locked stock of a variant that was never sold; its movements are kept.</summary>
    Task RemoveAsync(IReadOnlyCollection<Guid> variantIds, CancellationToken cancellationToken);

    /// <summary>Whether any unit of the variants was ever sold or reserved.</summary>
    Task<bool> WasOrderedAsync(IReadOnlyCollection<Guid> variantIds, CancellationToken cancellationToken);

    /// <summary>Which (variant, reference) pairs already have a movement with the reason.</summary>
    Task<IReadOnlySet<(Guid VariantId, Guid RefId)>> MovedAsync(
        IReadOnlyCollection<Guid> refIds,
        StockReason reason,
        CancellationToken cancellationToken
    );

    /// <summary>Locks all reservations of a checkout.</summary>
    Task<IReadOnlyList<Reservation>> GetReservationsForUpdateAsync(
        Guid checkoutId,
        CancellationToken cancellationToken
    );

    /// <summary>Locks expired reservations that are still held, skipping those locked by others.</summary>
    Task<IReadOnlyList<Reservation>> GetDueReservationsForUpdateAsync(
        DateTimeOffset now,
        int limit,
        CancellationToken cancellationToken
    );

    void Add(StockItem item);

    void Add(StockMovement movement);

    void Add(Reservation reservation);
}
