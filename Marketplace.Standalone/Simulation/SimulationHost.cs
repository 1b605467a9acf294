using Marketplace.Api;
using Marketplace.Foundation;
using Marketplace.MigrationService;
using Marketplace.Modules.Payments;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Marketplace.Standalone;

/// <summary>The product of a simulation: Api and payment simulator in simulated time, and no Worker, because the
/// simulation says when jobs run and events are handled.</summary>
internal sealed class SimulationHost : IAsyncDisposable
{
    private readonly WebApplication _app;

    private SimulationHost(WebApplication app, SimulationProvider provider, SimulatedClock clock) =>
        (_app, Provider, Clock) = (app, provider, clock);

    public IServiceProvider Services => _app.Services;

    public SimulationProvider Provider { get; }

    public SimulatedClock Clock { get; }

    /// <summary>Migrates the database and starts both.</summary>
    public static async Task<SimulationHost> StartAsync(
        SimulationBacking backing,
        SimulatedClock clock,
        CancellationToken cancellationToken
    )
    {
        var api = new Uri(FreePort.Address(FreePort.Find()));
        var settings = SettingsOf(backing, api);
        await MigrateAsync(settings, clock, cancellationToken);
        var provider = await SimulationProvider.StartAsync(settings, backing.Directory, api, clock, cancellationToken);
        var builder = WebApplication.CreateBuilder(
            new WebApplicationOptions
            {
                ContentRootPath = AppContext.BaseDirectory,
                EnvironmentName = Environments.Development,
            }
        );
        ProductServices.AddApi(builder, settings);
        builder.Services.Replace(ServiceDescriptor.Singleton<TimeProvider>(clock));
        var app = builder.Build();
        app.UseMarketplaceApi();
        app.Urls.Add(api.GetLeftPart(UriPartial.Authority));
        await app.StartAsync(cancellationToken);
        // Nobody else is there who would have to be woken.
        app.Services.GetRequiredService<SignalNotifier>().HasLocalRelay = true;
        return new(app, provider, clock);
    }

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync(CancellationToken.None);
        await _app.DisposeAsync();
        await Provider.DisposeAsync();
    }

    private static InstanceSettings SettingsOf(SimulationBacking backing, Uri api)
    {
        var settings = new InstanceSettings(new ConfigurationBuilder().Build());
        settings.Generate(backing.Directory, api);
        settings.GenerateLogging(backing.Directory);
        settings.Connect(ResourceNames.Database, backing.Database);
        settings.Connect(ResourceNames.Cache, backing.Cache);
        settings.Set("Logging:LogLevel:Default", nameof(LogLevel.Error));
        settings.Set("Logging:LogLevel:Microsoft.EntityFrameworkCore", nameof(LogLevel.Error));
        // Refunds that are refused to the end are part of the plot; the log files keep them.
        settings.Set($"Logging:Console:LogLevel:{typeof(RefundOutcomeService).FullName}", nameof(LogLevel.Critical));
        settings.Set("RateLimits:Enabled", "false");
        // A handful of buyers buys everything, and the clock stands still while they do.
        settings.Set("Orders:MaxUnpaidPurchases", "1000000");
        settings.Set("Orders:MaxHeldUnits", "1000000000");
        settings.Set("Orders:MaxUnpaidPerDay", "1000000");
        settings.Set("Auth:PasswordHashIterations", "10000");
        settings.Set("Payouts:WithholdingBps", "100");
        settings.Set("Payouts:Minimum", "20000");
        return settings;
    }

    private static async Task MigrateAsync(
        InstanceSettings settings,
        SimulatedClock clock,
        CancellationToken cancellationToken
    )
    {
        var builder = Host.CreateApplicationBuilder(
            new HostApplicationBuilderSettings
            {
                ContentRootPath = AppContext.BaseDirectory,
                EnvironmentName = Environments.Development,
            }
        );
        ProductServices.AddMigration(builder, settings);
        builder.Services.Replace(ServiceDescriptor.Singleton<TimeProvider>(clock));
        using var host = builder.Build();
        if (await MigrationRunner.RunAsync(host.Services, new MigrationArguments(), cancellationToken) != 0)
            throw new CannotStartException("the database of the simulation could not be migrated.");
    }
}
