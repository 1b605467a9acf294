using System.Globalization;
using Marketplace.Foundation;

namespace Marketplace.Modules.Analytics;

/// <summary>Computes the popular sellers.</summary>
internal sealed class RefreshPopularSellersJob(PopularSellerRefreshService refresh) : IJob
{
    public const string Name = PopularSellerJobs.Refresh;

    public async Task<string?> RunAsync(CancellationToken cancellationToken) =>
        PopularSellerJobs.Describe(await refresh.RunAsync(cancellationToken));
}

/// <summary>Computes the popular sellers soon after a delivery or a refund, many of them at once.</summary>
internal sealed class FollowSalesJob(PopularSellerRefreshService refresh) : IJob
{
    public async Task<string?> RunAsync(CancellationToken cancellationToken) =>
        PopularSellerJobs.Describe(await refresh.RunIfAskedAsync(cancellationToken));
}

/// <summary>Names of the jobs that keep the ranking.</summary>
public static class PopularSellerJobs
{
    /// <summary>The job an administrator may ask for.</summary>
    public const string Refresh = "analytics.refresh-popular-sellers";

    internal static string? Describe(int snapshots) =>
        snapshots == 0 ? null : string.Create(CultureInfo.InvariantCulture, $"{snapshots} rankings computed");
}
