using Marketplace.MigrationService;
using Microsoft.Extensions.Configuration;

namespace Marketplace.Standalone;

/// <summary>Checks the configuration before a server is started or the data directory is touched.</summary>
internal static class SettingsTrial
{
    /// <summary>Composes every host over a directory that is deleted again, and starts none.</summary>
    /// <exception cref="CannotStartException">Settings are wrong; one line for each.</exception>
    internal static async Task RunAsync(IConfiguration environment, Uri api, WebApplicationOptions options)
    {
        var directory = Directory.CreateTempSubdirectory("marketplace-").FullName;
        try
        {
            var settings = new InstanceSettings(environment);
            settings.Generate(directory, api);
            Connect(settings, ResourceNames.Database, "Host=127.0.0.1");
            Connect(settings, ResourceNames.Cache, "127.0.0.1:6379");

            var builder = WebApplication.CreateBuilder(options);
            ProductServices.AddApp(builder, settings);
            builder.AddMarketplaceMigration();
            await using var app = builder.Build();
            app.CheckSettings();
        }
        finally
        {
            Directory.Delete(directory, recursive: true);
        }
    }

    private static void Connect(InstanceSettings settings, string connectionName, string placeholder)
    {
        if (!settings.IsConfigured(connectionName))
            settings.Connect(connectionName, placeholder);
    }
}
