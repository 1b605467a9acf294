using System.Globalization;
using Marketplace.Foundation;

namespace Marketplace.Modules.Analytics;

/// <summary>Recomputes the popular sellers ranking.</summary>
internal sealed class RefreshPopularSellersJob(PopularSellerRefreshService refresh) : IJob
{
    public const string Name = PopularSellerJobs.Refresh;

    public async Task<string?> RunAsync(CancellationToken cancellationToken) =>
        PopularSellerJobs.Describe(await refresh.RunAsync(cancellationToken));
}

/// <summary>Recomputes the ranking shortly after deliveries or refunds; many requests become one run.</summary>
internal sealed class FollowSalesJob(PopularSellerRefreshService refresh) : IJob
{
    public async Task<string?> RunAsync(CancellationToken cancellationToken) =>
        PopularSellerJobs.Describe(await refresh.RunIfRequestedAsync(cancellationToken));
}

/// <summary>Names of the ranking jobs.</summary>
public static class PopularSellerJobs
{
    /// <summary>The refresh job, which an administrator may also start.</summary>
    public const string Refresh = "analytics.refresh-popular-sellers";

    internal static string? Describe(int snapshots) =>
        snapshots == 0 ? null : string.Create(CultureInfo.InvariantCulture, $"{snapshots} rankings computed");
}
