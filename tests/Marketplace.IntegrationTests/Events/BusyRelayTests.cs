using System.Diagnostics;
using Marketplace.Foundation;
using Marketplace.IntegrationTests.Infrastructure;
using Marketplace.Modules;
using Marketplace.Modules.Products.Contracts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Npgsql;

namespace Marketplace.IntegrationTests.Events;

/// <summary>Events that are committed one after another travel together.</summary>
public sealed class BusyRelayTests
{
    private const int Events = 60;
    private const string Sent = "marketplace.products.out-of-stock.v1";
    private static readonly TimeSpan Rest = TimeSpan.FromMilliseconds(100);

    [Fact]
    public async Task Relay_EventsEveryFewMilliseconds_SendsAtMostABatchEach100Milliseconds()
    {
        var backing = await TestBacking.SharedAsync();
        var database = await backing.CloneDatabaseAsync();
        using (var worker = WorkerHost.Build(backing, database, TimeProvider.System, new LogLines()))
        {
            await worker.StartAsync();
            var started = Stopwatch.GetTimestamp();
            for (var i = 0; i < Events; i++)
            {
                Assert.True((await AddEventAsync(worker)).Succeeded);
                await Task.Delay(5);
            }

            await MarketplaceApp.EventuallyAsync("every event is sent", async () => await SentAsync(worker) == Events);
            Assert.InRange(await BatchesAsync(worker), 1, (Stopwatch.GetElapsedTime(started) / Rest) + 2);
            await worker.StopAsync();
        }

        NpgsqlConnection.ClearPool(new NpgsqlConnection(database));
        await backing.DropDatabaseAsync(database);
    }

    private static Task<Result<bool>> AddEventAsync(IHost worker) =>
        InScopeAsync(
            worker,
            services =>
                services
                    .GetRequiredService<UnitOfWork>()
                    .ExecuteAsync<bool>(
                        _ =>
                        {
                            var ids = (
                                Ids.New(TimeProvider.System),
                                Ids.New(TimeProvider.System),
                                Ids.New(TimeProvider.System)
                            );
                            services
                                .GetRequiredService<EventOutbox>()
                                .Add(new OutOfStock(ids.Item1, ids.Item2, ids.Item3));
                            return Task.FromResult<Result<bool>>(true);
                        },
                        default
                    )
        );

    private static Task<int> SentAsync(IHost worker) =>
        InScopeAsync(
            worker,
            services =>
                services
                    .GetRequiredService<MarketplaceDbContext>()
                    .Outbox.CountAsync(m => m.Type == Sent && m.PublishedAt != null)
        );

    private static Task<int> BatchesAsync(IHost worker) =>
        InScopeAsync(
            worker,
            services =>
                services
                    .GetRequiredService<MarketplaceDbContext>()
                    .Outbox.Where(m => m.Type == Sent)
                    .Select(m => m.PublishedAt)
                    .Distinct()
                    .CountAsync()
        );

    private static async Task<T> InScopeAsync<T>(IHost worker, Func<IServiceProvider, Task<T>> askAsync)
    {
        await using var scope = worker.Services.CreateAsyncScope();
        return await askAsync(scope.ServiceProvider);
    }
}
