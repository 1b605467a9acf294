namespace Marketplace.Modules.Payments;

/// <summary>Stores disputes.</summary>
/// <remarks>Order and locks: the payment's row is locked before; it guards the payment's disputes as well.</remarks>
public interface IDisputeRepository
{
    void Add(Dispute dispute);

    /// <summary>A dispute by the provider's id; null when we have not heard of it.</summary>
    Task<Dispute?> FindAsync(string provider, string providerDisputeId, CancellationToken cancellationToken);

    /// <summary>Lost disputes of a payment of which a part is booked as the marketplace's loss, oldest first.</summary>
    Task<IReadOnlyList<DisputeLoss>> ListLossesAsync(Guid paymentId, CancellationToken cancellationToken);

    /// <summary>The provider's ids of the disputes that have not ended. No lock.</summary>
    Task<IReadOnlyList<string>> ListNotEndedAsync(string provider, CancellationToken cancellationToken);
}
