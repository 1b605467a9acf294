namespace Marketplace.Modules.Sellers;

/// <summary>Loads and stores sellers with their members.</summary>
public interface ISellerRepository
{
    Task<Seller?> FindAsync(Guid id, CancellationToken cancellationToken);

    /// <summary>Loads a store and locks its row before it closes permanently: no order is placed with it until the
    /// commit, and orders in progress are waited for.</summary>
    Task<Seller?> FindForUpdateAsync(Guid id, CancellationToken cancellationToken);

    /// <summary>Whether the user belongs to a store that is not permanently closed; concurrent applications of one user
    /// are serialised.</summary>
    Task<bool> HasStoreAsync(Guid userId, CancellationToken cancellationToken);

    void Add(Seller seller);

    /// <summary>Locks and returns stores due to reopen; those locked by another process are skipped.</summary>
    Task<IReadOnlyList<Seller>> GetDueToReopenForUpdateAsync(
        DateTimeOffset now,
        int limit,
        CancellationToken cancellationToken
    );
}
