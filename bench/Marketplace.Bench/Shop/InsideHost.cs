using Marketplace.Modules;
using Marketplace.ServiceDefaults;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;

namespace Marketplace.Bench;

/// <summary>The product's services in the bench's own process, without endpoints and background work.</summary>
internal static class InsideHost
{
    public static IHost Build(string database, string rootKey)
    {
        var builder = Host.CreateApplicationBuilder();
        builder.Configuration.AddInMemoryCollection(
            new Dictionary<string, string?>
            {
                [$"ConnectionStrings:{ResourceNames.Database}"] = database,
                // The host's own, so that cursors made here are good there.
                ["Marketplace:Secrets:RootKey"] = rootKey,
            }
        );
        builder.AddServiceDefaults();
        builder.AddDatabase<MarketplaceDbContext>(ResourceNames.Database, MarketplaceDbContext.Configure);
        builder.AddCache(ResourceNames.Cache);
        builder.AddMessaging(ResourceNames.Messaging);
        builder.Services.AddMarketplaceModules();
        return builder.Build();
    }
}
