namespace Marketplace.Modules.Sellers.Contracts;

/// <summary>Counts the rows that <see cref="ISellerQuota"/> counts, for the nightly recount of usage.</summary>
public interface ISellerGauges
{
    /// <summary>Members per store as <see cref="SellerMetrics.Members"/> counts them; stores without any may be
    /// omitted. One statement.</summary>
    /// <param name="sellerId">Limits the count to one store; null for all stores.</param>
    Task<IReadOnlyDictionary<Guid, long>> CountMembersAsync(Guid? sellerId, CancellationToken cancellationToken);
}
