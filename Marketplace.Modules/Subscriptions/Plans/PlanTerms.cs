using Marketplace.Foundation;

namespace Marketplace.Modules.Subscriptions;

/// <summary>Price and limits of a plan.</summary>
/// <param name="Price">Per period, tax included.</param>
/// <param name="Limits">Limit per metric; an absent metric means 0.</param>
/// <param name="AnalyticsDays">How many days of analytics a store can see.</param>
/// <param name="Features">Names of the enabled features, for example <c>csvImport</c>.</param>
/// <param name="CommissionBps">Commission on orders in basis points.</param>
public sealed record PlanTerms(
    Money Price,
    PlanPeriod Period,
    IReadOnlyDictionary<string, long> Limits,
    int AnalyticsDays,
    IReadOnlyList<string> Features,
    int CommissionBps
);
