using Marketplace.Foundation;
using Marketplace.Modules.Analytics.Contracts;
using Marketplace.Modules.Orders.Contracts;
using Marketplace.Modules.Payments.Contracts;
using Marketplace.Modules.Sellers.Contracts;
using Microsoft.Extensions.DependencyInjection;

namespace Marketplace.Modules.Analytics;

/// <summary>What sold: facts gathered from events, daily figures of stores, and the popular sellers.</summary>
public static class AnalyticsModule
{
    internal const string Schema = "analytics";
    private const string Consumer = "analytics";

    public static IServiceCollection AddAnalyticsModule(this IServiceCollection services)
    {
        services.AddCheckedOptions<AnalyticsOptions>(AnalyticsOptions.Section);
        services.AddScoped<SalesRecorder>().AddScoped<DailyRollUp>().AddScoped<AnalyticsRebuild>();
        services
            .AddScoped<PopularityInput>()
            .AddScoped<PopularSellerRefresh>()
            .AddScoped<PopularSellerSnapshots>()
            .AddSingleton<PopularSellerBoard>();
        services.AddScoped<SellerAnalytics>().AddScoped<MarketAnalytics>();
        AddEvents(services);
        services.AddJob<RefreshPopularSellersJob>(RefreshPopularSellersJob.Name, TimeSpan.FromMinutes(5));
        services.AddJob<FollowSalesJob>("analytics.follow-sales", TimeSpan.FromSeconds(30));
        services.AddJob<RollUpDaysJob>("analytics.roll-up-days", TimeSpan.FromMinutes(5));
        return services.AddJob<RebuildJob>("analytics.rebuild", TimeSpan.FromDays(1));
    }

    private static void AddEvents(IServiceCollection services)
    {
        services.AddEvent<PopularSellersRefreshed>();
        services
            .AddEventHandler<OrderPlaced, OnOrderPlaced>(Consumer)
            .AddEventHandler<OrderDelivered, OnOrderDelivered>(Consumer);
        services
            .AddEventHandler<OrderRejected, OnOrderCalledOff>(Consumer)
            .AddEventHandler<OrderCancelled, OnOrderCalledOff>(Consumer);
        services
            .AddEventHandler<RefundSucceeded, OnRefundSucceeded>(Consumer)
            .AddEventHandler<RefundFailed, OnRefundFailed>(Consumer);
        services
            .AddEventHandler<SellerSuspended, OnSellerStanding>(Consumer)
            .AddEventHandler<SellerReinstated, OnSellerStanding>(Consumer)
            .AddEventHandler<SellerClosed, OnSellerStanding>(Consumer);
        services.AddEventHandler<PopularSellersRefreshed, OnPopularSellersRefreshed>(Consumer);
    }
}
