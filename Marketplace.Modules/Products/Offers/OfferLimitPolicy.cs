using Marketplace.Foundation;
using Marketplace.Modules.Subscriptions.Contracts;

namespace Marketplace.Modules.Products;

/// <summary>How many offers a store changes with one call: by its plan.</summary>
public sealed class OfferLimitPolicy(IEntitlements entitlements)
{
    /// <summary>Offers at once of a plan that imports rows.</summary>
    public const int MaxOffers = 1000;

    /// <summary>Offers at once of a plan that imports none, such as the free one.</summary>
    public const int MaxOffersWithoutImports = 100;

    /// <remarks>Errors: <c>offers.too_many</c>.</remarks>
    public async Task<Result> AdmitAsync(Guid sellerId, int offers, CancellationToken cancellationToken)
    {
        var limits = await entitlements.GetAsync(sellerId, cancellationToken);
        var most = limits.Limit(UsageMetrics.ImportRowsPerMonth) > 0 ? MaxOffers : MaxOffersWithoutImports;
        return offers <= most ? Result.Success : OfferErrors.TooMany.With(("limit", most), ("given", offers));
    }
}
