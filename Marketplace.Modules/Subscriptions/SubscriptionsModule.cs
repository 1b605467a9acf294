using Marketplace.Foundation;
using Marketplace.Modules.Payments.Contracts;
using Marketplace.Modules.Sellers.Contracts;
using Marketplace.Modules.Subscriptions.Contracts;
using Microsoft.Extensions.DependencyInjection;

namespace Marketplace.Modules.Subscriptions;

/// <summary>Subscriptions of stores: plans, usage limits, billing and invoices.</summary>
internal static class SubscriptionsModule
{
    internal const string Schema = "subscriptions";

    public static IServiceCollection AddSubscriptionsModule(this IServiceCollection services)
    {
        services.AddSingleton(SubscriptionErrors.All);
        services.AddSingleton(
            new ConstraintError(SubscriptionConfiguration.OneLivePerSeller, SubscriptionErrors.Exists)
        );
        services.AddSingleton(new ConstraintError("ux_plans_code", SubscriptionErrors.PlanCodeTaken));
        services.AddCheckedOptions<SubscriptionOptions>(SubscriptionOptions.Section);
        services
            .AddScoped<IEntitlements, EntitlementQueries>()
            .AddScoped<IUsageMeter, UsageMeter>()
            .AddScoped<ISellerQuota, UsageMeter>()
            .AddScoped<IGaugeSource, MemberGaugeSource>()
            .AddScoped<GaugeRepairService>();
        services
            .AddScoped<ISubscriptionRepository, SubscriptionRepository>()
            .AddScoped<IInvoiceRepository, InvoiceRepository>()
            .AddScoped<IPlanRepository, PlanRepository>();
        services
            .AddScoped<SubscriptionService>()
            .AddScoped<PlanChangePolicy>()
            .AddScoped<PlanChangeQueries>()
            .AddScoped<SubscriptionBillingService>()
            .AddScoped<BillingCycleService>()
            .AddScoped<DunningService>()
            .AddScoped<SubscriptionEventPublisher>();
        services
            .AddScoped<InvoiceService>()
            .AddScoped<InvoiceSettlementService>()
            .AddScoped<InvoicePaymentService>()
            .AddScoped<SubscriptionMailer>()
            .AddSingleton<InvoiceLinkService>();
        services
            .AddScoped<PlanService>()
            .AddScoped<PlanQueries>()
            .AddScoped<SubscriptionQueries>()
            .AddScoped<InvoiceQueries>()
            .AddScoped<IBillingDirectory, BillingDirectory>()
            .AddScoped<UsageQueries>();
        services.AddScoped<IPaymentListener, SubscriptionPaymentListener>();
        services.AddEventHandler<SellerClosed, OnSellerClosed>("subscriptions");
        services.AddJob<RunBillingJob>("subscriptions.run-billing", TimeSpan.FromMinutes(10));
        services.AddJob<RecountUsageJob>("subscriptions.recount-usage", TimeSpan.FromHours(24));
        services.AddEvent<SubscriptionActivated>().AddEvent<SubscriptionRenewed>().AddEvent<SubscriptionChanged>();
        services.AddEvent<SubscriptionPastDue>().AddEvent<SubscriptionSuspended>().AddEvent<SubscriptionCancelled>();
        return services.AddEvent<InvoiceIssued>().AddEvent<InvoicePaid>().AddEvent<UsageThresholdReached>();
    }
}
