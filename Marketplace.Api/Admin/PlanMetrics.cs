using Marketplace.Modules.Subscriptions.Contracts;

namespace Marketplace.Api.Admin;

/// <summary>Plan limits in the order in which the panel shows them.</summary>
public static class PlanMetrics
{
    public static readonly IReadOnlyList<string> All =
    [
        UsageMetrics.ActiveListings,
        UsageMetrics.ImagesPerProduct,
        UsageMetrics.Members,
        UsageMetrics.ApiKeys,
        UsageMetrics.WebhookEndpoints,
        UsageMetrics.ApiCallsPerDay,
        UsageMetrics.ImportRowsPerMonth,
    ];
}
