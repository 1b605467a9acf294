using Marketplace.Foundation;
using Marketplace.Modules.Subscriptions.Contracts;

namespace Marketplace.Bench;

/// <summary>A plan without limits: nothing is counted.</summary>
internal sealed class NoMeter : IUsageMeter
{
    public Task<Result> TakeAsync(Guid sellerId, string metric, int quantity, CancellationToken cancellationToken) =>
        Task.FromResult(Result.Success);

    public Task<Result> CountAsync(
        Guid sellerId,
        string metric,
        int quantity,
        string sourceId,
        CancellationToken cancellationToken
    ) => Task.FromResult(Result.Success);

    public Task ReleaseAsync(Guid sellerId, string metric, int quantity, CancellationToken cancellationToken) =>
        Task.CompletedTask;

    public Task SetAsync(Guid sellerId, string metric, long used, CancellationToken cancellationToken) =>
        Task.CompletedTask;
}
