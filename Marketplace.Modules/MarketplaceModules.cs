using Marketplace.Foundation;
using Marketplace.Modules.Analytics;
using Marketplace.Modules.Documents;
using Marketplace.Modules.Invariants;
using Marketplace.Modules.Notifications;
using Marketplace.Modules.Orders;
using Marketplace.Modules.Payments;
using Marketplace.Modules.Products;
using Marketplace.Modules.Sellers;
using Marketplace.Modules.Subscriptions;
using Marketplace.Modules.Users;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Marketplace.Modules;

/// <summary>Registers the whole product, one line per module.</summary>
public static class MarketplaceModules
{
    /// <summary>Registers data access, services, repositories, handlers and jobs; reads no configuration and starts
    /// nothing.</summary>
    public static IServiceCollection AddMarketplaceModules(this IServiceCollection services)
    {
        services.AddFoundation<MarketplaceDbContext>();
        services.AddCheckedOptions<MarketplaceOptions>(MarketplaceOptions.Section);
        services.AddCheckedOptions<DocumentsOptions>(DocumentsOptions.Section);
        services.AddSingleton<ShopLinkService>().AddSingleton(Brand);
        services.AddUsersModule();
        services.AddSellersModule();
        services.AddPaymentsModule();
        services.AddSubscriptionsModule();
        services.AddProductsModule();
        services.AddOrdersModule();
        services.AddAnalyticsModule();
        services.AddNotificationsModule();
        services.AddInvariants();
        services
            .AddScoped<Overview.OverviewQueries>()
            .AddScoped<Overview.RecordQueries>()
            .AddScoped<Overview.SalesMixQueries>();
        return services;
    }

    private static MailBrand Brand(IServiceProvider provider)
    {
        var marketplace = provider.GetRequiredService<IOptions<MarketplaceOptions>>().Value;
        var links = provider.GetRequiredService<ShopLinkService>();
        return new(
            marketplace.Name,
            marketplace.PostalAddress,
            provider.GetRequiredService<IOptions<MailOptions>>().Value.SupportEmail,
            links.Home,
            links.Preferences
        );
    }
}
