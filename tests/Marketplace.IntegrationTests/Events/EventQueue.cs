using Marketplace.Foundation;
using Marketplace.IntegrationTests.Infrastructure;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Marketplace.IntegrationTests.Events;

/// <summary>Puts events into the consumers' queues and handles them batch by batch.</summary>
public static class EventQueue
{
    /// <summary>Tells events in one commit, without handling them.</summary>
    public static async Task PublishAsync(this MarketplaceApp app, IEnumerable<IIntegrationEvent> events)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var outbox = scope.ServiceProvider.GetRequiredService<EventOutbox>();
        await scope
            .ServiceProvider.GetRequiredService<UnitOfWork>()
            .RunAsync(
                _ =>
                {
                    foreach (var integrationEvent in events)
                        outbox.Add(integrationEvent);
                    return Task.FromResult(true);
                },
                TestContext.Current.CancellationToken
            );
    }

    /// <summary>Moves what was told into the queues.</summary>
    public static async Task RelayAsync(this MarketplaceApp app)
    {
        while (await app.InScopeAsync<OutboxRelay, int>(r => r.RunOnceAsync(TestContext.Current.CancellationToken)) > 0)
        { }
    }

    /// <summary>Handles one batch of a consumer; returns how many events it had.</summary>
    public static Task<int> HandleBatchAsync(this MarketplaceApp app, string consumer) =>
        app.InScopeAsync<DeliveryBatch, int>(b => b.RunAsync(consumer, TestContext.Current.CancellationToken));

    /// <summary>What waits in a consumer's queue, in its order.</summary>
    public static Task<List<Delivery>> QueueOfAsync(this MarketplaceApp app, string consumer) =>
        app.QueryAsync(db =>
            db.Deliveries.AsNoTracking().Where(d => d.Consumer == consumer).OrderBy(d => d.Seq).ToListAsync()
        );

    /// <summary>Orders of one line each, from two stores by two buyers; nothing of it was handled yet.</summary>
    public static async Task<IReadOnlyList<Guid>> PlaceOrdersAsync(this MarketplaceApp app, int count)
    {
        Goods[] goods =
        [
            await app.GoodsAsync(await app.SellerAsync(), stock: count),
            await app.GoodsAsync(await app.SellerAsync(), stock: count),
        ];
        SignIn[] buyers = [await app.BuyerAsync(), await app.BuyerAsync()];
        await app.DrainAsync();
        var orders = new List<Guid>();
        for (var i = 0; i < count; i++)
            orders.Add(await buyers[i % 2].OrderAsync(goods[i / 2 % 2]));
        return orders;
    }
}
