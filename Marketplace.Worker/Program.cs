using Marketplace.Modules;
using Marketplace.ServiceDefaults;
using Marketplace.ServiceDefaults.Health;
using Marketplace.Worker;
using Microsoft.AspNetCore.Builder;

return await HostRun.RunAsync(
    "Marketplace.Worker",
    async () =>
    {
        if (args.Contains(HealthProbe.Word))
            return await HealthProbe.RunAsync(args, Console.Error, CancellationToken.None);

        var builder = WebApplication.CreateBuilder(args);
        builder.AddServiceDefaults();
        builder.AddDatabase<MarketplaceDbContext>(ResourceNames.Database, MarketplaceDbContext.Configure);
        builder.AddCache(ResourceNames.Cache);
        builder.AddMessaging(ResourceNames.Messaging);
        builder.Services.AddMarketplaceModules();
        builder.AddMarketplaceWorker();
        await using var app = builder.Build();
        app.CheckSettings();
        app.MapDefaultEndpoints();
        await app.RunAsync();
        return 0;
    }
);
