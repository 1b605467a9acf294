using System.Net;
using Marketplace.Foundation;
using Marketplace.IntegrationTests.Infrastructure;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.IntegrationTests.Notifications;

/// <summary>Who is written to when something happens; a second delivery of the same event writes nothing.</summary>
public sealed class NotificationTests(MarketplaceApp app) : IClassFixture<MarketplaceApp>
{
    [Fact]
    public async Task Order_ThroughItsLife_TellsTheOtherSideOnce()
    {
        var (seller, buyer) = (await app.SellerAsync(), await app.BuyerAsync(language: Language.Turkish));
        var order = await buyer.OrderAsync(await app.GoodsAsync(seller), 2);
        (await seller.AsSellerAsync(order, "confirm")).Expect(HttpStatusCode.OK);
        (await seller.AsSellerAsync(order, "ship", new { carrier = "MNG", trackingNumber = "1" })).Expect(
            HttpStatusCode.OK
        );
        (await seller.AsSellerAsync(order, "deliver")).Expect(HttpStatusCode.OK);
        await app.DrainAsync();
        await DeliverAgainAsync(order.ToString());

        Assert.Equal(
            ["Siparişiniz alındı", "Siparişiniz onaylandı", "Siparişiniz yolda", "Siparişiniz teslim edildi"],
            await SubjectsAsync(buyer.Email)
        );
        Assert.Equal(["New order"], await SubjectsAsync(seller.Email));
    }

    [Fact]
    public async Task Order_CalledOffByItsBuyer_TellsBoth()
    {
        var (order, seller, buyer, _) = await app.CashOrderAsync();
        (await buyer.AsBuyerAsync(order, "cancel")).Expect(HttpStatusCode.OK);
        await app.DrainAsync();

        Assert.Equal(["We have your order", "Your order was cancelled"], await SubjectsAsync(buyer.Email));
        Assert.Equal(["New order", "Order cancelled"], await SubjectsAsync(seller.Email));
    }

    [Fact]
    public async Task Order_ItsBuyerWantsToCallOff_TellsTheSellerOnce()
    {
        var (order, seller, buyer, _) = await app.CashOrderAsync();
        (await seller.AsSellerAsync(order, "confirm")).Expect(HttpStatusCode.OK);
        (await buyer.AsBuyerAsync(order, "cancel-request")).Expect(HttpStatusCode.Accepted);
        (await buyer.AsBuyerAsync(order, "cancel-request")).Expect(HttpStatusCode.Accepted);
        await app.DrainAsync();

        Assert.Equal(["New order", "The buyer wants to cancel"], await SubjectsAsync(seller.Email));
        Assert.Equal(1, await app.EventsOfAsync(order, "orders.cancel-requested"));
        Assert.Equal("confirmed", await buyer.StatusAsync(order));
    }

    [Fact]
    public async Task Order_Accepted_TellsTheSellerThatItIsDone()
    {
        var (order, seller, buyer, _) = await app.CashOrderAsync();
        (await seller.AsSellerAsync(order, "confirm")).Expect(HttpStatusCode.OK);
        (await seller.AsSellerAsync(order, "ship", new { carrier = "MNG", trackingNumber = "1" })).Expect(
            HttpStatusCode.OK
        );
        (await seller.AsSellerAsync(order, "deliver")).Expect(HttpStatusCode.OK);
        (await buyer.AsBuyerAsync(order, "accept")).Expect(HttpStatusCode.OK);
        await app.DrainAsync();
        Assert.Equal(["New order", "Order completed"], await SubjectsAsync(seller.Email));
    }

    [Fact]
    public async Task Store_Submitted_TellsTheAdministrators()
    {
        using var admin = await app.AdminAsync();
        await app.SellerAsync();
        await app.DrainAsync();
        Assert.Contains("A store is awaiting approval", await SubjectsAsync(admin.Email));
    }

    [Fact]
    public async Task Stock_RunningLowThenOut_TellsTheSellerOnceEach()
    {
        var (seller, buyer) = (await app.SellerAsync(), await app.BuyerAsync());
        var goods = await app.GoodsAsync(seller, stock: 6, title: "Gümüş kolye");
        (
            await seller.Client.SendJsonAsync(
                HttpMethod.Put,
                $"/api/v1/seller/{seller.SellerId}/stock/{goods.VariantId}/threshold",
                new { lowThreshold = 3 },
                ("If-Match", "\"1\"")
            )
        ).Expect(HttpStatusCode.OK);
        foreach (var quantity in new[] { 2, 2, 1, 1 })
            await buyer.OrderAsync(goods, quantity);
        await app.DrainAsync();
        await DeliverAgainAsync(goods.VariantId.ToString());

        Assert.Equal(
            ["Stock is running low", "Out of stock"],
            (await SubjectsAsync(seller.Email)).Where(s => s.Contains("stock", StringComparison.OrdinalIgnoreCase))
        );
    }

    [Fact]
    public async Task Limit_Reached_TellsTheOwnerOnce()
    {
        var seller = await app.SellerAsync();
        for (var i = 0; i < 3; i++)
            await app.GoodsAsync(seller);
        await app.DrainAsync();
        Assert.Single(await SubjectsAsync(seller.Email), "You reached a limit of your plan");
    }

    /// <summary>Subjects without what stands after the colon, in the order of their writing.</summary>
    private async Task<IReadOnlyList<string>> SubjectsAsync(string email) =>
        [
            .. (
                await app.QueryAsync(db =>
                    db.Mails.AsNoTracking()
                        .Where(m => m.To == email)
                        .OrderBy(m => m.CreatedAt)
                        .Select(m => m.Subject)
                        .ToListAsync()
                )
            )
                .Select(s => s.Split(':')[0])
                .Where(s => !s.StartsWith("Store ", StringComparison.Ordinal)),
        ];

    private async Task DeliverAgainAsync(string subject)
    {
        var messages = await app.QueryAsync(db =>
            db.Set<OutboxMessage>().AsNoTracking().Where(m => m.Subject == subject).ToListAsync()
        );
        Assert.NotEmpty(messages);
        foreach (var message in messages)
        {
            await app.InScopeAsync<EventDispatcher, bool>(d =>
                d.HandleAsync(
                    "notifications",
                    new EventEnvelope(
                        message.Id,
                        message.Type,
                        "/marketplace/test",
                        message.Subject,
                        message.OccurredAt,
                        message.Payload,
                        null
                    ),
                    default
                )
            );
        }
    }
}
