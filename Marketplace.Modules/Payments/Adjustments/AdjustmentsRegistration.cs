using Marketplace.Foundation;
using Marketplace.Modules.Payments.Contracts;
using Microsoft.Extensions.DependencyInjection;

namespace Marketplace.Modules.Payments;

/// <summary>Registers adjustments, and the watch over stores that owe.</summary>
internal static class AdjustmentsRegistration
{
    public static IServiceCollection AddAdjustments(this IServiceCollection services) =>
        services
            .AddSingleton(AdjustmentErrors.All)
            .AddSingleton<AdjustmentTermsPolicy>()
            .AddScoped<AdjustmentService>()
            .AddScoped<AdjustmentQueries>()
            .AddScoped<NegativeBalanceService>()
            .AddScoped<NegativeBalanceQueries>()
            .AddEvent<BalanceNegative>()
            .AddJob<WatchNegativeBalancesJob>("payments.watch-negative-balances", TimeSpan.FromHours(24));
}
