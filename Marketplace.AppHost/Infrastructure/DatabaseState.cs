using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Marketplace.AppHost.Infrastructure;

/// <summary>Gives a database the state of its server.</summary>
/// <remarks>Aspire does that for containers alone. Whoever waits for the database waits for the health check
/// as well.</remarks>
internal sealed class DatabaseState(ResourceNotificationService notifications, DistributedApplicationModel model)
    : BackgroundService
{
    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var databases = model.Resources.OfType<ProcessDatabaseResource>().ToLookup(database => database.Parent.Name);
        await foreach (var change in notifications.WatchAsync(stoppingToken))
        {
            foreach (var database in databases[change.Resource.Name])
            {
                await notifications.PublishUpdateAsync(
                    database,
                    snapshot =>
                        snapshot with
                        {
                            State = change.Snapshot.State,
                            StartTimeStamp = change.Snapshot.StartTimeStamp,
                            StopTimeStamp = change.Snapshot.StopTimeStamp,
                        }
                );
            }
        }
    }
}

/// <summary>Background work that must run while the resources start.</summary>
internal static class EarlyServices
{
    /// <summary>Adds a service that starts before Aspire's own: those return when every resource runs.</summary>
    internal static void AddEarly<T>(this IDistributedApplicationBuilder builder)
        where T : class, IHostedService => builder.Services.Insert(0, ServiceDescriptor.Singleton<IHostedService, T>());
}
