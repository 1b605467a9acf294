using Marketplace.Api;
using Marketplace.Modules;
using Marketplace.ServiceDefaults;

return await HostRun.RunAsync(
    "Marketplace.Api",
    async () =>
    {
        var builder = WebApplication.CreateBuilder(args);
        builder.AddServiceDefaults();
        builder.AddDatabase<MarketplaceDbContext>(ResourceNames.Database, MarketplaceDbContext.Configure);
        builder.AddCache(ResourceNames.Cache);
        builder.AddMessaging(ResourceNames.Messaging);
        builder.Services.AddMarketplaceModules();
        builder.AddMarketplaceApi();
        await using var app = builder.Build();
        app.UseMarketplaceApi();
        await app.RunAsync();
        return 0;
    }
);
