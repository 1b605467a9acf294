using Marketplace.Foundation;

namespace Marketplace.Modules.Sellers.Contracts;

/// <summary>Counts what the Sellers module keeps for a store against the store's plan; implemented by the Subscriptions
/// module.</summary>
public interface ISellerQuota
{
    /// <summary>Counts more, if the plan allows it.</summary>
    /// <param name="metric">One of <see cref="SellerMetrics"/>.</param>
    /// <remarks>Errors: <c>plan.limit_reached</c> {metric, limit, used, planCode, upgradeTo}. Repeat: counts again.
    /// Locks: the store's counter, until the caller's commit; a rollback undoes the increase.</remarks>
    Task<Result> TakeAsync(Guid sellerId, string metric, int quantity, CancellationToken cancellationToken);

    /// <summary>Counts less; never below zero. Locks as <see cref="TakeAsync"/>.</summary>
    Task ReleaseAsync(Guid sellerId, string metric, int quantity, CancellationToken cancellationToken);
}

/// <summary>What the Sellers module keeps and a plan limits.</summary>
public static class SellerMetrics
{
    /// <summary>Members beside the one owner whom every store has; a plan's limit includes that owner.</summary>
    public const string Members = "members";
}
