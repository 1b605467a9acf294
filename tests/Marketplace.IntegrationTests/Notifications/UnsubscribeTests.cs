using System.Net;
using Marketplace.IntegrationTests.Infrastructure;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.IntegrationTests.Notifications;

/// <summary>The link in mails that turns off mails of one kind.</summary>
public sealed class UnsubscribeTests(MarketplaceApp app) : IClassFixture<MarketplaceApp>
{
    private static readonly FormUrlEncodedContent OneClick = new([new("List-Unsubscribe", "One-Click")]);

    [Fact]
    public async Task Link_OpenedThenPosted_StopsThisKindOfMailOnly()
    {
        var order = await app.CashOrderAsync();
        await app.DrainAsync();
        var link = await LinkAsync(order.Buyer.Email);

        var asked = await app.Anonymous.GetAsync(link);
        Assert.Equal(HttpStatusCode.OK, asked.StatusCode);
        Assert.Contains("<form method=\"post\" action=\"/unsubscribe\"", await asked.Content.ReadAsStringAsync());
        Assert.Equal((true, true, true), await ChoiceAsync(order.Buyer));

        for (var i = 0; i < 2; i++)
            Assert.Equal(HttpStatusCode.OK, (await app.Anonymous.PostAsync(link, OneClick)).StatusCode);
        Assert.Equal((false, true, true), await ChoiceAsync(order.Buyer));

        (await order.Seller.AsSellerAsync(order.Id, "confirm")).Expect(HttpStatusCode.OK);
        await app.DrainAsync();
        Assert.Equal(1, await app.MailCountAsync(order.Buyer.Email));
        Assert.Equal(2, await app.NotificationCountAsync(order.Buyer.UserId));
    }

    [Fact]
    public async Task Form_OfThePage_StopsTheMails()
    {
        var order = await app.CashOrderAsync();
        await app.DrainAsync();
        var token = (await LinkAsync(order.Seller.Email)).Split("token=")[1];
        using var form = new FormUrlEncodedContent([new("token", token)]);
        Assert.Equal(HttpStatusCode.OK, (await app.Anonymous.PostAsync("/unsubscribe", form)).StatusCode);
        Assert.Equal((false, true, true), await ChoiceAsync(order.Seller));
    }

    [Fact]
    public async Task Link_ForgedOrCut_ChangesNothing()
    {
        var order = await app.CashOrderAsync();
        await app.DrainAsync();
        var link = await LinkAsync(order.Buyer.Email);
        var token = link.Split("token=")[1];
        var other = (token[0] == 'A' ? 'B' : 'A') + token[1..];
        string[] wrong = ["", "x", token[..^4], other, token + "AAAA", "çöp"];
        foreach (var forged in wrong)
        {
            var address = "/unsubscribe?token=" + Uri.EscapeDataString(forged);
            Assert.Equal(HttpStatusCode.NotFound, (await app.Anonymous.GetAsync(address)).StatusCode);
            Assert.Equal(HttpStatusCode.NotFound, (await app.Anonymous.PostAsync(address, OneClick)).StatusCode);
        }

        Assert.Equal((true, true, true), await ChoiceAsync(order.Buyer));
    }

    private Task<string> LinkAsync(string address) => LinkAsync(app, address);

    internal static async Task<string> LinkAsync(MarketplaceApp app, string address) =>
        new Uri(
            (
                await app.QueryAsync(db =>
                    db.Mails.Where(m => m.To == address && m.UnsubscribeUrl != null)
                        .Select(m => m.UnsubscribeUrl)
                        .FirstAsync()
                )
            )!
        ).PathAndQuery;

    private static async Task<(bool Orders, bool Store, bool Payments)> ChoiceAsync(SignIn user)
    {
        var email = (
            await (await user.Client.GetAsync("/api/v1/me/notification-preferences")).JsonAsync(HttpStatusCode.OK)
        ).GetProperty("email");
        return (
            email.GetProperty("orders").GetBoolean(),
            email.GetProperty("store").GetBoolean(),
            email.GetProperty("payments").GetBoolean()
        );
    }
}
