using Marketplace.Api;
using Marketplace.MigrationService;
using Marketplace.Modules;
using Marketplace.Worker;
using Microsoft.Extensions.Configuration;

namespace Marketplace.Standalone;

/// <summary>The whole marketplace in one process: its database server as a child, the cache inside, Api and Worker as
/// in the cloud.</summary>
/// <remarks>Order of start: data directory, cache, PostgreSQL, migrations, payment simulator, Api with Worker; the stop
/// goes the other way round.</remarks>
public sealed class StandaloneHost : IAsyncDisposable
{
    private static readonly Uri UsualAddress = new("http://127.0.0.1:8080");

    private readonly Stack<Func<ValueTask>> _stops = new();
    private readonly InstanceSettings _settings;
    private EmbeddedPostgres? _postgres;
    private WebApplication? _app;

    private StandaloneHost(InstanceSettings settings) => _settings = settings;

    /// <summary>Where the Api answers.</summary>
    public Uri Address => new(_app!.Urls.First());

    /// <summary>Where the payment provider's stand-in answers; null if a real account is configured.</summary>
    public Uri? PaymentSimulator { get; private set; }

    /// <summary>The data directory of this instance.</summary>
    public string DataPath { get; private set; } = "";

    /// <summary>The accounts made for this data directory; null where the operator keeps database, environment or
    /// administrator himself.</summary>
    public DevelopmentSignIns? SignIns { get; private set; }

    /// <summary>The running Api and Worker.</summary>
    public IServiceProvider Services => _app!.Services;

    /// <summary>Starts everything, or stops again what was started and throws.</summary>
    public static async Task<StandaloneHost> StartAsync(
        StandaloneArguments arguments,
        CancellationToken cancellationToken
    )
    {
        var outside = new ConfigurationBuilder().AddEnvironmentVariables().Build();
        var host = new StandaloneHost(new InstanceSettings(outside));
        try
        {
            await host.StartPartsAsync(arguments, outside["Marketplace:DataDirectory"], cancellationToken);
            return host;
        }
        catch
        {
            await host.DisposeAsync();
            throw;
        }
    }

    /// <summary>Waits until somebody asks for the stop, or until the database server ends unasked.</summary>
    /// <returns>The exit code: 0, or 1 if the database server ended.</returns>
    public async Task<int> WaitAsync(CancellationToken cancellationToken)
    {
        var stopped = _app!.WaitForShutdownAsync(cancellationToken);
        if (_postgres is null || await Task.WhenAny(stopped, _postgres.Exited) == stopped)
        {
            await stopped;
            return 0;
        }

        await Console.Error.WriteLineAsync(
            $"standalone: PostgreSQL ended unasked; its log is {Path.Combine(DataPath, "postgres.log")}."
        );
        return 1;
    }

    /// <summary>Stops everything, the last started first.</summary>
    public async ValueTask DisposeAsync()
    {
        while (_stops.TryPop(out var stop))
            await stop();
    }

    private async Task StartPartsAsync(
        StandaloneArguments arguments,
        string? configuredData,
        CancellationToken cancellationToken
    )
    {
        DataPath = Path.GetFullPath(
            arguments.Data ?? configuredData ?? DataDirectoryChoice.Usual(AppContext.BaseDirectory)
        );
        if (arguments.Fresh)
            DataDirectory.Clear(DataPath);
        var data = DataDirectory.Open(DataPath);
        _stops.Push(() => Disposed(data));

        var address = _settings.Address(arguments.Port);
        _settings.MakeUp(DataPath, address ?? UsualAddress);
        await StartInfrastructureAsync(cancellationToken);
        await MigrateAsync(arguments, cancellationToken);
        await StartSimulatorAsync(address ?? UsualAddress, cancellationToken);
        await StartAppAsync(address, cancellationToken);
    }

    private async Task StartInfrastructureAsync(CancellationToken cancellationToken)
    {
        if (!_settings.IsGiven(ResourceNames.Cache))
        {
            var cache = EmbeddedGarnet.Start();
            _stops.Push(() => Disposed(cache));
            _settings.Connect(ResourceNames.Cache, cache.ConnectionString);
        }

        if (!_settings.IsGiven(ResourceNames.Database))
        {
            _postgres = await EmbeddedPostgres.StartAsync(DataPath, cancellationToken);
            _stops.Push(_postgres.DisposeAsync);
            await _postgres.EnsureDatabaseAsync(ResourceNames.Database, cancellationToken);
            _settings.Connect(ResourceNames.Database, _postgres.ConnectionString(ResourceNames.Database));
        }
    }

    private async Task MigrateAsync(StandaloneArguments arguments, CancellationToken cancellationToken)
    {
        var builder = Host.CreateApplicationBuilder(
            new HostApplicationBuilderSettings
            {
                ContentRootPath = AppContext.BaseDirectory,
                EnvironmentName = EnvironmentName(),
            }
        );
        AddCommonGround(builder);
        builder.AddDatabase<MarketplaceDbContext>(ResourceNames.Database, MigrationComposition.ConfigureContext);
        builder.AddMarketplaceMigration();
        SignIns = builder.Environment.IsDevelopment() ? _settings.SignIns(DataPath) : null;
        SignIns?.AddTo(builder);
        using var host = builder.Build();

        var wanted = new MigrationArguments(arguments.Demo, arguments.Seed ?? new MigrationArguments().Seed);
        if (await MigrationRunner.RunAsync(host.Services, wanted, cancellationToken) != 0)
            throw new CannotStartException("the database could not be brought up to date; the reason stands above.");
    }

    private async Task StartSimulatorAsync(Uri api, CancellationToken cancellationToken)
    {
        if (
            await LocalPayments.StartAsync(_settings, DataPath, api, WebOptions(), cancellationToken)
            is not { } simulator
        )
            return;

        PaymentSimulator = new Uri(simulator.Urls.First());
        PushStop(simulator);
    }

    private async Task StartAppAsync(Uri? address, CancellationToken cancellationToken)
    {
        var builder = WebApplication.CreateBuilder(WebOptions());
        AddCommonGround(builder);
        builder.AddDatabase<MarketplaceDbContext>(ResourceNames.Database, MarketplaceDbContext.Configure);
        builder.AddMarketplaceApi();
        builder.AddMarketplaceWorker();

        _app = builder.Build();
        PushStop(_app);
        _app.UseMarketplaceApi();
        if (address is not null)
            _app.Urls.Add(address.GetLeftPart(UriPartial.Authority));
        await _app.StartAsync(cancellationToken);
        var announcement = InstanceAddress.Announce(Address, DataPath);
        _stops.Push(() => Disposed(announcement));
    }

    private void PushStop(WebApplication part) =>
        _stops.Push(async () =>
        {
            await part.StopAsync(CancellationToken.None);
            await part.DisposeAsync();
        });

    private static WebApplicationOptions WebOptions() =>
        new() { ContentRootPath = AppContext.BaseDirectory, EnvironmentName = EnvironmentName() };

    private void AddCommonGround(IHostApplicationBuilder builder)
    {
        builder.Configuration.AddInMemoryCollection(_settings.Values);
        builder.AddServiceDefaults();
        builder.AddCache(ResourceNames.Cache);
        builder.AddMessaging(ResourceNames.Messaging);
        builder.Services.AddMarketplaceModules();
    }

    // Made for development, tests and demonstrations, so that is what it is unless the environment says otherwise.
    private static string EnvironmentName() =>
        Environment.GetEnvironmentVariable("ASPNETCORE_ENVIRONMENT")
        ?? Environment.GetEnvironmentVariable("DOTNET_ENVIRONMENT")
        ?? Environments.Development;

    private static ValueTask Disposed(IDisposable part)
    {
        part.Dispose();
        return ValueTask.CompletedTask;
    }
}
