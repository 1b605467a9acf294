using Marketplace.Foundation;
using Microsoft.Extensions.DependencyInjection;

namespace Marketplace.Modules.Payments;

/// <summary>Registers payouts through a provider, and the reading of its balance.</summary>
internal static class ProviderPayoutsRegistration
{
    public static IServiceCollection AddProviderPayouts(this IServiceCollection services)
    {
        services
            .AddSingleton<StripeApiClient>()
            .AddSingleton<IPayoutGateway, StripePayoutGateway>()
            .AddSingleton<PayoutGatewayRegistry>()
            .AddSingleton<IProviderBalance, StripeBalanceSource>();
        services
            .AddScoped<ProviderPayoutStore>()
            .AddScoped<ProviderPayoutCallService>()
            .AddScoped<ProviderPayoutSettlementService>()
            .AddScoped<ProviderPayoutSendingService>()
            .AddScoped<ProviderPayoutBatchService>();
        services.AddScoped<ProviderBalanceStore>().AddScoped<ProviderBalanceService>();
        services.AddJob<SendPayoutsJob>("payments.send-payouts", TimeSpan.FromMinutes(1));
        services.AddJob<PollPayoutsJob>("payments.poll-payouts", TimeSpan.FromMinutes(10));
        services.AddJob<ReconcilePayoutsJob>("payments.reconcile-payouts", TimeSpan.FromHours(1));
        return services.AddJob<ReadProviderBalanceJob>("payments.read-provider-balance", TimeSpan.FromHours(1));
    }
}
