using Marketplace.Modules.Subscriptions;

namespace Marketplace.Api.Subscriptions;

/// <summary>A store's effective plan, its subscription, limits and usage.</summary>
/// <param name="Plan">The plan whose limits apply now.</param>
/// <param name="Status">Status of the subscription; <c>free</c> without a subscription.</param>
/// <param name="Subscription">Null when there is none.</param>
/// <param name="OverLimit">Metrics over their limit, with the products hidden because of it.</param>
public sealed record SubscriptionResponse(
    PlanRef Plan,
    string Status,
    PeriodResponse? Period,
    SubscriptionStateResponse? Subscription,
    IReadOnlyList<LimitResponse> Limits,
    IReadOnlyList<UsageResponse> Usage,
    IReadOnlyList<OverLimitResponse> OverLimit
)
{
    public static SubscriptionResponse From(Subscription? subscription, UsageView usage)
    {
        var state = subscription is null ? null : SubscriptionStateResponse.From(subscription);
        return new(
            new(usage.Limits.PlanCode, usage.Limits.PlanVersion),
            state?.Status ?? "free",
            state?.Period,
            state,
            usage.Lines.Select(l => new LimitResponse(l.Metric, l.Limit)).ToList(),
            usage.Lines.Where(l => l.Kind != MetricKind.Static).Select(UsageResponse.From).ToList(),
            OverLimitResponse.From(usage)
        );
    }
}

/// <summary>A plan version.</summary>
public sealed record PlanRef(string Code, int Version);

/// <summary>A paid period.</summary>
public sealed record PeriodResponse(DateTimeOffset Start, DateTimeOffset End);

/// <summary>A limit of the effective plan.</summary>
public sealed record LimitResponse(string Metric, long Limit);

/// <summary>A metric over its limit.</summary>
/// <param name="HiddenProducts">Products hidden because of it, newest first.</param>
public sealed record OverLimitResponse(string Metric, long Limit, long Used, IReadOnlyList<ProductRef> HiddenProducts)
{
    public static List<OverLimitResponse> From(UsageView usage) =>
        usage
            .Lines.Where(l => l.Kind == MetricKind.Gauge)
            .Select(l => new OverLimitResponse(l.Metric, l.Limit, l.Used, Hidden(l.Metric, usage)))
            .Where(o => o.Used > o.Limit || o.HiddenProducts.Count > 0)
            .ToList();

    private static List<ProductRef> Hidden(string metric, UsageView usage) =>
        metric == Modules.Subscriptions.Contracts.UsageMetrics.ActiveListings
            ? usage.HiddenListings.Select(p => new ProductRef(p.ProductId, p.Title)).ToList()
            : [];
}

/// <summary>A product by id and title.</summary>
public sealed record ProductRef(Guid ProductId, string Title);
