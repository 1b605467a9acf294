using Marketplace.Foundation;
using Marketplace.Modules.Orders.Contracts;
using Marketplace.Modules.Payments.Contracts;
using Marketplace.Modules.Products.Contracts;
using Marketplace.Modules.Sellers.Contracts;
using Marketplace.Modules.Subscriptions.Contracts;
using Marketplace.Modules.Users.Contracts;
using Microsoft.Extensions.DependencyInjection;

namespace Marketplace.Modules.Notifications;

/// <summary>Tells people what happened, in the product and by mail, in their language; knows every module, and none
/// knows it.</summary>
public static class NotificationsModule
{
    internal const string Schema = "notifications";
    private const string Consumer = "notifications";

    public static IServiceCollection AddNotificationsModule(this IServiceCollection services)
    {
        services
            .AddScoped<INotificationRepository, NotificationRepository>()
            .AddScoped<NotificationService>()
            .AddScoped<NotificationQueries>()
            .AddScoped<Messenger>();
        services.AddEventHandler<UserRegistered, OnUserRegistered>(Consumer);
        AddOrders(services);
        AddStores(services);
        AddMoney(services);
        return services.AddJob<PurgeNotificationsJob>("notifications.purge", TimeSpan.FromHours(24));
    }

    private static void AddOrders(IServiceCollection services)
    {
        services.AddEventHandler<OrderPlaced, OnOrderPlaced>(Consumer);
        services
            .AddEventHandler<OrderConfirmed, OnOrderMoved>(Consumer)
            .AddEventHandler<OrderRejected, OnOrderMoved>(Consumer)
            .AddEventHandler<OrderCancelRequested, OnOrderMoved>(Consumer);
        services
            .AddEventHandler<OrderCancelled, OnOrderMoved>(Consumer)
            .AddEventHandler<OrderShipped, OnOrderMoved>(Consumer)
            .AddEventHandler<OrderDelivered, OnOrderMoved>(Consumer);
        services
            .AddEventHandler<OrderCompleted, OnOrderMoved>(Consumer)
            .AddEventHandler<OrderExpired, OnOrderMoved>(Consumer);
    }

    private static void AddStores(IServiceCollection services)
    {
        services
            .AddEventHandler<SellerSubmitted, OnSellerMoved>(Consumer)
            .AddEventHandler<SellerApproved, OnSellerMoved>(Consumer)
            .AddEventHandler<SellerRejected, OnSellerMoved>(Consumer);
        services
            .AddEventHandler<SellerSuspended, OnSellerMoved>(Consumer)
            .AddEventHandler<SellerReinstated, OnSellerMoved>(Consumer);
        services
            .AddEventHandler<StockDecreased, OnStockMoved>(Consumer)
            .AddEventHandler<StockLow, OnStockMoved>(Consumer);
        services
            .AddEventHandler<OutOfStock, OnStockMoved>(Consumer)
            .AddEventHandler<BackInStock, OnStockMoved>(Consumer);
        services.AddEventHandler<UsageThresholdReached, OnUsageThresholdReached>(Consumer);
    }

    private static void AddMoney(IServiceCollection services)
    {
        services
            .AddEventHandler<RefundSucceeded, OnPaymentNews>(Consumer)
            .AddEventHandler<PaymentLateRefunded, OnPaymentNews>(Consumer);
        services
            .AddEventHandler<RefundFailed, OnPaymentNews>(Consumer)
            .AddEventHandler<PaymentMismatchDetected, OnPaymentNews>(Consumer);
        services
            .AddEventHandler<SubscriptionActivated, OnSubscriptionNews>(Consumer)
            .AddEventHandler<SubscriptionRenewed, OnSubscriptionNews>(Consumer);
        services
            .AddEventHandler<SubscriptionChanged, OnSubscriptionNews>(Consumer)
            .AddEventHandler<SubscriptionPastDue, OnSubscriptionNews>(Consumer);
        services
            .AddEventHandler<SubscriptionSuspended, OnSubscriptionNews>(Consumer)
            .AddEventHandler<SubscriptionCancelled, OnSubscriptionNews>(Consumer);
        services
            .AddEventHandler<InvoiceIssued, OnSubscriptionNews>(Consumer)
            .AddEventHandler<InvoicePaid, OnSubscriptionNews>(Consumer);
    }
}
