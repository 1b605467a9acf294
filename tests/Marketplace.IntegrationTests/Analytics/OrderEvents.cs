using Marketplace.Foundation;
using Marketplace.IntegrationTests.Infrastructure;
using Marketplace.Modules.Analytics;
using Marketplace.Modules.Orders.Contracts;
using Marketplace.Modules.Payments.Contracts;
using Microsoft.Extensions.DependencyInjection;

namespace Marketplace.IntegrationTests.Analytics;

/// <summary>Feeds Analytics with events of orders as Orders and Payments would tell them. Use it with
/// <see cref="OwnCacheAttribute"/>: the ranking lives in the cache.</summary>
public static class OrderEvents
{
    public const string Currency = "TRY";

    /// <summary>Tells an event and lets every consumer handle it.</summary>
    public static async Task TellAsync(this MarketplaceApp app, params IIntegrationEvent[] events)
    {
        await using (var scope = app.Services.CreateAsyncScope())
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

        await app.DrainAsync();
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
        string currency = Currency,
        string paymentMethod = "card"
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
            paymentMethod
        )
        {
            At = at,
        };
    }

    public static OrderDelivered Delivered(OrderPlaced order, DateTimeOffset at, string by = "seller") =>
        Moved<OrderDelivered>(order, "shipped", by, null, at);

    public static OrderCompleted Completed(OrderPlaced order, DateTimeOffset at) =>
        Moved<OrderCompleted>(order, "delivered", "system", null, at);

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

    /// <summary>The id of an account that was registered some days ago.</summary>
    public static Guid Account(this MarketplaceApp app, int days = 60) =>
        Guid.CreateVersion7(app.Clock.GetUtcNow().AddDays(-days));

    /// <summary>An old account that bought from another store long ago: its orders count whole.</summary>
    public static async Task<Guid> RegularAsync(this MarketplaceApp app)
    {
        var buyer = app.Account(days: 300);
        await app.SellAsync(Guid.CreateVersion7(), buyer, app.Clock.GetUtcNow().AddDays(-200));
        return buyer;
    }

    /// <summary>An order placed and delivered.</summary>
    public static async Task<OrderPlaced> SellAsync(
        this MarketplaceApp app,
        Guid sellerId,
        Guid buyerId,
        DateTimeOffset deliveredAt,
        long totalMinor = 10_000,
        long shippingMinor = 0
    )
    {
        var order = Placed(sellerId, buyerId, deliveredAt.AddDays(-1), totalMinor, shippingMinor);
        await app.TellAsync(order, Delivered(order, deliveredAt));
        return order;
    }

    public static Task<int> RefreshAsync(this MarketplaceApp app) =>
        app.InScopeAsync<PopularSellerRefreshService, int>(r => r.RunAsync(CancellationToken.None));

    public static Task<PopularSellerSnapshot?> NewestAsync(this MarketplaceApp app, int days = 30) =>
        app.InScopeAsync<PopularSellerSnapshotStore, PopularSellerSnapshot?>(s =>
            s.FindLatestAsync(new(days), CancellationToken.None)
        );
}
