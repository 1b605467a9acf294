namespace Marketplace.Modules.Sellers;

/// <summary>Keeps stores with their members.</summary>
public interface ISellerRepository
{
    Task<Seller?> FindAsync(Guid id, CancellationToken cancellationToken);

    /// <summary>A store that closes for good: no order is placed with it until the commit, and those being placed are
    /// waited for.</summary>
    Task<Seller?> FindForClosingAsync(Guid id, CancellationToken cancellationToken);

    /// <summary>Whether the user belongs to a store that is not closed for good; two applications of one user take
    /// turns.</summary>
    Task<bool> HasStoreAsync(Guid userId, CancellationToken cancellationToken);

    void Add(Seller seller);

    /// <summary>Stores whose doors should open by now, locked; those another process holds are skipped.</summary>
    Task<IReadOnlyList<Seller>> TakeDueForReopeningAsync(
        DateTimeOffset now,
        int limit,
        CancellationToken cancellationToken
    );
}
