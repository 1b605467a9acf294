using Marketplace.Modules.Sellers.Contracts;
using Marketplace.Modules.Subscriptions.Contracts;

namespace Marketplace.Modules.Subscriptions;

/// <summary>Counts the members of stores; Sellers, a module to the left, cannot implement
/// <see cref="IGaugeSource"/>.</summary>
internal sealed class MemberGaugeSource(ISellerGauges sellers) : IGaugeSource
{
    public string Metric => UsageMetrics.Members;

    public Task<IReadOnlyDictionary<Guid, long>> CountAsync(Guid? sellerId, CancellationToken cancellationToken) =>
        sellers.CountMembersAsync(sellerId, cancellationToken);
}
