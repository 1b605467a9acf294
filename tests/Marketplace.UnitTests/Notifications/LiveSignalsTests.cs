using Marketplace.Foundation;
using Marketplace.Modules;
using Marketplace.Modules.Notifications;
using Marketplace.Modules.Orders.Contracts;
using Marketplace.Modules.Products.Contracts;
using Marketplace.Modules.Sellers.Contracts;
using Microsoft.Extensions.DependencyInjection;

namespace Marketplace.UnitTests.Notifications;

/// <summary>Who is told of an event while they have something open.</summary>
public sealed class LiveSignalsTests
{
    private static readonly Guid Seller = Guid.CreateVersion7();
    private static readonly Guid Buyer = Guid.CreateVersion7();
    private static readonly Guid Order = Guid.CreateVersion7();
    private static readonly Guid Variant = Guid.CreateVersion7();

    /// <summary>An event that is forgotten leaves open pages as they were.</summary>
    [Fact]
    public void Events_OfOrdersParcelsAndReturns_AreAllHeard()
    {
        var heard = new ServiceCollection().AddMarketplaceModules().Select(service => service.ServiceType).ToHashSet();
        var events = typeof(OrderMoved)
            .Assembly.GetTypes()
            .Where(type => type is { IsAbstract: false })
            .Where(type =>
                type.IsSubclassOf(typeof(OrderMoved))
                || type.IsSubclassOf(typeof(ParcelMoved))
                || type.IsSubclassOf(typeof(ReturnMoved))
            )
            .ToList();
        Assert.True(events.Count > 20);
        Assert.DoesNotContain(events, type => !heard.Contains(typeof(OnLiveEvent<>).MakeGenericType(type)));
    }

    [Fact]
    public void Of_AnOrderThatMoves_IsForBothUnlessTheStoreNeverSawIt()
    {
        var confirmed = new OrderConfirmed
        {
            OrderId = Order,
            SellerId = Seller,
            BuyerId = Buyer,
            From = "placed",
        };
        Assert.Equal(["Store order.changed", "User order.changed"], Told(confirmed));
        var expired = new OrderExpired
        {
            OrderId = Order,
            SellerId = Seller,
            BuyerId = Buyer,
            From = "pending_payment",
        };
        Assert.Equal(["User order.changed"], Told(expired));
    }

    [Fact]
    public void Of_AParcel_IsNothingWhereTheOrdersOwnEventFollows()
    {
        var parcel = new ParcelShipped
        {
            OrderId = Order,
            SellerId = Seller,
            BuyerId = Buyer,
        };
        Assert.Equal(["Store order.changed", "User order.changed"], Told(parcel));
        Assert.Empty(Told(parcel with { MovesOrder = true }));
    }

    [Theory]
    [InlineData("buyer", "Store message.received")]
    [InlineData("seller", "User message.received")]
    [InlineData("support", "Store message.received,User message.received")]
    public void Of_AMessage_IsForWhoDidNotWriteIt(string sender, string told) =>
        Assert.Equal(
            told,
            string.Join(
                ',',
                Told(new OrderMessageSent(Order, Order, Seller, Buyer, sender, 1, DateTimeOffset.UnixEpoch))
            )
        );

    [Fact]
    public void Of_StockAndMembers_IsForTheStoreAndForTheMember()
    {
        Assert.Equal(["Store stock.low"], Told(new StockLow(Variant, Guid.CreateVersion7(), Seller, 1, 2)));
        Assert.Equal(["Store stock.out"], Told(new OutOfStock(Variant, Guid.CreateVersion7(), Seller)));
        Assert.Equal(["Store stock.back"], Told(new BackInStock(Variant, Guid.CreateVersion7(), Seller)));
        Assert.Equal(["User access.changed"], Told(new MemberLeft(Seller, Buyer)));
        Assert.DoesNotContain(LiveTypes.AccessChanged, LiveTypes.ForClients);
    }

    private static string[] Told(IIntegrationEvent integrationEvent) =>
        [
            .. LiveSignals
                .Of(integrationEvent)
                .Select(s =>
                {
                    Assert.Equal(s.Topic.Audience == LiveAudience.Store ? Seller : Buyer, s.Topic.Id);
                    return $"{s.Topic.Audience} {s.Type}";
                })
                .Order(StringComparer.Ordinal),
        ];
}
