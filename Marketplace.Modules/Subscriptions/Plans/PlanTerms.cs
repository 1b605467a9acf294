using Marketplace.Foundation;

namespace Marketplace.Modules.Subscriptions;

/// <summary>What a plan costs and allows.</summary>
/// <param name="Price">Per period, tax included.</param>
/// <param name="Limits">Limit per metric; an absent metric means 0.</param>
/// <param name="AnalyticsDays">How far back a store sees its figures.</param>
/// <param name="Features">Names of what is switched on, for example <c>csvImport</c>.</param>
/// <param name="CommissionBps">Commission on orders in basis points.</param>
public sealed record PlanTerms(
    Money Price,
    PlanPeriod Period,
    IReadOnlyDictionary<string, long> Limits,
    int AnalyticsDays,
    IReadOnlyList<string> Features,
    int CommissionBps
);
