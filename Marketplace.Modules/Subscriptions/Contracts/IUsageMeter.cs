using Marketplace.Foundation;

namespace Marketplace.Modules.Subscriptions.Contracts;

/// <summary>Counts use against the plan, in the transaction of the business write.</summary>
public interface IUsageMeter
{
    /// <summary>Takes one more of a gauge if the limit allows it: check and count are one statement.</summary>
    /// <remarks>Errors: <c>plan.limit_reached</c> {metric, limit, used, planCode, upgradeTo}. Call inside a unit of
    /// work: a rollback gives it back.</remarks>
    Task<Result> TakeAsync(Guid sellerId, string metric, int quantity, CancellationToken cancellationToken);

    /// <summary>Counts use of a metric that starts again each period (imports, API calls).</summary>
    /// <param name="sourceId">Id of what is counted (≤ 100 characters): the same id counts once.</param>
    /// <remarks>Errors and transaction as <see cref="TakeAsync"/>.</remarks>
    Task<Result> CountAsync(
        Guid sellerId,
        string metric,
        int quantity,
        string sourceId,
        CancellationToken cancellationToken
    );

    /// <summary>Gives back; never below zero.</summary>
    Task ReleaseAsync(Guid sellerId, string metric, int quantity, CancellationToken cancellationToken);

    /// <summary>Sets a gauge to the count of real rows (nightly recount, repair).</summary>
    Task SetAsync(Guid sellerId, string metric, long used, CancellationToken cancellationToken);
}
