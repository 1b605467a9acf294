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

    /// <summary>The configuration keys the host asks for while it checks its options.</summary>
    internal static IReadOnlySet<string> KeysRead(string host, IReadOnlyDictionary<string, string?> configuration)
    {
        var asked = new AskedKeys(configuration);
        using var built = Build(host, configuration, asked);
        built.Services.GetRequiredService<IStartupValidator>().Validate();
        return asked.Keys;
    }

    /// <summary>The one-process host: Api and Worker in one container.</summary>
    internal const string OneProcess = "one-process";

    private static readonly ServiceProviderOptions Strict = new() { ValidateOnBuild = true, ValidateScopes = true };

    /// <summary>The host, with a container that was checked as a whole.</summary>
    internal static IHost Build(
        string host,
        IReadOnlyDictionary<string, string?> configuration,
        IConfigurationSource? more = null
    )
    {
        if (host == ResourceNames.Migration)
        {
            var migration = Host.CreateEmptyApplicationBuilder(new() { EnvironmentName = Environments.Production });
            AddCommon(migration, configuration, MigrationComposition.ConfigureContext, more);
            migration.AddMarketplaceMigration();
            migration.ConfigureContainer(new DefaultServiceProviderFactory(Strict));
            return migration.Build();
        }

        var builder = WebApplication.CreateSlimBuilder(
            new WebApplicationOptions { EnvironmentName = Environments.Production }
        );
        builder.Configuration.Sources.Clear();
        AddCommon(builder, configuration, MarketplaceDbContext.Configure, more);
        builder.Host.UseDefaultServiceProvider(options =>
            (options.ValidateOnBuild, options.ValidateScopes) = (true, true)
        );
        if (host != ResourceNames.Worker)
            builder.AddMarketplaceApi();
        if (host != ResourceNames.Api)
            builder.AddMarketplaceWorker();
        var app = builder.Build();
        if (host != ResourceNames.Worker)
            app.UseMarketplaceApi();
        return app;
    }

    private static void AddCommon(
        IHostApplicationBuilder builder,
        IReadOnlyDictionary<string, string?> configuration,
        Action<Microsoft.EntityFrameworkCore.DbContextOptionsBuilder> configure,
        IConfigurationSource? more
    )
    {
        builder.Configuration.AddInMemoryCollection(configuration);
        if (more is not null)
            builder.Configuration.Sources.Add(more);
        builder.AddServiceDefaults();
        builder.AddDatabase<MarketplaceDbContext>(ResourceNames.Database, configure);
        builder.AddCache(ResourceNames.Cache);
        if (builder is WebApplicationBuilder)
            builder.AddMessaging(ResourceNames.Messaging);
        builder.Services.AddMarketplaceModules();
    }
}
