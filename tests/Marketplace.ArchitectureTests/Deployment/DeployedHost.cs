using Marketplace.Api;
using Marketplace.MigrationService;
using Marketplace.Modules;
using Marketplace.ServiceDefaults;
using Marketplace.Worker;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace Marketplace.ArchitectureTests.Deployment;

/// <summary>A host as its Program composes it, with nothing configured but what it is given here.</summary>
internal static class DeployedHost
{
    /// <summary>What stops the host's start, one line a problem; empty when it would start.</summary>
    internal static IReadOnlyList<string> StartProblems(string host, IReadOnlyDictionary<string, string?> configuration)
    {
        using var built = Build(host, configuration);
        try
        {
            built.Services.GetService<IStartupValidator>()?.Validate();
            return [];
        }
        catch (Exception exception) when (exception is OptionsValidationException or AggregateException)
        {
            return [HostRun.Explain(exception) ?? exception.ToString()];
        }
    }

    private static IHost Build(string host, IReadOnlyDictionary<string, string?> configuration)
    {
        if (host == ResourceNames.Migration)
        {
            var migration = Host.CreateEmptyApplicationBuilder(new() { EnvironmentName = Environments.Production });
            AddCommon(migration, configuration, MigrationComposition.ConfigureContext);
            migration.AddMarketplaceMigration();
            return migration.Build();
        }

        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { EnvironmentName = Environments.Production });
        builder.Configuration.Sources.Clear();
        AddCommon(builder, configuration, MarketplaceDbContext.Configure);
        if (host == ResourceNames.Api) builder.AddMarketplaceApi();
        else builder.AddMarketplaceWorker();
        return builder.Build();
    }

    private static void AddCommon(
        IHostApplicationBuilder builder, IReadOnlyDictionary<string, string?> configuration, Action<Microsoft.EntityFrameworkCore.DbContextOptionsBuilder> configure)
    {
        builder.Configuration.AddInMemoryCollection(configuration);
        builder.AddServiceDefaults();
        builder.AddDatabase<MarketplaceDbContext>(ResourceNames.Database, configure);
        builder.AddCache(ResourceNames.Cache);
        if (builder is WebApplicationBuilder) builder.AddMessaging(ResourceNames.Messaging);
        builder.Services.AddMarketplaceModules();
    }
}
