using Marketplace.Api.Http;
using Marketplace.Foundation;
using Marketplace.Modules.Analytics;

namespace Marketplace.Api.Analytics;

/// <summary>The whole marketplace's figures, for support and administrators.</summary>
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
            .WithSummary("Sales of the last 7d, 30d or 365d with their change, by day, and the stores that sold most");
        analytics
            .MapPost("/popular-sellers/refresh", RefreshPopularSellers)
            .RequirePermission(Permissions.Admin)
            .Produces(StatusCodes.Status202Accepted)
            .ProducesProblems(PlatformErrors.JobRunning)
            .WithSummary("Asks the Worker to compute the popular sellers now");
    }

    public static Task<IResult> GetMarketSummary(
        string? range,
        MarketAnalyticsQueries analytics,
        CancellationToken cancellationToken
    ) =>
        AnalyticsQuery.OverAsync(
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
