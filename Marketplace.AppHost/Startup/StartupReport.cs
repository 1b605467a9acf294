using System.Globalization;
using Marketplace.AppHost.Infrastructure;
using Marketplace.AppHost.Running;
using Marketplace.ServiceDefaults;
using Marketplace.Standalone;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Marketplace.AppHost.Startup;

/// <summary>Tells on the console how the start goes on, and at its end where everything is.</summary>
internal sealed class StartupReport(
    ResourceNotificationService notifications,
    IConfiguration configuration,
    InstanceData data,
    ApplicationParts parts
) : BackgroundService
{
    private readonly long _begun = TimeProvider.System.GetTimestamp();
    private IDisposable? _held;

    /// <summary>Adds the report, the lock of the data directory and the dashboard's addresses.</summary>
    internal static void Add(IDistributedApplicationBuilder builder, InstanceData data, ApplicationParts parts)
    {
        if (!builder.ExecutionContext.IsRunMode)
            return;

        DashboardAddresses.Choose(builder, data);
        // What Aspire says at information level is in the report, in fewer words.
        builder.Services.AddLogging(logging =>
            logging
                .AddFilter("Aspire.Hosting", LogLevel.Warning)
                // Requests to the dashboard's resource service, and the keys that Aspire keeps for itself.
                .AddFilter("Microsoft.AspNetCore", LogLevel.Error)
        );
        // The orchestrator's own connection is on loopback, like everything else.
        builder.Configuration["ASPIRE_DCP_USE_DEVELOPER_CERTIFICATE"] = "false";
        builder.Services.AddSingleton(data).AddSingleton(parts);
        builder.AddEarly<StartupReport>();
    }

    /// <inheritdoc />
    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        _held = AppHostLock.Take(data.Root);
        await base.StartAsync(cancellationToken);
    }

    /// <inheritdoc />
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        _held?.Dispose();
    }

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        Console.WriteLine($"Starts the marketplace over {data.Root}");
        if (DashboardAddresses.Link(configuration) is { } link)
            Console.WriteLine($"  dashboard  {link}");

        var watch = new ReadinessWatch(parts);
        await foreach (var change in notifications.WatchAsync(stoppingToken))
        {
            if (watch.Tell(change) is { } line)
                Console.WriteLine($"  {Elapsed()}  {line}");
            if (watch.IsComplete)
                break;
        }

        using var announcement = InstanceAddress.Announce(Url(parts.Api), data.Root);
        using var shop = Announce(parts.Samples?.Shop, InstanceAddress.Shop);
        using var board = Announce(parts.Samples?.SellerBoard, InstanceAddress.SellerBoard);
        using var connection = await AnnounceDatabaseAsync(stoppingToken);
        var dashboard = DashboardAddresses.Link(configuration);
        ReadyBanner.Print(data, Url(parts.Api), Url(parts.Simulator), dashboard, parts.Samples);
        await Task.Delay(Timeout.Infinite, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    /// <summary>Lets <c>./dev verify</c> find a database that does not keep its files in the data directory.</summary>
    private async Task<IDisposable?> AnnounceDatabaseAsync(CancellationToken cancellationToken)
    {
        var database = parts.Infrastructure.Database.Resource;
        return await database.GetConnectionStringAsync(cancellationToken) is { } connection
            ? data.Secrets.StoreTemporarily(SecretNames.DatabaseConnection, connection)
            : null;
    }

    private IDisposable? Announce(IResourceBuilder<ExecutableResource>? sample, string name) =>
        sample is null ? null : InstanceAddress.Announce(Url(sample), data.Root, name);

    private static Uri Url<T>(IResourceBuilder<T> host)
        where T : IResourceWithEndpoints => new(host.GetEndpoint("http").Url);

    private string Elapsed() =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{TimeProvider.System.GetElapsedTime(_begun).TotalSeconds, 5:0.0} s"
        );
}
