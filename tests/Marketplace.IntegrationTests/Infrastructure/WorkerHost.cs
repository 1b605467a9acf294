using Marketplace.Modules;
using Marketplace.ServiceDefaults;
using Marketplace.Worker;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Marketplace.IntegrationTests.Infrastructure;

/// <summary>A Worker in the process of the test, with a clock and a log of the test's own.</summary>
internal static class WorkerHost
{
    public static IHost Build(TestBacking backing, string database, TimeProvider clock, ILoggerProvider logs)
    {
        var builder = Host.CreateApplicationBuilder(
            new HostApplicationBuilderSettings { EnvironmentName = "Testing", ApplicationName = "Worker" }
        );
        TestConfiguration.Apply(
            builder.Configuration,
            backing,
            database,
            new Dictionary<string, string?>
            {
                ["Logging:LogLevel:Microsoft.EntityFrameworkCore.Database.Command"] = "Information",
            }
        );
        builder.AddServiceDefaults();
        builder.AddDatabase<MarketplaceDbContext>(ResourceNames.Database, MarketplaceDbContext.Configure);
        builder.AddCache(ResourceNames.Cache);
        builder.AddMessaging(ResourceNames.Messaging);
        builder.Services.AddMarketplaceModules();
        builder.AddMarketplaceWorker();
        builder.Services.Replace(ServiceDescriptor.Singleton(clock));
        builder.Logging.ClearProviders().AddProvider(logs);
        return builder.Build();
    }
}
