using Marketplace.Foundation;
using Marketplace.Modules.Sellers.Contracts;
using Microsoft.Extensions.DependencyInjection;

namespace Marketplace.Modules.Payments;

/// <summary>Registers the services of payout accounts.</summary>
internal static class PayoutAccountsRegistration
{
    public static IServiceCollection AddPayoutAccounts(this IServiceCollection services)
    {
        services.AddCheckedOptions<PayoutAccountsOptions>(PayoutAccountsOptions.Section);
        return services
            .AddSingleton<PayoutTimePolicy>()
            .AddScoped<PayoutAccountRepository>()
            .AddScoped<PayoutAccountMailer>()
            .AddScoped<PayoutIbanService>()
            .AddScoped<RefusedIbanService>()
            .AddScoped<PayoutAccountAdministrationService>()
            .AddScoped<WithholdingExemptionService>()
            .AddScoped<PayoutAccountQueries>()
            .AddScoped<ProviderAccountOpeningService>()
            .AddScoped<PayoutOnboardingService>()
            .AddScoped<ProviderAccountNewsService>()
            .AddScoped<ProviderAccountCheckService>()
            .AddScoped<IPayoutAccounts, PayoutAccountDirectory>()
            .AddScoped<ISellerApprovalListener, PayoutAccountOpeningListener>();
    }
}
