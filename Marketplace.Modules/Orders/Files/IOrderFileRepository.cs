namespace Marketplace.Modules.Orders;

/// <summary>Stores what is known of the files of messages and returns.</summary>
public interface IOrderFileRepository
{
    void Add(OrderFile file);

    /// <summary>A file, not locked; null when there is none.</summary>
    Task<OrderFile?> FindAsync(Guid fileId, CancellationToken cancellationToken);

    /// <summary>Those of the files that this account sent, their rows locked in the order of their ids.</summary>
    Task<IReadOnlyDictionary<Guid, OrderFile>> FindForUpdateAsync(
        IReadOnlyCollection<Guid> fileIds,
        Guid uploaderId,
        CancellationToken cancellationToken
    );

    /// <summary>Takes a file away that was never attached.</summary>
    void Remove(OrderFile file);
}
