using Marketplace.Foundation;
using Marketplace.Modules.Subscriptions.Contracts;
using Microsoft.Extensions.DependencyInjection;

namespace Marketplace.Modules.Subscriptions;

/// <summary>Plans of stores, what they may use, and what they pay for it.</summary>
public static class SubscriptionsModule
{
    internal const string Schema = "subscriptions";

    public static IServiceCollection AddSubscriptionsModule(this IServiceCollection services)
    {
        services.AddSingleton(SubscriptionErrors.All);
        services.AddSingleton(new ConstraintError(SubscriptionConfiguration.OneLivePerSeller, SubscriptionErrors.Exists));
        services.AddSingleton(new ConstraintError("ux_plans_code", SubscriptionErrors.PlanCodeTaken));
        services.AddScoped<IEntitlements, Entitlements>().AddScoped<IUsageMeter, UsageMeter>();
        services.AddEvent<SubscriptionActivated>().AddEvent<SubscriptionRenewed>().AddEvent<SubscriptionChanged>();
        services.AddEvent<SubscriptionPastDue>().AddEvent<SubscriptionSuspended>().AddEvent<SubscriptionCancelled>();
        return services.AddEvent<InvoiceIssued>().AddEvent<InvoicePaid>().AddEvent<UsageThresholdReached>();
    }
}
