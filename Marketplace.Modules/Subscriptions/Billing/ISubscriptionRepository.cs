namespace Marketplace.Modules.Subscriptions;

/// <summary>Subscriptions, loaded locked to be changed.</summary>
public interface ISubscriptionRepository
{
    void Add(Subscription subscription);

    /// <summary>The subscription, its row locked; null when unknown.</summary>
    Task<Subscription?> LockAsync(Guid id, CancellationToken cancellationToken);

    /// <summary>The store's subscription that is not over, its row locked; null when there is none.</summary>
    Task<Subscription?> LockLiveAsync(Guid sellerId, CancellationToken cancellationToken);

    /// <summary>The subscription of an invoice, its row locked; null when unknown.</summary>
    Task<Subscription?> LockOfInvoiceAsync(Guid invoiceId, CancellationToken cancellationToken);

    /// <summary>The store's subscription that is not over, to be looked at only.</summary>
    Task<Subscription?> FindLiveAsync(Guid sellerId, CancellationToken cancellationToken);

    /// <summary>Ids of subscriptions whose next step is due, longest waiting first.</summary>
    Task<IReadOnlyList<Guid>> DueAsync(DateTimeOffset now, int limit, CancellationToken cancellationToken);
}
