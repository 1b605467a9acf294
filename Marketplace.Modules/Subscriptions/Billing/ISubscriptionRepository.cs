namespace Marketplace.Modules.Subscriptions;

/// <summary>Stores subscriptions; they are loaded with a row lock for changes.</summary>
public interface ISubscriptionRepository
{
    void Add(Subscription subscription);

    /// <summary>The subscription with its row locked; null when unknown.</summary>
    Task<Subscription?> FindForUpdateAsync(Guid id, CancellationToken cancellationToken);

    /// <summary>The store's live subscription with its row locked; null when there is none.</summary>
    Task<Subscription?> FindLiveForUpdateAsync(Guid sellerId, CancellationToken cancellationToken);

    /// <summary>The subscription of an invoice with its row locked; null when unknown.</summary>
    Task<Subscription?> FindByInvoiceForUpdateAsync(Guid invoiceId, CancellationToken cancellationToken);

    /// <summary>The store's live subscription, untracked; null when there is none.</summary>
    Task<Subscription?> ReadLiveAsync(Guid sellerId, CancellationToken cancellationToken);

    /// <summary>Ids of subscriptions whose next step is due, earliest first.</summary>
    Task<IReadOnlyList<Guid>> ListDueAsync(DateTimeOffset now, int limit, CancellationToken cancellationToken);
}
