using Marketplace.Modules.Sellers.Contracts;
using Marketplace.Modules.Subscriptions.Contracts;

namespace Marketplace.Modules.Orders;

/// <summary>What the marketplace takes of each store's sales: the agreed rate, else the plan's.</summary>
public sealed class CommissionRates(ISellerDirectory sellers, IEntitlements entitlements)
{
    /// <summary>Basis points by store; one statement, none when every store has an agreed rate.</summary>
    public async Task<IReadOnlyDictionary<Guid, int>> OfAsync(IReadOnlyDictionary<Guid, SellerSummary> stores, CancellationToken cancellationToken)
    {
        var byPlan = stores.Values.Where(s => s.CommissionBps is null).Select(s => s.Id).ToArray();
        var limits = byPlan.Length > 0 ? await entitlements.GetManyAsync(byPlan, cancellationToken) : new Dictionary<Guid, PlanLimits>();
        return stores.Values.ToDictionary(s => s.Id, s => s.CommissionBps ?? limits[s.Id].CommissionBps);
    }

    /// <summary>Reads the stores first.</summary>
    public async Task<IReadOnlyDictionary<Guid, int>> OfAsync(IReadOnlyCollection<Guid> sellerIds, CancellationToken cancellationToken) =>
        await OfAsync(await sellers.FindAsync(sellerIds, cancellationToken), cancellationToken);
}
