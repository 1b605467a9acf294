using Marketplace.Foundation;
using Marketplace.IntegrationTests.Infrastructure;
using Marketplace.Modules.Analytics;
using Marketplace.Modules.Orders.Contracts;
using Marketplace.Modules.Payments.Contracts;
using Marketplace.Standalone;
using Microsoft.Extensions.DependencyInjection;

namespace Marketplace.IntegrationTests.Analytics;

/// <summary>The Api with a cache of its own, fed with events of orders as Orders and Payments would tell
/// them.</summary>
public sealed class AnalyticsApp : MarketplaceApp, IAsyncLifetime
{
    public const string Currency = "TRY";

    private readonly EmbeddedGarnet _cache = EmbeddedGarnet.Start();
    private bool _isCacheLost;

    public string CacheConnectionString => _cache.ConnectionString + TestBacking.PatientCache;

    protected override IReadOnlyDictionary<string, string?> Overrides =>
        new Dictionary<string, string?> { ["ConnectionStrings:cache"] = CacheConnectionString };

    /// <summary>Takes the cache away for good.</summary>
    public void LoseCache()
    {
        if (_isCacheLost)
            return;
        _isCacheLost = true;
        _cache.Dispose();
    }

    public new async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        LoseCache();
        GC.SuppressFinalize(this);
    }

    /// <summary>Tells an event and lets every consumer handle it.</summary>
    public async Task TellAsync(params IIntegrationEvent[] events)
    {
        await using (var scope = Services.CreateAsyncScope())
        {
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
                    CancellationToken.None
                );
        }

        await DrainAsync();
    }

    /// <summary>A placed order of one line.</summary>
    public static OrderPlaced Placed(
        Guid sellerId,
        Guid buyerId,
        DateTimeOffset at,
        long totalMinor = 10_000,
        long shippingMinor = 0,
        int quantity = 1,
        Guid? productId = null,
        string currency = Currency
    )
    {
        var line = new OrderPlacedLine(
            Guid.CreateVersion7(),
            productId ?? Guid.CreateVersion7(),
            quantity,
            new((totalMinor - shippingMinor) / quantity, currency)
        );
        return new(
            Guid.CreateVersion7(),
            "N",
            Guid.CreateVersion7(),
            sellerId,
            buyerId,
            [line],
            new(totalMinor, currency),
            new(shippingMinor, currency),
            "card"
        )
        {
            At = at,
        };
    }

    public static OrderDelivered Delivered(OrderPlaced order, DateTimeOffset at) =>
        Moved<OrderDelivered>(order, "shipped", "seller", null, at);

    public static OrderRejected Rejected(OrderPlaced order, DateTimeOffset at) =>
        Moved<OrderRejected>(order, "placed", "seller", "damaged", at);

    public static OrderCancelled CancelledByBuyer(OrderPlaced order, DateTimeOffset at) =>
        Moved<OrderCancelled>(order, "placed", "buyer", null, at);

    private static T Moved<T>(OrderPlaced order, string from, string by, string? reason, DateTimeOffset at)
        where T : OrderMoved, new() =>
        new()
        {
            OrderId = order.OrderId,
            SellerId = order.SellerId,
            BuyerId = order.BuyerId,
            From = from,
            ActorType = by,
            ReasonCode = reason,
            Total = order.Total,
            Shipping = order.Shipping,
            At = at,
        };

    public static RefundSucceeded Refunded(OrderPlaced order, long amountMinor) =>
        new(Guid.CreateVersion7(), Guid.CreateVersion7(), order.OrderId, new(amountMinor, order.Total.Currency));

    /// <summary>An order placed and delivered.</summary>
    public async Task<OrderPlaced> SellAsync(
        Guid sellerId,
        Guid buyerId,
        DateTimeOffset deliveredAt,
        long totalMinor = 10_000,
        long shippingMinor = 0
    )
    {
        var order = Placed(sellerId, buyerId, deliveredAt.AddDays(-1), totalMinor, shippingMinor);
        await TellAsync(order, Delivered(order, deliveredAt));
        return order;
    }

    public Task<int> RefreshAsync() =>
        InScopeAsync<PopularSellerRefreshService, int>(r => r.RunAsync(CancellationToken.None));

    public Task<PopularSellerSnapshot?> NewestAsync(int days = 30) =>
        InScopeAsync<PopularSellerSnapshotStore, PopularSellerSnapshot?>(s =>
            s.FindLatestAsync(new(days), CancellationToken.None)
        );
}
