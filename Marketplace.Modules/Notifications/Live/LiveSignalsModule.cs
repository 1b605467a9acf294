using Marketplace.Foundation;
using Marketplace.Modules.Orders.Contracts;
using Marketplace.Modules.Products.Contracts;
using Marketplace.Modules.Sellers.Contracts;
using Microsoft.Extensions.DependencyInjection;

namespace Marketplace.Modules.Notifications;

/// <summary>Registers what signals events to those who have something open.</summary>
internal static class LiveSignalsModule
{
    public static void AddLiveSignals(this IServiceCollection services, string consumer)
    {
        services.AddSingleton<LiveSignalSender>().AddSingleton<LiveSignalReceiver>().AddScoped<LiveSignalPublisher>();
        services.Hears<OrderPlaced>(consumer).Hears<OrderConfirmed>(consumer).Hears<OrderRejected>(consumer);
        services.Hears<OrderCancelRequested>(consumer).Hears<OrderCancelled>(consumer).Hears<OrderShipped>(consumer);
        services.Hears<OrderDelivered>(consumer).Hears<OrderCompleted>(consumer).Hears<OrderExpired>(consumer);
        services.Hears<UnitsCancelled>(consumer).Hears<OrderInvoiceLinked>(consumer).Hears<OrderMessageSent>(consumer);
        services.Hears<ParcelShipped>(consumer).Hears<ParcelDelivered>(consumer).Hears<ParcelUndelivered>(consumer);
        services.Hears<ReturnRequested>(consumer).Hears<ReturnApproved>(consumer).Hears<ReturnRejected>(consumer);
        services.Hears<ReturnCancelled>(consumer).Hears<ReturnHandedOver>(consumer).Hears<ReturnExpired>(consumer);
        services.Hears<ReturnReceived>(consumer).Hears<ReturnAccepted>(consumer).Hears<ReturnContested>(consumer);
        services.Hears<ReturnRefused>(consumer).Hears<ReturnRefunded>(consumer);
        services.Hears<ReturnMoneyBack>(consumer);
        services.Hears<StockLow>(consumer).Hears<OutOfStock>(consumer).Hears<BackInStock>(consumer);
        services.Hears<MemberLeft>(consumer).Hears<MemberRoleChanged>(consumer);
    }

    private static IServiceCollection Hears<TEvent>(this IServiceCollection services, string consumer)
        where TEvent : IIntegrationEvent => services.AddEventBatchHandler<TEvent, OnLiveEvent<TEvent>>(consumer);
}
