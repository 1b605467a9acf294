using Marketplace.Api;
using Marketplace.MigrationService;
using Microsoft.Extensions.Configuration;

namespace Marketplace.Standalone;

/// <summary>Runs the whole marketplace in one process: the database server as a child process, the cache, the Api and
/// the Worker inside, and where they are asked for, shop and seller board as further child processes.</summary>
/// <remarks>Order of start: port and settings are checked, then data directory, sample applications, cache, PostgreSQL,
/// migrations, payment simulator, Api with Worker. Stopped in reverse order.</remarks>
public sealed class StandaloneHost : IAsyncDisposable
{
    private static readonly Uri DefaultAddress = new("http://127.0.0.1:8080");

    // Somebody waits at the terminal; only a database that is starting needs some seconds.
    private static readonly TimeSpan DatabasePatience = TimeSpan.FromSeconds(15);

    private readonly Stack<Func<ValueTask>> _stops = new();
    private readonly InstanceSettings _settings;
    private EmbeddedPostgres? _postgres;
    private WebApplication? _app;

    private StandaloneHost(InstanceSettings settings) => _settings = settings;

    /// <summary>The address of the Api.</summary>
    public Uri Address => new(_app!.Urls.First());

    /// <summary>The address of the payment simulator; null if a payment provider is configured.</summary>
    public Uri? PaymentSimulator { get; private set; }

    /// <summary>The data directory of this instance.</summary>
    public string DataPath { get; private set; } = "";

    /// <summary>The accounts created for this data directory; null where the environment sets the database or the first
    /// administrator, or is not development.</summary>
    public DevelopmentSignIns? SignIns { get; private set; }

    /// <summary>The running Api and Worker.</summary>
    public IServiceProvider Services => _app!.Services;

    /// <summary>Starts everything. On failure, stops what was started and throws.</summary>
    public static async Task<StandaloneHost> StartAsync(
        StandaloneArguments arguments,
        CancellationToken cancellationToken
    )
    {
        var environment = new ConfigurationBuilder().AddEnvironmentVariables().Build();
        var host = new StandaloneHost(new InstanceSettings(environment));
        try
        {
            await host.StartAllAsync(arguments, environment, cancellationToken);
            return host;
        }
        catch
        {
            await host.DisposeAsync();
            throw;
        }
    }

    /// <summary>Waits for a request to stop, or until the database server exits unexpectedly.</summary>
    /// <returns>The exit code: 0, or 1 if the database server exited.</returns>
    public async Task<int> WaitAsync(CancellationToken cancellationToken)
    {
        var stopped = _app!.WaitForShutdownAsync(cancellationToken);
        if (_postgres is null || await Task.WhenAny(stopped, _postgres.Exited) == stopped)
        {
            await stopped;
            return 0;
        }

        await Console.Error.WriteLineAsync(
            $"standalone: PostgreSQL exited unexpectedly; its log is {Path.Combine(DataPath, "postgres.log")}."
        );
        return 1;
    }

    /// <summary>Stops everything, in reverse order of the start.</summary>
    public async ValueTask DisposeAsync()
    {
        while (_stops.TryPop(out var stop))
            await stop();
    }

    private async Task StartAllAsync(
        StandaloneArguments arguments,
        IConfiguration environment,
        CancellationToken cancellationToken
    )
    {
        DataPath = arguments.DataPath(environment["Marketplace:DataDirectory"]);
        var address = _settings.Address(arguments.Port);
        var api = address ?? _settings.ConfiguredAddress() ?? DefaultAddress;
        var command = Invocation.Command("dotnet Marketplace.Standalone.dll", arguments.Words);
        foreach (var port in address is null ? _settings.ConfiguredPorts() : [address.Port])
            PortCheck.Try(port, DataPath, command);
        await SettingsTrial.RunAsync(environment, api, ProductServices.WebOptions);

        if (arguments.Fresh)
            DataDirectory.Clear(DataPath);
        var data = DataDirectory.Open(DataPath);
        _stops.Push(() => DisposeAsync(data));

        // Not waited for yet: they take their second while the database starts.
        var samples = await SampleApps.StartAsync(arguments.Samples, api, DataPath);
        _stops.Push(samples.DisposeAsync);
        _settings.Generate(DataPath, api);
        _settings.GenerateLogging(DataPath);
        await StartInfrastructureAsync(cancellationToken);
        await MigrateAsync(arguments, cancellationToken);
        await samples.LeadToThemAsync(_settings, cancellationToken);
        await StartSimulatorAsync(api, samples.PaidUrl, cancellationToken);
        await StartAppAsync(address, cancellationToken);
        samples.Announce();
    }

    private async Task StartInfrastructureAsync(CancellationToken cancellationToken)
    {
        if (!_settings.IsConfigured(ResourceNames.Cache))
        {
            var cache = EmbeddedGarnet.Start();
            _stops.Push(() => DisposeAsync(cache));
            _settings.Connect(ResourceNames.Cache, cache.ConnectionString);
        }

        if (!_settings.IsConfigured(ResourceNames.Database))
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
                EnvironmentName = ProductServices.EnvironmentName,
            }
        );
        ProductServices.AddMigration(builder, _settings);
        SignIns = builder.Environment.IsDevelopment() ? _settings.SignIns(DataPath) : null;
        SignIns?.AddTo(builder);
        using var host = builder.Build();

        var migration = new MigrationArguments(arguments.Demo, arguments.Seed ?? new MigrationArguments().Seed)
        {
            Patience = DatabasePatience,
            Scale = arguments.Scale,
        };
        if (await MigrationRunner.RunAsync(host.Services, migration, cancellationToken) != 0)
            throw new CannotStartException("the database could not be migrated; see the messages above.");
    }

    private async Task StartSimulatorAsync(Uri api, string? paidUrl, CancellationToken cancellationToken)
    {
        if (await LocalPayments.StartAsync(_settings, DataPath, api, paidUrl, cancellationToken) is not { } simulator)
        {
            return;
        }

        PaymentSimulator = new Uri(simulator.Urls.First());
        PushStop(simulator);
    }

    private async Task StartAppAsync(Uri? address, CancellationToken cancellationToken)
    {
        var builder = WebApplication.CreateBuilder(ProductServices.WebOptions);
        ProductServices.AddApp(builder, _settings);

        _app = builder.Build();
        PushStop(_app);
        _app.UseMarketplaceApi();
        if (address is not null)
            _app.Urls.Add(address.GetLeftPart(UriPartial.Authority));
        await _app.StartAsync(cancellationToken);
        var announcement = InstanceAddress.Announce(Address, DataPath);
        _stops.Push(() => DisposeAsync(announcement));
    }

    private void PushStop(WebApplication part) =>
        _stops.Push(async () =>
        {
            await part.StopAsync(CancellationToken.None);
            await part.DisposeAsync();
        });

    private static ValueTask DisposeAsync(IDisposable part)
    {
        part.Dispose();
        return ValueTask.CompletedTask;
    }
}
