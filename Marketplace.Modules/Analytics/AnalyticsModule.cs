using Marketplace.Foundation;
using Marketplace.Modules.Analytics.Contracts;
using Marketplace.Modules.Orders.Contracts;
using Marketplace.Modules.Payments.Contracts;
using Marketplace.Modules.Sellers.Contracts;
using Microsoft.Extensions.DependencyInjection;

namespace Marketplace.Modules.Analytics;

/// <summary>Sales analytics: order facts built from events, daily figures per store, and the popular sellers
/// ranking.</summary>
internal static class AnalyticsModule
{
    internal const string Schema = "analytics";
    private const string Consumer = "analytics";

    public static IServiceCollection AddAnalyticsModule(this IServiceCollection services)
    {
        services.AddCheckedOptions<AnalyticsOptions>(AnalyticsOptions.Section);
        services.AddScoped<SalesFactService>().AddScoped<DailyRollUpService>().AddScoped<AnalyticsRebuildService>();
        services
            .AddScoped<PopularityInputQueries>()
            .AddScoped<PopularSellerRefreshService>()
            .AddScoped<PopularSellerSnapshotService>()
            .AddScoped<PopularSellerSnapshotStore>()
            .AddSingleton<PopularSellerCache>();
        services.AddScoped<SellerAnalyticsQueries>().AddScoped<MarketAnalyticsQueries>();
        services.AddScoped<AnswerFactService>();
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
            .AddEventBatchHandler<OrderPlaced, OnOrderPlaced>(Consumer)
            .AddEventBatchHandler<OrderDelivered, OnOrderDelivered>(Consumer)
            .AddEventBatchHandler<OrderCompleted, OnOrderDelivered>(Consumer)
            .AddEventBatchHandler<OrderMessageSent, OnOrderMessageSent>(Consumer);
        services
            .AddEventBatchHandler<OrderRejected, OnOrderCancelledOrRejected>(Consumer)
            .AddEventBatchHandler<OrderCancelled, OnOrderCancelledOrRejected>(Consumer)
            .AddEventHandler<UnitsCancelled, OnUnitsCancelled>(Consumer);
        services
            .AddEventHandler<RefundSucceeded, OnRefundSucceeded>(Consumer)
            .AddEventHandler<RefundAssigned, OnRefundAssigned>(Consumer)
            .AddEventHandler<RefundFailed, OnRefundFailed>(Consumer);
        services.AddEventHandler<ReturnRefunded, OnReturnRefunded>(Consumer);
        services
            .AddEventHandler<SellerSuspended, OnSellerStatusChanged>(Consumer)
            .AddEventHandler<SellerReinstated, OnSellerStatusChanged>(Consumer)
            .AddEventHandler<SellerClosed, OnSellerStatusChanged>(Consumer);
        services.AddEventHandler<PopularSellersRefreshed, OnPopularSellersRefreshed>(Consumer);
    }
}
