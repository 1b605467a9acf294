using Marketplace.Api;
using Marketplace.Modules;
using Marketplace.ServiceDefaults;
using Marketplace.ServiceDefaults.Health;

return await HostRun.RunAsync(
    "Marketplace.Api",
    async () =>
    {
        if (args.Contains(HealthProbe.Word))
            return await HealthProbe.RunAsync(args, Console.Error, CancellationToken.None);

        var builder = WebApplication.CreateBuilder(args);
        builder.AddServiceDefaults();
        builder.AddDatabase<MarketplaceDbContext>(
            ResourceNames.Database,
            MarketplaceDbContext.Configure,
            commandTimeout: InfrastructureRegistration.RequestCommandTimeout
        );
        builder.AddCache(ResourceNames.Cache);
        builder.AddMessaging(ResourceNames.Messaging);
        builder.Services.AddMarketplaceModules();
        builder.AddMarketplaceApi();
        await using var app = builder.Build();
        app.CheckSettings();
        app.UseMarketplaceApi();
        await app.RunAsync();
        return 0;
    }
);
