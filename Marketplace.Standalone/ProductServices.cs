using Marketplace.Api;
using Marketplace.MigrationService;
using Marketplace.Modules;
using Marketplace.Worker;

namespace Marketplace.Standalone;

/// <summary>Registers the product in the hosts of this process.</summary>
internal static class ProductServices
{
    /// <summary>This host is for development, tests and demonstrations: development is the default
    /// environment.</summary>
    internal static string EnvironmentName =>
        Environment.GetEnvironmentVariable("ASPNETCORE_ENVIRONMENT")
        ?? Environment.GetEnvironmentVariable("DOTNET_ENVIRONMENT")
        ?? Environments.Development;

    /// <summary>What every web application of this process starts from.</summary>
    internal static WebApplicationOptions WebOptions =>
        new() { ContentRootPath = AppContext.BaseDirectory, EnvironmentName = EnvironmentName };

    /// <summary>What migration, Api and Worker share.</summary>
    internal static void AddShared(IHostApplicationBuilder builder, InstanceSettings settings)
    {
        builder.Configuration.AddInMemoryCollection(settings.Values);
        builder.AddServiceDefaults();
        builder.AddCache(ResourceNames.Cache);
        builder.AddMessaging(ResourceNames.Messaging);
        builder.Services.AddMarketplaceModules();
    }

    /// <summary>Api and Worker.</summary>
    internal static void AddApp(WebApplicationBuilder builder, InstanceSettings settings)
    {
        AddApi(builder, settings);
        builder.AddMarketplaceWorker();
    }

    /// <summary>The Api alone.</summary>
    internal static void AddApi(WebApplicationBuilder builder, InstanceSettings settings)
    {
        AddShared(builder, settings);
        builder.AddDatabase<MarketplaceDbContext>(
            ResourceNames.Database,
            MarketplaceDbContext.Configure,
            commandTimeout: InfrastructureRegistration.RequestCommandTimeout
        );
        builder.AddMarketplaceApi();
    }

    /// <summary>The migration.</summary>
    internal static void AddMigration(IHostApplicationBuilder builder, InstanceSettings settings)
    {
        AddShared(builder, settings);
        builder.AddDatabase<MarketplaceDbContext>(
            ResourceNames.Database,
            MigrationComposition.ConfigureContext,
            commandTimeout: InfrastructureRegistration.MigrationCommandTimeout
        );
        builder.AddMarketplaceMigration();
    }
}
