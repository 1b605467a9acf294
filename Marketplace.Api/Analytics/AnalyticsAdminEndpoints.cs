using Marketplace.Api.Http;
using Marketplace.Foundation;
using Marketplace.Modules.Analytics;

namespace Marketplace.Api.Analytics;

/// <summary>Marketplace-wide analytics, for support and administrators.</summary>
public static class AnalyticsAdminEndpoints
{
    public static void MapAnalyticsAdmin(this IEndpointRouteBuilder api)
    {
        var analytics = api.MapGroup("/admin/analytics").WithTags("Admin: analytics");
        analytics
            .MapGet("/summary", GetMarketSummary)
            .RequirePermission(Permissions.Support)
            .Produces<MarketSummary>()
            .ProducesProblems(PlatformErrors.ValidationFailed)
            .WithSummary("Get marketplace sales of the last 7d, 30d or 365d, with change, daily series and top stores");
        analytics
            .MapPost("/popular-sellers/refresh", RefreshPopularSellers)
            .RequirePermission(Permissions.Admin)
            .Produces(StatusCodes.Status202Accepted)
            .ProducesProblems(PlatformErrors.JobRunning)
            .WithSummary("Ask the worker to refresh the popular sellers now");
    }

    public static Task<IResult> GetMarketSummary(
        string? range,
        MarketAnalyticsQueries analytics,
        CancellationToken cancellationToken
    ) =>
        AnalyticsQuery.ReportAsync(
            range,
            async days => TypedResults.Ok(await analytics.SummaryAsync(days, cancellationToken))
        );

    public static async Task<IResult> RefreshPopularSellers(
        CurrentUser user,
        JobAdministrationService jobs,
        CancellationToken cancellationToken
    ) =>
        (await jobs.RequestAsync(user.Actor.UserId, PopularSellerJobs.Refresh, cancellationToken)).ToHttp(() =>
            TypedResults.Accepted((string?)null)
        );
}
