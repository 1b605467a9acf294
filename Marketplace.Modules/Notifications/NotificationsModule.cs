using Marketplace.Modules.Orders.Contracts;
using Marketplace.Modules.Products.Contracts;
using Marketplace.Modules.Subscriptions.Contracts;
using Marketplace.Foundation;
using Microsoft.Extensions.DependencyInjection;

namespace Marketplace.Modules.Notifications;

/// <summary>Tells people what happened, by mail and in their language; knows every module, and none knows it.</summary>
public static class NotificationsModule
{
    private const string Consumer = "notifications";

    public static IServiceCollection AddNotificationsModule(this IServiceCollection services)
    {
        services.AddScoped<Messenger>();
        services.AddEventHandler<OrderPlaced, OnOrderPlaced>(Consumer);
        services.AddEventHandler<OrderConfirmed, OnOrderMoved>(Consumer).AddEventHandler<OrderRejected, OnOrderMoved>(Consumer).AddEventHandler<OrderCancelled, OnOrderMoved>(Consumer);
        services.AddEventHandler<OrderShipped, OnOrderMoved>(Consumer).AddEventHandler<OrderDelivered, OnOrderMoved>(Consumer).AddEventHandler<OrderExpired, OnOrderMoved>(Consumer);
        services.AddEventHandler<StockDecreased, OnStockMoved>(Consumer).AddEventHandler<StockLow, OnStockMoved>(Consumer);
        services.AddEventHandler<OutOfStock, OnStockMoved>(Consumer).AddEventHandler<BackInStock, OnStockMoved>(Consumer);
        return services.AddEventHandler<UsageThresholdReached, OnUsageThresholdReached>(Consumer);
    }
}
