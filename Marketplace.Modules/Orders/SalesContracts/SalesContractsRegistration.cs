using Marketplace.Foundation;
using Microsoft.Extensions.DependencyInjection;

namespace Marketplace.Modules.Orders;

/// <summary>Registers the texts that buyers agree to.</summary>
internal static class SalesContractsRegistration
{
    public static IServiceCollection AddSalesContracts(this IServiceCollection services)
    {
        services
            .AddSingleton<SalesContractTemplateCache>()
            .AddScoped<SalesContractTemplateStore>()
            .AddScoped<SalesContractRenderService>()
            .AddScoped<SalesContractPolicy>()
            .AddScoped<SalesContractQueries>()
            .AddScoped<SalesContractTemplateService>();
        services.AddSingleton(
            new ConstraintError(SalesContractConfiguration.UniqueVersion, PlatformErrors.Busy, TryAgain: true)
        );
        // The reference of a text is its checkout, so the same text means that the checkout was completed meanwhile.
        services.AddSingleton(
            new ConstraintError(SalesContractConfiguration.UniqueText, OrderErrors.CheckoutClosed, TryAgain: true)
        );
        return services.AddSingleton(SalesContractErrors.All);
    }
}
