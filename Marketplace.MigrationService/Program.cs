using Marketplace.MigrationService;
using Marketplace.Modules;
using Marketplace.ServiceDefaults;
using Microsoft.Extensions.Hosting;

return await HostRun.RunAsync(
    "Marketplace.MigrationService",
    async () =>
    {
        if (args.Contains(VerifyCommand.Option))
            return await VerifyCommand.RunAsync(args, Console.Out, CancellationToken.None);
        if (args.Contains(VerifyStatementCommand.Option))
            return await VerifyStatementCommand.RunAsync(args, Console.Out, CancellationToken.None);
        var builder = Host.CreateApplicationBuilder(args);
        builder.AddServiceDefaults();
        builder.AddDatabase<MarketplaceDbContext>(
            ResourceNames.Database,
            MigrationComposition.ConfigureContext,
            commandTimeout: InfrastructureRegistration.MigrationCommandTimeout
        );
        builder.AddCache(ResourceNames.Cache);
        builder.Services.AddMarketplaceModules();
        builder.AddMarketplaceMigration();
        DevelopmentSignIns.Configured(builder)?.AddTo(builder);
        using var host = builder.Build();
        host.CheckSettings();
        return await MigrationRunner.RunAsync(host.Services, MigrationArguments.Parse(args), CancellationToken.None);
    }
);
