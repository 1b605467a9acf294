using Marketplace.Foundation;
using Marketplace.Modules.Orders.Contracts;
using Marketplace.Modules.Payments.Contracts;
using Marketplace.Modules.Products.Contracts;
using Marketplace.Modules.Sellers.Contracts;
using Microsoft.Extensions.DependencyInjection;

namespace Marketplace.Modules.Orders;

/// <summary>Checkouts, purchases and the order lifecycle.</summary>
internal static class OrdersModule
{
    internal const string Schema = "orders";

    public static IServiceCollection AddOrdersModule(this IServiceCollection services)
    {
        services.AddCheckedOptions<OrdersOptions>(OrdersOptions.Section).AddSingleton(OrderErrors.All);
        services.AddSingleton(OrderUnitErrors.All);
        services.AddSingleton(
            new ConstraintError(PurchaseConfiguration.UniqueNumber, PlatformErrors.Busy, TryAgain: true)
        );
        services.AddSingleton(
            new ConstraintError(PurchaseConfiguration.OnePerCheckout, OrderErrors.CheckoutClosed, TryAgain: true)
        );
        services.AddSingleton(
            new ConstraintError(OrderConfiguration.UniqueNumber, PlatformErrors.Busy, TryAgain: true)
        );
        services
            .AddScoped<ICheckoutRepository, CheckoutRepository>()
            .AddScoped<IPurchaseRepository, PurchaseRepository>();
        services
            .AddScoped<CheckoutService>()
            .AddScoped<CheckoutPolicy>()
            .AddScoped<UnpaidHoldPolicy>()
            .AddScoped<PurchasableVariantQueries>()
            .AddScoped<OrderPlacementService>()
            .AddScoped<PurchasePaymentService>()
            .AddScoped<CommissionRateQueries>();
        services
            .AddSingleton(CartErrors.All)
            .AddSingleton(InvoiceErrors.All)
            .AddSingleton(InvoiceLinkErrors.All)
            .AddSingleton<InvoiceProfileCipher>()
            .AddScoped<SavedInvoiceProfileService>();
        services.AddSingleton(new ConstraintError(CartConfiguration.OnePerBuyer, PlatformErrors.Busy, TryAgain: true));
        services
            .AddScoped<ICartRepository, CartRepository>()
            .AddScoped<CartService>()
            .AddScoped<CartQueries>()
            .AddScoped<CartPriceQueries>();
        services.AddJob<PurgeCartsJob>("orders.purge-carts", TimeSpan.FromHours(1));
        services.AddScoped<OrderBatchService>();
        services.AddScoped<OrderService>().AddScoped<UnpaidPurchaseService>().AddScoped<OrderRefundService>();
        services.AddScoped<OrderAdministrationService>().AddScoped<OrderNoteService>();
        services
            .AddScoped<CheckoutQueries>()
            .AddScoped<OrderQueries>()
            .AddScoped<OrderDetailQueries>()
            .AddScoped<OrderSituationQueries>()
            .AddScoped<OrderCountQueries>()
            .AddScoped<PurchaseQueries>()
            .AddScoped<IOrderDirectory, OrderDirectory>();
        services.AddScoped<IPaymentListener, PurchasePaymentListener>().AddScoped<ISellerCloseGuard, OpenOrdersGuard>();
        services.AddScoped<IKeptImageSource, OrderedImageSource>().AddScoped<IOrderReferences, OrderReferenceSource>();
        services.AddScoped<IOrderShares, OrderShareSource>();

        // Registration order is lock order: payment, stock, ledger.
        services
            .AddDomainEventHandler<OrderStatusChanged, PublishOrderEventsHandler>()
            .AddDomainEventHandler<CancellationRequested, PublishOrderEventsHandler>();
        services.AddDomainEventHandler<OrderStatusChanged, RefundEndedOrderHandler>();
        services.AddDomainEventHandler<OrderStatusChanged, RestockEndedOrderHandler>();
        services.AddDomainEventHandler<OrderStatusChanged, BookOrderHandler>();
        services.AddDomainEventHandler<OrderStatusChanged, AssignLeftRefundsHandler>();
        services
            .AddDomainEventHandler<OrderRefunded, BookOrderHandler>()
            .AddDomainEventHandler<OrderRefundReturned, BookOrderHandler>();

        services
            .AddEvent<OrderPlaced>()
            .AddEvent<OrderConfirmed>()
            .AddEvent<OrderRejected>()
            .AddEvent<OrderCancelRequested>()
            .AddEvent<OrderCancelled>();
        services
            .AddEvent<OrderShipped>()
            .AddEvent<OrderDelivered>()
            .AddEvent<OrderCompleted>()
            .AddEvent<OrderExpired>()
            .AddEvent<UnitsCancelled>();
        services
            .CountEvent<OrderPlaced>(OrderMetrics.Placed)
            .CountEvent<OrderCompleted>(OrderMetrics.Completed)
            .CountEvent<OrderCancelled>(OrderMetrics.Cancelled);
        services.AddScoped<CheckoutExplanationQueries>();
        services.AddSalesContracts();
        services
            .AddScoped<RefundCommissionService>()
            .AddScoped<EndedOrderRefundService>()
            .AddScoped<OrderUnitService>()
            .AddScoped<CancellationService>()
            .AddScoped<RefundAssignmentService>()
            .AddScoped<RefundTargetQueries>()
            .AddScoped<StoreRefundQueries>()
            .AddScoped<AssignedRefundPublisher>()
            .AddScoped<UnassignedRefundService>()
            .AddScoped<IRefundAttribution, RefundAttributionService>();
        services.AddGuests();
        services.AddOrderMessages();
        services.AddOrderParcels();
        services.AddReturns();
        services.AddOrderFiles();
        services.AddScoped<OrderEarningsService>();
        services.AddJob<MakeOrdersPayableJob>("orders.make-payable", TimeSpan.FromHours(1));
        services.AddJob<CorrectRefundCommissionsJob>("orders.correct-refund-commissions", TimeSpan.FromHours(1));
        services.AddJob<RunOrderTimeoutsJob>("orders.run-timeouts", TimeSpan.FromMinutes(1));
        return services.AddJob<ExpireCheckoutsJob>("orders.expire-checkouts", TimeSpan.FromMinutes(5));
    }
}
