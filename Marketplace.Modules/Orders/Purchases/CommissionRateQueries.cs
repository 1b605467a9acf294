using Marketplace.Foundation;
using Marketplace.Modules.Sellers.Contracts;
using Marketplace.Modules.Subscriptions.Contracts;

namespace Marketplace.Modules.Orders;

/// <summary>Commission rates by store: the agreed rate, otherwise the plan's.</summary>
internal sealed class CommissionRateQueries(
    MarketplaceDbContext db,
    ISellerDirectory sellers,
    IEntitlements entitlements
)
{
    /// <summary>Basis points by store.</summary>
    internal static IReadOnlyDictionary<Guid, int> Of(
        IEnumerable<SellerSummary> stores,
        IReadOnlyDictionary<Guid, PlanLimits> limits
    ) => stores.ToDictionary(s => s.Id, s => s.CommissionBps ?? limits[s.Id].CommissionBps);

    /// <summary>Rates of stores guaranteed not to close for good before the commit; null if one of them already
    /// has. One round trip.</summary>
    /// <remarks>Order and locks: see <see cref="ISellerDirectory.HoldForAsync"/>; call it before stock is
    /// deducted.</remarks>
    public async Task<IReadOnlyDictionary<Guid, int>?> HoldAsync(
        Guid buyerId,
        IReadOnlyCollection<Guid> sellerIds,
        CancellationToken cancellationToken
    )
    {
        var batch = new ReadBatch(db);
        var stores = sellers.HoldFor(batch, buyerId, sellerIds);
        var limits = entitlements.GetMany(batch, sellerIds);
        await batch.RunAsync(cancellationToken);
        var held = stores.Value.Values.Select(s => s.Store).ToArray();
        return held.Any(s => s.Status == SellerStatus.Closed) ? null : Of(held, limits.Value);
    }
}
