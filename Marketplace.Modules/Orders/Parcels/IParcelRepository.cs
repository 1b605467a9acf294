namespace Marketplace.Modules.Orders;

/// <summary>Stores parcels.</summary>
/// <remarks>Order and locks: none of its own; the caller has locked the purchase of the order, and every change of a
/// parcel does.</remarks>
public interface IParcelRepository
{
    void Add(Parcel parcel);

    /// <summary>A parcel of an order with its lines and labels; null if the order has no such parcel.</summary>
    Task<Parcel?> FindAsync(Guid orderId, Guid parcelId, CancellationToken cancellationToken);

    /// <summary>The parcels of an order in these statuses, with their lines and labels. One statement.</summary>
    Task<IReadOnlyList<Parcel>> ListAsync(
        Guid orderId,
        IReadOnlyCollection<ParcelStatus> statuses,
        CancellationToken cancellationToken
    );

    /// <summary>All parcels of an order with their lines, those of this unit of work included, oldest first. One
    /// statement.</summary>
    Task<IReadOnlyList<Parcel>> ListAllAsync(Guid orderId, CancellationToken cancellationToken);

    /// <summary>The number within the order for its next parcel.</summary>
    Task<int> NextSeqAsync(Guid orderId, CancellationToken cancellationToken);
}
