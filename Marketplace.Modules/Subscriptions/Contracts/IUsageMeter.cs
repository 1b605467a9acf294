using Marketplace.Foundation;

namespace Marketplace.Modules.Subscriptions.Contracts;

/// <summary>Meters usage against the plan limits, in the transaction of the business change.</summary>
public interface IUsageMeter
{
    /// <summary>Increases a gauge if the limit allows it. Reads the limit first; check and increment are one
    /// statement.</summary>
    /// <remarks>Errors: <c>plan.limit_reached</c> {metric, limit, used, planCode, upgradeTo}. Call inside a unit of
    /// work: a rollback undoes the increase.</remarks>
    Task<Result> TakeAsync(Guid sellerId, string metric, int quantity, CancellationToken cancellationToken);

    /// <summary>Counts usage of a metric that resets each period (imports, API calls).</summary>
    /// <param name="sourceId">Id of the cause (≤ 100 characters); the same id counts once.</param>
    /// <remarks>Errors: as <see cref="TakeAsync"/>; also call inside a unit of work.</remarks>
    Task<Result> CountAsync(
        Guid sellerId,
        string metric,
        int quantity,
        string sourceId,
        CancellationToken cancellationToken
    );

    /// <summary>Decreases a gauge; never below zero.</summary>
    Task ReleaseAsync(Guid sellerId, string metric, int quantity, CancellationToken cancellationToken);

    /// <summary>Sets a gauge to the actual row count (nightly recount, repair).</summary>
    Task SetAsync(Guid sellerId, string metric, long used, CancellationToken cancellationToken);
}
