using System.Net;
using Marketplace.IntegrationTests.Infrastructure;

namespace Marketplace.IntegrationTests.Orders;

/// <summary>Who is told of messages, how often, and how soon a store answers.</summary>
[Setting("Marketplace:WebUrl", "https://shop.example.com")]
public sealed class MessageAnnouncementTests(MarketplaceApp app) : IClassFixture<MarketplaceApp>
{
    [Fact]
    public async Task Burst_OfMessages_IsOneNotificationAndOneMail()
    {
        var (order, seller, buyer, _) = await app.CashOrderAsync();
        await app.DrainAsync();
        var (mails, told) = (await app.MailCountAsync(seller.Email), await app.NotificationCountAsync(seller.UserId));
        for (var i = 0; i < 5; i++)
            (await buyer.WriteAsync(order, "Gizli soru")).Expect(HttpStatusCode.Created);
        await AnnounceAsync();
        Assert.Equal(mails, await app.MailCountAsync(seller.Email));

        app.Clock.Advance(TimeSpan.FromMinutes(3));
        await AnnounceAsync();
        await AnnounceAsync();
        Assert.Equal(mails + 1, await app.MailCountAsync(seller.Email));
        Assert.Equal(told + 1, await app.NotificationCountAsync(seller.UserId));
        var mail = await app.LastMailAsync(seller.Email);
        Assert.Contains("unread messages", mail, StringComparison.Ordinal);
        Assert.Contains("(5)", mail, StringComparison.Ordinal);
        Assert.Contains($"/seller/{seller.SellerId}/orders/{order}", mail, StringComparison.Ordinal);
        Assert.DoesNotContain("Gizli soru", mail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Reader_WhoReadsAlong_GetsNoMail()
    {
        var (order, seller, buyer, _) = await app.CashOrderAsync();
        await app.DrainAsync();
        var mails = await app.MailCountAsync(buyer.Email);
        (await seller.WriteAsync(order, "Paketledik")).Expect(HttpStatusCode.Created);
        (await buyer.ReadToAsync(order, 1)).Expect(HttpStatusCode.OK);
        app.Clock.Advance(TimeSpan.FromMinutes(3));
        await AnnounceAsync();
        Assert.Equal(mails, await app.MailCountAsync(buyer.Email));
    }

    [Fact]
    public async Task Support_Writes_BothSidesAreTold()
    {
        var (order, seller, buyer, _) = await app.CashOrderAsync();
        await app.DrainAsync();
        var (toSeller, toBuyer) = (await app.MailCountAsync(seller.Email), await app.MailCountAsync(buyer.Email));
        using var support = await app.SupportAsync();
        var sent = await support.Client.SendJsonAsync(
            HttpMethod.Post,
            $"/api/v1/admin/orders/{order}/messages",
            new { body = "Destek ekibinden merhaba, 0850 123 45 67 numaramız" },
            ("Idempotency-Key", Guid.CreateVersion7().ToString())
        );
        // Support may name the number of the marketplace.
        Assert.Contains(
            "0850",
            (await sent.JsonAsync(HttpStatusCode.Created)).GetProperty("body").GetString()!,
            StringComparison.Ordinal
        );
        app.Clock.Advance(TimeSpan.FromMinutes(3));
        await AnnounceAsync();
        Assert.Equal(toSeller + 1, await app.MailCountAsync(seller.Email));
        Assert.Equal(toBuyer + 1, await app.MailCountAsync(buyer.Email));
        Assert.Equal(1, await app.AuditCountAsync("order.message", order));
    }

    [Fact]
    public async Task FirstAnswer_OfAStore_IsAFigureOfItsAnalytics()
    {
        var store = await app.Store().WithPlan("standard").WithProduct().OpenAsync();
        var buyer = await app.BuyerAsync();
        Guid[] orders = [await buyer.OrderAsync(store.Product), await buyer.OrderAsync(store.Product)];
        // What the store writes before a question is no answer.
        (await store.Owner.WriteAsync(orders[0], "Hoş geldiniz")).Expect(HttpStatusCode.Created);
        foreach (var order in orders)
            (await buyer.WriteAsync(order, "Ne zaman gelir?")).Expect(HttpStatusCode.Created);
        app.Clock.Advance(TimeSpan.FromMinutes(10));
        (await store.Owner.WriteAsync(orders[0], "Yarın")).Expect(HttpStatusCode.Created);
        (await store.Owner.WriteAsync(orders[0], "Öğleden sonra")).Expect(HttpStatusCode.Created);
        await app.DrainAsync();
        await ExpectAsync();

        // The nightly repair finds the same.
        await app.ExecuteAsync($"DELETE FROM analytics.answer_facts WHERE seller_id = '{store.Id}'");
        await app.RunJobAsync("analytics.rebuild");
        await ExpectAsync();

        async Task ExpectAsync()
        {
            var figures = await (
                await store.Owner.Client.GetAsync($"/api/v1/seller/{store.Id}/analytics/answers?range=7d")
            ).JsonAsync(HttpStatusCode.OK);
            Assert.Equal((2, 1, 10), (Of("asked"), Of("answered"), Of("medianMinutes")));

            int Of(string name) => figures.GetProperty(name).GetInt32();
        }
    }

    private async Task AnnounceAsync()
    {
        await app.RunJobAsync("orders.announce-messages");
        await app.DrainAsync();
    }
}
