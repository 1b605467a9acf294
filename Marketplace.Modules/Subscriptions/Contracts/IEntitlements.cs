using Marketplace.Foundation;

namespace Marketplace.Modules.Subscriptions.Contracts;

/// <summary>What a store's plan allows.</summary>
public interface IEntitlements
{
    /// <summary>The limits in force now: those of the subscription's plan version, or of the free plan.</summary>
    Task<PlanLimits> GetAsync(Guid sellerId, CancellationToken cancellationToken);

    /// <summary>The limits of several stores. One statement.</summary>
    Task<IReadOnlyDictionary<Guid, PlanLimits>> GetManyAsync(
        IReadOnlyCollection<Guid> sellerIds,
        CancellationToken cancellationToken
    );

    /// <summary>Code of the next larger plan on sale that is enough, for a refusal; null where no plan is. One
    /// statement.</summary>
    Task<string?> FindUpgradeAsync(
        PlanLimits limits,
        Predicate<PlanLimits> isEnough,
        CancellationToken cancellationToken
    );
}

/// <summary>Limits of a plan version.</summary>
/// <param name="Metrics">Limit per metric, see <see cref="UsageMetrics"/>.</param>
/// <param name="CommissionBps">Commission in basis points.</param>
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

    /// <summary>The refusal for a bound that is read at the moment of use: <c>plan.limit_reached</c>.</summary>
    public Error Refusal(string metric, long used, string? upgradeTo) =>
        SubscriptionErrors.LimitReached.With(
            ("metric", metric),
            ("limit", Limit(metric)),
            ("used", used),
            ("planCode", PlanCode),
            ("upgradeTo", upgradeTo)
        );

    /// <summary>The refusal of something the plan does not include: <c>plan.feature_missing</c>.</summary>
    public Error Missing(string feature, string? upgradeTo) =>
        SubscriptionErrors.FeatureMissing.With(("planCode", PlanCode), ("feature", feature), ("upgradeTo", upgradeTo));
}

/// <summary>Names of what is metered.</summary>
public static class UsageMetrics
{
    public const string ActiveListings = "activeListings";
    public const string ImagesPerProduct = "imagesPerProduct";
    public const string Members = "members";
    public const string ApiKeys = "apiKeys";
    public const string WebhookEndpoints = "webhookEndpoints";
    public const string ApiCallsPerDay = "apiCallsPerDay";
    public const string ImportRowsPerMonth = "importRowsPerMonth";
}
