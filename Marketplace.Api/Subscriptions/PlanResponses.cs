using Marketplace.Foundation;
using Marketplace.Modules.Subscriptions;

namespace Marketplace.Api.Subscriptions;

/// <summary>The plans a store can choose.</summary>
public sealed record PlansResponse(IReadOnlyList<PlanResponse> Data);

/// <summary>A plan in its current version.</summary>
public sealed record PlanResponse(string Code, string NameTr, string NameEn, int Version, PlanTermsResponse Terms);

/// <summary>What a plan costs and allows.</summary>
/// <param name="Price">Per period, tax included.</param>
/// <param name="Limits">Limit per metric.</param>
/// <param name="CommissionBps">Commission on orders, in basis points.</param>
public sealed record PlanTermsResponse(
    Money Price,
    PlanPeriod Period,
    IReadOnlyDictionary<string, long> Limits,
    int AnalyticsDays,
    IReadOnlyList<string> Features,
    int CommissionBps
)
{
    public static PlanTermsResponse From(PlanTerms t) =>
        new(t.Price, t.Period, t.Limits, t.AnalyticsDays, t.Features, t.CommissionBps);
}

/// <summary>All plans.</summary>
public sealed record AdminPlansResponse(IReadOnlyList<AdminPlanResponse> Data);

/// <summary>A plan with all versions.</summary>
public sealed record AdminPlanResponse(
    string Code,
    string NameTr,
    string NameEn,
    int Sort,
    bool Active,
    IReadOnlyList<PlanVersionResponse> Versions
)
{
    public static AdminPlanResponse From(Plan p) =>
        new(
            p.Code,
            p.NameTr,
            p.NameEn,
            p.Sort,
            p.Active,
            p.Versions.OrderBy(v => v.Version)
                .Select(v => new PlanVersionResponse(v.Version, v.EffectiveFrom, PlanTermsResponse.From(v.Terms)))
                .ToList()
        );
}

/// <summary>A version of a plan.</summary>
public sealed record PlanVersionResponse(int Version, DateTimeOffset EffectiveFrom, PlanTermsResponse Terms);
