using Marketplace.Foundation;
using Marketplace.Modules.Sellers.Contracts;

namespace Marketplace.Modules.Subscriptions.Contracts;

/// <summary>The limits and features of a store's plan.</summary>
public interface IEntitlements
{
    /// <summary>The effective limits: those of the subscription's plan version, or of the free plan.</summary>
    Task<PlanLimits> GetAsync(Guid sellerId, CancellationToken cancellationToken);

    /// <summary>The limits of several stores. One statement.</summary>
    Task<IReadOnlyDictionary<Guid, PlanLimits>> GetManyAsync(
        IReadOnlyCollection<Guid> sellerIds,
        CancellationToken cancellationToken
    );

    /// <summary>As <see cref="GetManyAsync"/>, in a batch with other reads.</summary>
    BatchedRead<IReadOnlyDictionary<Guid, PlanLimits>> GetMany(ReadBatch batch, IReadOnlyCollection<Guid> sellerIds);

    /// <summary>Code of the next larger available plan that is sufficient, to suggest in an error; null when there is
    /// none. One statement.</summary>
    Task<string?> FindUpgradeAsync(
        PlanLimits limits,
        Predicate<PlanLimits> isEnough,
        CancellationToken cancellationToken
    );
}

/// <summary>Limits of a plan version.</summary>
/// <param name="Metrics">Limit per metric, see <see cref="UsageMetrics"/>.</param>
/// <param name="CommissionBps">Commission on orders, in basis points.</param>
public sealed record PlanLimits(
    string PlanCode,
    int PlanVersion,
    IReadOnlyDictionary<string, long> Metrics,
    int CommissionBps,
    int AnalyticsDays,
    IReadOnlySet<string> Features
)
{
    public long Limit(string metric) => Metrics.GetValueOrDefault(metric);

    /// <summary>The error <c>plan.limit_reached</c> for a metric at its limit.</summary>
    public Error Refusal(string metric, long used, string? upgradeTo) =>
        SubscriptionErrors.LimitReached.With(
            ("metric", metric),
            ("limit", Limit(metric)),
            ("used", used),
            ("planCode", PlanCode),
            ("upgradeTo", upgradeTo)
        );

    /// <summary>The error <c>plan.feature_missing</c> for a feature the plan does not include.</summary>
    public Error Missing(string feature, string? upgradeTo) =>
        SubscriptionErrors.FeatureMissing.With(("planCode", PlanCode), ("feature", feature), ("upgradeTo", upgradeTo));
}

/// <summary>Names of the usage metrics.</summary>
public static class UsageMetrics
{
    public const string ActiveListings = "activeListings";
    public const string ImagesPerProduct = "imagesPerProduct";
    public const string Members = SellerMetrics.Members;
    public const string ApiKeys = "apiKeys";
    public const string WebhookEndpoints = "webhookEndpoints";
    public const string ApiCallsPerDay = "apiCallsPerDay";
    public const string ImportRowsPerMonth = "importRowsPerMonth";

    /// <summary>All of them.</summary>
    public static readonly IReadOnlyList<string> All =
    [
        ActiveListings,
        ImagesPerProduct,
        Members,
        ApiKeys,
        WebhookEndpoints,
        ApiCallsPerDay,
        ImportRowsPerMonth,
    ];
}
