using Marketplace.Modules.Sellers.Contracts;
using Marketplace.Modules.Subscriptions.Contracts;

namespace Marketplace.Modules.Orders;

/// <summary>Commission rates by store: the agreed rate, otherwise the plan's.</summary>
public sealed class CommissionRateQueries(ISellerDirectory sellers, IEntitlements entitlements)
{
    /// <summary>Basis points by store; one statement, none when every store has an agreed rate.</summary>
    public async Task<IReadOnlyDictionary<Guid, int>> OfAsync(
        IReadOnlyDictionary<Guid, SellerSummary> stores,
        CancellationToken cancellationToken
    )
    {
        var byPlan = stores.Values.Where(s => s.CommissionBps is null).Select(s => s.Id).ToArray();
        var limits =
            byPlan.Length > 0
                ? await entitlements.GetManyAsync(byPlan, cancellationToken)
                : new Dictionary<Guid, PlanLimits>();
        return stores.Values.ToDictionary(s => s.Id, s => s.CommissionBps ?? limits[s.Id].CommissionBps);
    }

    /// <summary>Rates of stores guaranteed not to close for good before the commit; null if one of them already
    /// has.</summary>
    /// <remarks>Order and locks: see <see cref="ISellerDirectory.HoldForAsync"/>; call it before stock is
    /// deducted.</remarks>
    public async Task<IReadOnlyDictionary<Guid, int>?> HoldAsync(
        Guid buyerId,
        IReadOnlyCollection<Guid> sellerIds,
        CancellationToken cancellationToken
    )
    {
        var stores = await sellers.HoldForAsync(buyerId, sellerIds, cancellationToken);
        return stores.Values.Any(s => s.Store.Status == SellerStatus.Closed)
            ? null
            : await OfAsync(stores.ToDictionary(s => s.Key, s => s.Value.Store), cancellationToken);
    }
}
