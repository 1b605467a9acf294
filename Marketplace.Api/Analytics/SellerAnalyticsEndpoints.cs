using Marketplace.Api.Http;
using Marketplace.Foundation;
using Marketplace.Modules;
using Marketplace.Modules.Analytics;
using Marketplace.Modules.Sellers.Contracts;
using Marketplace.Modules.Subscriptions;
using Microsoft.Extensions.Options;

namespace Marketplace.Api.Analytics;

/// <summary>Sales analytics of a store.</summary>
public static class SellerAnalyticsEndpoints
{
    private const int MaxDays = 366;
    private const int DefaultDays = 30;
    private const int MaxProducts = 50;
    private const int DefaultProducts = 10;
    private static readonly DateOnly FirstDay = new(2000, 1, 1);
    private static readonly DateOnly LastDay = new(2999, 12, 31);

    public static void MapSellerAnalytics(this IEndpointRouteBuilder api)
    {
        var analytics = api.MapGroup("/seller/{sellerId:guid}/analytics").WithTags("Seller: analytics");
        analytics
            .MapGet("/summary", GetSummary)
            .RequirePermission(Permissions.Seller(SellerScopes.AnalyticsRead))
            .Produces<SellerFigures>()
            .ProducesProblems(PlatformErrors.ValidationFailed, SubscriptionErrors.FeatureMissing)
            .WithSummary("Get revenue, orders, order value and new customers of the last 7d, 30d or 365d, with change");
        analytics
            .MapGet("/sales-by-day", ListSalesByDay)
            .RequirePermission(Permissions.Seller(SellerScopes.AnalyticsRead))
            .Produces<SalesByDayResponse>()
            .ProducesProblems(PlatformErrors.ValidationFailed, SubscriptionErrors.FeatureMissing)
            .WithSummary("List sales per day in a time zone, including days without sales");
        analytics
            .MapGet("/top-products", ListTopProducts)
            .RequirePermission(Permissions.Seller(SellerScopes.AnalyticsRead))
            .Produces<TopProductsResponse>()
            .ProducesProblems(PlatformErrors.ValidationFailed, SubscriptionErrors.FeatureMissing)
            .WithSummary("List the top products by sales");
        analytics
            .MapGet("/product-views", GetProductViews)
            .RequirePermission(Permissions.Seller(SellerScopes.AnalyticsRead))
            .Produces<ViewsReport>()
            .ProducesProblems(PlatformErrors.ValidationFailed, SubscriptionErrors.FeatureMissing)
            .WithSummary("Get the views of the store's products");
        analytics
            .MapGet("/answers", GetAnswers)
            .RequirePermission(Permissions.Seller(SellerScopes.AnalyticsRead))
            .Produces<AnswerFigures>()
            .ProducesProblems(PlatformErrors.ValidationFailed, SubscriptionErrors.FeatureMissing)
            .WithSummary("Get how soon the store first answered its buyers' messages");
    }

    public static Task<IResult> GetSummary(
        Guid sellerId,
        string? range,
        SellerAnalyticsQueries analytics,
        CancellationToken cancellationToken
    ) =>
        AnalyticsQuery.ReportAsync(
            range,
            async days => (await analytics.SummaryAsync(sellerId, days, cancellationToken)).ToHttp(TypedResults.Ok)
        );

    public static async Task<IResult> ListSalesByDay(
        Guid sellerId,
        DateOnly? from,
        DateOnly? to,
        string? tz,
        SellerAnalyticsQueries analytics,
        IOptions<MarketplaceOptions> marketplace,
        TimeProvider clock,
        CancellationToken cancellationToken
    )
    {
        var asked = ZoneParameter.Read(tz, marketplace.Value);
        if (!asked.Succeeded)
            return Problems.From(asked.Error);
        var zone = asked.Value;
        var until = to ?? LocalDays.Of(clock.GetUtcNow(), zone);
        if (until < FirstDay)
            return Problems.InvalidField("?to", "value.too_small", ("min", FirstDay));
        if (until > LastDay)
            return Problems.InvalidField("?to", "value.too_large", ("max", LastDay));
        var since = from ?? until.AddDays(1 - DefaultDays);
        if (since > until)
            return Problems.InvalidField("?from", "value.too_large", ("max", until));
        if (until.DayNumber - since.DayNumber >= MaxDays)
            return Problems.InvalidField("?from", "value.too_small", ("min", until.AddDays(1 - MaxDays)));
        var sales = await analytics.SalesByDayAsync(sellerId, LocalDays.Between(since, until, zone), cancellationToken);
        return sales.ToHttp(days => TypedResults.Ok(new SalesByDayResponse(since, until, zone.Id, days)));
    }

    public static async Task<IResult> ListTopProducts(
        Guid sellerId,
        string? range,
        int? limit,
        SellerAnalyticsQueries analytics,
        CancellationToken cancellationToken
    )
    {
        var rows = limit ?? DefaultProducts;
        if (rows < 1)
            return Problems.InvalidField("?limit", "value.too_small", ("min", 1));
        if (rows > MaxProducts)
            return Problems.InvalidField("?limit", "value.too_large", ("max", MaxProducts));
        return await AnalyticsQuery.ReportAsync(
            range,
            async days =>
                (await analytics.TopProductsAsync(sellerId, days, rows, cancellationToken)).ToHttp(products =>
                    TypedResults.Ok(new TopProductsResponse(products))
                )
        );
    }

    public static Task<IResult> GetProductViews(
        Guid sellerId,
        string? range,
        SellerAnalyticsQueries analytics,
        CancellationToken cancellationToken
    ) =>
        AnalyticsQuery.ReportAsync(
            range,
            async days => (await analytics.ProductViewsAsync(sellerId, days, cancellationToken)).ToHttp(TypedResults.Ok)
        );

    public static Task<IResult> GetAnswers(
        Guid sellerId,
        string? range,
        SellerAnalyticsQueries analytics,
        CancellationToken cancellationToken
    ) =>
        AnalyticsQuery.ReportAsync(
            range,
            async days => (await analytics.AnswersAsync(sellerId, days, cancellationToken)).ToHttp(TypedResults.Ok)
        );
}

/// <summary>Sales per day.</summary>
/// <param name="TimeZone">Time zone of the days, for example <c>Europe/Istanbul</c>.</param>
public sealed record SalesByDayResponse(DateOnly From, DateOnly To, string TimeZone, IReadOnlyList<SalesDay> Data);

/// <summary>Products ordered by sales.</summary>
public sealed record TopProductsResponse(IReadOnlyList<TopProduct> Data);
