using Marketplace.Foundation;
using Marketplace.Modules.Orders.Contracts;
using Marketplace.Modules.Payments.Contracts;
using Marketplace.Modules.Products.Contracts;
using Marketplace.Modules.Sellers.Contracts;
using Marketplace.Modules.Subscriptions.Contracts;
using Marketplace.Modules.Users.Contracts;
using Microsoft.Extensions.DependencyInjection;

namespace Marketplace.Modules.Notifications;

/// <summary>Notifies users in-app and by mail, in their language. Depends on every module; no module depends on
/// it.</summary>
internal static class NotificationsModule
{
    internal const string Schema = "notifications";
    private const string Consumer = "notifications";

    public static IServiceCollection AddNotificationsModule(this IServiceCollection services)
    {
        services
            .AddScoped<INotificationRepository, NotificationRepository>()
            .AddScoped<NotificationService>()
            .AddScoped<NotificationQueries>()
            .AddScoped<NotificationSender>()
            .AddScoped<NotificationMailer>()
            .AddScoped<OrderMailer>()
            .AddScoped<ParcelMailer>()
            .AddScoped<OrderMailLimitPolicy>()
            .AddScoped<IOrderMails, OrderMailResendService>()
            .AddSingleton<UnsubscribeLinkService>();
        services.AddSingleton(NotificationErrors.All);
        services.AddEventHandler<UserRegistered, OnUserRegistered>(Consumer);
        services.AddLiveSignals(Consumer);
        AddOrders(services);
        AddReturns(services);
        AddStores(services);
        AddMoney(services);
        return services.AddJob<PurgeNotificationsJob>("notifications.purge", TimeSpan.FromHours(24));
    }

    private static void AddOrders(IServiceCollection services)
    {
        services.AddEventBatchHandler<OrderPlaced, OnOrderPlaced>(Consumer);
        services
            .AddEventBatchHandler<OrderConfirmed, OnOrderStatusChanged>(Consumer)
            .AddEventBatchHandler<OrderRejected, OnOrderStatusChanged>(Consumer)
            .AddEventBatchHandler<OrderCancelRequested, OnOrderStatusChanged>(Consumer);
        services
            .AddEventBatchHandler<OrderCancelled, OnOrderStatusChanged>(Consumer)
            .AddEventBatchHandler<OrderShipped, OnOrderStatusChanged>(Consumer)
            .AddEventBatchHandler<OrderDelivered, OnOrderStatusChanged>(Consumer);
        services
            .AddEventBatchHandler<OrderCompleted, OnOrderStatusChanged>(Consumer)
            .AddEventBatchHandler<OrderExpired, OnOrderStatusChanged>(Consumer)
            .AddEventHandler<UnitsCancelled, OnUnitsCancelled>(Consumer);
        services
            .AddEventBatchHandler<OrderMessagesWaiting, OnOrderMessagesWaiting>(Consumer)
            .AddEventBatchHandler<OrderInvoiceLinked, OnOrderInvoiceLinked>(Consumer);
        services
            .AddEventHandler<ParcelShipped, OnParcelMoved>(Consumer)
            .AddEventHandler<ParcelDelivered, OnParcelMoved>(Consumer)
            .AddEventHandler<ParcelUndelivered, OnParcelMoved>(Consumer);
    }

    private static void AddReturns(IServiceCollection services)
    {
        services
            .AddEventHandler<ReturnRequested, OnReturnMoved>(Consumer)
            .AddEventHandler<ReturnApproved, OnReturnMoved>(Consumer)
            .AddEventHandler<ReturnRejected, OnReturnMoved>(Consumer)
            .AddEventHandler<ReturnCancelled, OnReturnMoved>(Consumer)
            .AddEventHandler<ReturnHandedOver, OnReturnMoved>(Consumer)
            .AddEventHandler<ReturnExpired, OnReturnMoved>(Consumer);
        services
            .AddEventHandler<ReturnReceived, OnReturnMoved>(Consumer)
            .AddEventHandler<ReturnAccepted, OnReturnMoved>(Consumer)
            .AddEventHandler<ReturnContested, OnReturnMoved>(Consumer)
            .AddEventHandler<ReturnRefused, OnReturnMoved>(Consumer)
            .AddEventHandler<ReturnRefunded, OnReturnMoved>(Consumer)
            .AddEventHandler<ReturnMoneyBack, OnReturnMoved>(Consumer);
    }

    private static void AddStores(IServiceCollection services)
    {
        services
            .AddEventHandler<SellerSubmitted, OnSellerStatusChanged>(Consumer)
            .AddEventHandler<SellerApproved, OnSellerStatusChanged>(Consumer)
            .AddEventHandler<SellerRejected, OnSellerStatusChanged>(Consumer);
        services
            .AddEventHandler<SellerSuspended, OnSellerStatusChanged>(Consumer)
            .AddEventHandler<SellerReinstated, OnSellerStatusChanged>(Consumer);
        services
            .AddEventHandler<StockDecreased, OnStockChanged>(Consumer)
            .AddEventHandler<StockLow, OnStockChanged>(Consumer);
        services
            .AddEventHandler<OutOfStock, OnStockChanged>(Consumer)
            .AddEventHandler<BackInStock, OnStockChanged>(Consumer);
        services.AddEventHandler<UsageThresholdReached, OnUsageThresholdReached>(Consumer);
    }

    private static void AddMoney(IServiceCollection services)
    {
        services
            .AddEventHandler<RefundSucceeded, OnPaymentEvent>(Consumer)
            .AddEventHandler<PaymentLateRefunded, OnPaymentEvent>(Consumer);
        services
            .AddEventHandler<RefundFailed, OnPaymentEvent>(Consumer)
            .AddEventHandler<PaymentMismatchDetected, OnPaymentEvent>(Consumer)
            .AddEventHandler<CommissionInvoiceIssued, OnCommissionInvoiceIssued>(Consumer);
        services
            .AddEventHandler<PayoutSent, OnPayoutMoved>(Consumer)
            .AddEventHandler<PayoutPaid, OnPayoutMoved>(Consumer)
            .AddEventHandler<PayoutFailed, OnPayoutMoved>(Consumer)
            .AddEventHandler<PayoutReturned, OnPayoutMoved>(Consumer)
            .AddEventHandler<BalanceNegative, OnBalanceNegative>(Consumer);
        services
            .AddEventHandler<SubscriptionActivated, OnSubscriptionEvent>(Consumer)
            .AddEventHandler<SubscriptionRenewed, OnSubscriptionEvent>(Consumer);
        services
            .AddEventHandler<SubscriptionChanged, OnSubscriptionEvent>(Consumer)
            .AddEventHandler<SubscriptionPastDue, OnSubscriptionEvent>(Consumer);
        services
            .AddEventHandler<SubscriptionSuspended, OnSubscriptionEvent>(Consumer)
            .AddEventHandler<SubscriptionCancelled, OnSubscriptionEvent>(Consumer);
        services
            .AddEventHandler<InvoiceIssued, OnSubscriptionEvent>(Consumer)
            .AddEventHandler<InvoicePaid, OnSubscriptionEvent>(Consumer);
    }
}
