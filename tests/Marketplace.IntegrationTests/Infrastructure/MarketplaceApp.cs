using Marketplace.Api;
using Marketplace.Foundation;
using Marketplace.MigrationService;
using Marketplace.Modules;
using Marketplace.ServiceDefaults;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Npgsql;
using StackExchange.Redis;

namespace Marketplace.IntegrationTests.Infrastructure;

/// <summary>The Api over real HTTP on a database of its own; the Worker's work is done when a test says so.</summary>
/// <remarks>Use as <c>IClassFixture&lt;MarketplaceApp&gt;</c>: one database a class, classes in parallel.</remarks>
public partial class MarketplaceApp : IAsyncLifetime
{
    /// <summary>How long a test waits for what must happen: longer than a busy machine needs for it.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    private readonly DeclaredProblems _problems = new();
    private readonly SemaphoreSlim _draining = new(1, 1);
    private IReadOnlyList<HostSetupAttribute> _setups = [];
    private WebApplication? _app;
    private string _connectionString = "";

    public TestClock Clock { get; } = new();

    public Uri Address => new(_app!.Urls.First());

    public IServiceProvider Services => _app!.Services;

    public string ConnectionString => _connectionString;

    /// <summary>What the host logged; warnings and worse, unless a setting says otherwise.</summary>
    public LogLines Logs { get; } = new();

    /// <summary>Settings a derived fixture changes.</summary>
    protected virtual IReadOnlyDictionary<string, string?> Overrides => new Dictionary<string, string?>();

    /// <summary>An anonymous client.</summary>
    public HttpClient Anonymous { get; private set; } = null!;

    public virtual async ValueTask InitializeAsync()
    {
        var backing = await TestBacking.SharedAsync();
        _connectionString = await backing.CloneDatabaseAsync();
        _setups = HostSetupAttribute.OfTheTestClass();
        var environment = _setups.OfType<RunsAsAttribute>().SingleOrDefault()?.Environment ?? "Testing";
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { EnvironmentName = environment });
        TestConfiguration.Apply(builder.Configuration, backing, _connectionString + ";Maximum Pool Size=60", Overrides);
        foreach (var setup in _setups)
            builder.Configuration.AddInMemoryCollection(setup.Settings(this));
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.AddServiceDefaults();
        builder.AddDatabase<MarketplaceDbContext>(ResourceNames.Database, MarketplaceDbContext.Configure);
        builder.AddCache(ResourceNames.Cache);
        builder.AddMessaging(ResourceNames.Messaging);
        builder.Services.AddMarketplaceModules();
        builder.AddMarketplaceApi();
        builder.Services.Replace(ServiceDescriptor.Singleton<TimeProvider>(Clock));
        builder
            .Services.AddSingleton<ILoggerProvider>(Logs)
            .AddSingleton<DemoCipher>()
            .AddSingleton<DemoCalendar>()
            .AddScoped<DemoSeeder>();
        ConfigureServices(builder.Services);
        foreach (var setup in _setups)
            setup.Configure(builder.Services);
        _app = builder.Build();
        _app.Use(_problems.WatchAsync);
        _app.UseMarketplaceApi();
        await _app.StartAsync();
        _app.Services.GetRequiredService<SignalNotifier>().HasLocalRelay = true;
        // The product does without a cache that takes more than a second to connect; the tests would see both ways at
        // once.
        var cache = _app.Services.GetRequiredService<IConnectionMultiplexer>();
        await EventuallyAsync("the cache is connected", () => Task.FromResult(cache.IsConnected));
        Anonymous = NewClient();
        foreach (var setup in _setups)
            await setup.StartedAsync(this);
    }

    public virtual async ValueTask DisposeAsync()
    {
        Anonymous?.Dispose();
        if (_app is not null)
        {
            await _app.StopAsync();
            await _app.DisposeAsync();
        }

        if (_connectionString.Length > 0)
        {
            NpgsqlConnection.ClearPool(new NpgsqlConnection(_connectionString));
            await (await TestBacking.SharedAsync()).DropDatabaseAsync(_connectionString);
        }

        foreach (var setup in _setups)
            await setup.StoppedAsync();
        GC.SuppressFinalize(this);
        _problems.AssertNoneUndeclared();
    }

    /// <summary>The attribute of this kind that the test class has.</summary>
    public T Setup<T>()
        where T : HostSetupAttribute => _setups.OfType<T>().Single();

    /// <summary>A client of the Api; give it a token to sign in.</summary>
    public HttpClient NewClient(string? token = null)
    {
        var client = new HttpClient { BaseAddress = Address, Timeout = Patience };
        if (token is not null)
            client.DefaultRequestHeaders.Authorization = new("Bearer", token);
        return client;
    }

    /// <summary>Waits until something holds; fails by saying what never happened.</summary>
    public static async Task EventuallyAsync(string what, Func<Task<bool>> holdsAsync)
    {
        var waited = System.Diagnostics.Stopwatch.StartNew();
        while (!await holdsAsync())
        {
            Assert.True(waited.Elapsed < Patience, $"Never happened: {what}");
            await Task.Delay(25);
        }
    }

    /// <summary>Runs relay and consumers until nothing is due; fails after 1,000 rounds.</summary>
    /// <remarks>One caller at a time: none comes back while another still hands out what was due.</remarks>
    public async Task DrainAsync()
    {
        await _draining.WaitAsync();
        try
        {
            await DrainAloneAsync();
        }
        finally
        {
            _draining.Release();
        }
    }

    private async Task DrainAloneAsync()
    {
        var receiver = Services.GetRequiredService<IEventReceiver>();
        for (var round = 0; round < 1000; round++)
        {
            var sent = await InScopeAsync<OutboxRelay, int>(relay => relay.RunOnceAsync(CancellationToken.None));
            if (sent + await receiver.ReceiveOnceAsync(CancellationToken.None) == 0)
                return;
        }

        Assert.Fail("The queues never became empty: some handler publishes without end.");
    }

    /// <summary>Runs a scheduled job now.</summary>
    public async Task RunJobAsync(string name)
    {
        var schedule = Services.GetServices<JobSchedule>().Single(s => s.Name == name);
        Assert.True(
            await Services
                .GetRequiredService<JobRunner>()
                .TryRunAsync(schedule, evenIfNotDue: true, CancellationToken.None)
        );
        var run = await QueryAsync(db =>
            db.JobRuns.Where(r => r.Name == name).OrderByDescending(r => r.StartedAt).FirstAsync()
        );
        Assert.True(run.Outcome == JobOutcome.Succeeded, $"{name}: {run.Detail}");
    }

    /// <summary>Changes made by a derived fixture.</summary>
    protected virtual void ConfigureServices(IServiceCollection services) { }
}
