using Marketplace.Foundation;
using Marketplace.Modules.Payments.Contracts;
using Marketplace.Modules.Sellers.Contracts;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Marketplace.Modules.Payments;

/// <summary>Card payments, refunds and the ledger.</summary>
public static class PaymentsModule
{
    /// <summary>Name of the reconciliation job.</summary>
    public const string ReconcileJob = "payments.reconcile";

    public static IServiceCollection AddPaymentsModule(this IServiceCollection services)
    {
        services
            .AddCheckedOptions<StripeOptions>(StripeOptions.Section)
            .AddSingleton<IValidateOptions<StripeOptions>, CardCurrencyValidator>();
        services
            .AddSingleton<IPaymentGateway, StripeGateway>()
            .AddSingleton<PaymentGatewayRegistry>()
            .AddSingleton<ProviderBatchService>();
        services.AddScoped<IPaymentRepository, PaymentRepository>().AddScoped<IWebhookInbox, WebhookInbox>();
        services
            .AddScoped<PaymentService>()
            .AddScoped<IPayments>(provider => provider.GetRequiredService<PaymentService>());
        services
            .AddScoped<CheckoutSessionService>()
            .AddScoped<CheckoutRequestFactory>()
            .AddSingleton<PaymentReturnLinkService>()
            .AddScoped<PaymentSettlementService>()
            .AddScoped<PaymentOutcomeService>()
            .AddScoped<PaymentPollingService>()
            .AddScoped<PollOutcomeService>()
            .AddScoped<PaymentRefreshService>()
            .AddScoped<PaymentReconciliationService>()
            .AddScoped<ReconciliationFindingStore>();
        services
            .AddScoped<LockedRefundStore>()
            .AddScoped<RefundSettlementService>()
            .AddScoped<RefundNewsService>()
            .AddScoped<RefundOutcomeService>()
            .AddScoped<RefundSendingService>()
            .AddScoped<RefundTakeoverService>()
            .AddScoped<RefundRefreshService>()
            .AddScoped<RefundReconciliationService>()
            .AddScoped<IProviderRefunds, ProviderRefundStore>()
            .AddScoped<IRefundCommissions, RefundCommissionStore>();
        services
            .AddScoped<WebhookReceiver>()
            .AddScoped<WebhookProcessor>()
            .AddScoped<WebhookSettlementService>()
            .AddScoped<ProviderEventSettlementService>()
            .AddScoped<WebhookQueries>()
            .AddScoped<WebhookAdministrationService>();
        services
            .AddScoped<PaymentQueries>()
            .AddScoped<RefundAdministrationService>()
            .AddScoped<BankRefundService>()
            .AddScoped<MismatchAdministrationService>()
            .AddScoped<IPaymentDirectory, PaymentDirectory>()
            .AddScoped<IRefundDirectory, RefundDirectory>();
        services
            .AddScoped<ILedger, LedgerService>()
            .AddScoped<LedgerQueries>()
            .AddScoped<ISellerCloseGuard, PayableCloseGuard>();
        services.AddPayouts().AddProviderPayouts().AddAdjustments();
        services
            .AddScoped<IDisputeRepository, DisputeRepository>()
            .AddScoped<DisputeSettlementService>()
            .AddScoped<DisputeOutcomeService>()
            .AddScoped<LostDisputeRefundService>()
            .AddScoped<DisputeRefreshService>()
            .AddScoped<DisputeReconciliationService>();
        services.AddCommissionInvoices();
        services.AddSingleton(PaymentErrors.All);
        services.AddSingleton(new ConstraintError(PaymentConfiguration.OneOpen, PaymentErrors.InProgress));
        services.AddSingleton(new ConstraintError(PaymentConfiguration.OneAccepted, PaymentErrors.AlreadySucceeded));
        services.AddEvent<PaymentSucceeded>().AddEvent<PaymentFailed>().AddEvent<PaymentExpired>();
        services
            .AddEvent<RefundSucceeded>()
            .AddEvent<RefundFailed>()
            .AddEvent<RefundAssigned>()
            .AddEvent<PaymentMismatchDetected>()
            .AddEvent<PaymentLateRefunded>()
            .AddEvent<DisputeOpened>()
            .AddEvent<DisputeClosed>();
        services
            .CountEvent<PaymentSucceeded>(PaymentMetrics.Succeeded)
            .CountEvent<PaymentFailed>(PaymentMetrics.Failed)
            .CountEvent<RefundSucceeded>(PaymentMetrics.Refunded)
            .CountEvent<RefundFailed>(PaymentMetrics.RefundsFailed);
        services.AddPayoutAccounts();
        services.AddJob<RetryParkedWebhooksJob>("payments.retry-webhooks", TimeSpan.FromSeconds(10));
        services.AddJob<SendRefundsJob>("payments.send-refunds", TimeSpan.FromSeconds(5));
        services.AddJob<CheckRefundsJob>("payments.check-refunds", TimeSpan.FromSeconds(10));
        services.AddJob<ReconcileOldRefundsJob>("payments.reconcile-old-refunds", TimeSpan.FromHours(24));
        services.AddJob<PurgeWebhooksJob>("payments.purge-webhooks", TimeSpan.FromHours(24));
        services.AddJob<PollPaymentsJob>("payments.poll", TimeSpan.FromMinutes(1));
        return services.AddJob<ReconcilePaymentsJob>(ReconcileJob, TimeSpan.FromHours(1));
    }
}
