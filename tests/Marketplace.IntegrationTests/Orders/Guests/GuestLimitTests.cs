using System.Net;
using Marketplace.IntegrationTests.Infrastructure;
using Marketplace.IntegrationTests.Orders.Carts;
using Marketplace.IntegrationTests.Payments;
using Marketplace.IntegrationTests.Platform;

namespace Marketplace.IntegrationTests.Orders.Guests;

/// <summary>Nobody without an account makes the marketplace hold stock or send mails without end.</summary>
[RateLimited]
[OwnCache]
[StoppedClock]
[Setting("Orders:GuestCheckout", "true")]
[Setting("RateLimits:GuestCheckoutsPerMinute", "12")]
[Setting("RateLimits:GuestOrdersPerHour", "3")]
[Setting("RateLimits:GuestLinksPerHour", "1")]
[Setting("RateLimits:CartsPerMinute", "100")]
[Setting("RateLimits:AnonymousPerMinute", "100")]
public sealed class GuestLimitTests(ShopApp app) : IClassFixture<ShopApp>
{
    [Fact]
    public async Task Complete_MoreThanTheHourAllows_IsRefusedAndAccountsGoOn()
    {
        for (var i = 0; i < 3; i++)
            await app.GuestSaleAsync(app.Variants[0]);
        var cart = await app.GuestCartAsync((app.Variants[0], 1));
        var quote = await cart.GuestCheckoutAsync(GuestKit.NewEmail());
        await (await cart.GuestCompleteAsync(quote)).ProblemAsync(429, "rate.limited");
        using var buyer = await app.BuyerAsync();
        (await buyer.CompleteAsync(await buyer.CardCheckoutAsync((app.Variants[0], 1)))).Expect(HttpStatusCode.Created);

        // The minute is used up as well: eight were asked so far, and twelve are allowed.
        for (var i = 0; i < 4; i++)
            (await cart.GuestQuoteAsync(GuestKit.NewEmail())).Expect(HttpStatusCode.Created);
        await (await cart.GuestQuoteAsync(GuestKit.NewEmail())).ProblemAsync(429, "rate.limited");
    }

    [Fact]
    public async Task Links_AskedForAgainAndAgain_AreMailedOnceAnHourAndAnsweredTheSame()
    {
        const string email = "often@example.org";
        await app.ExecuteAsync(
            $"""
            INSERT INTO users.users (id, email, password_hash, display_name, locale, status, roles, failed_count,
                security_stamp, tos_accepted_at, created_at, version)
            VALUES ('{Guid.CreateVersion7()}', '{email}', '', 'Guest', 'en', 'Guest', ARRAY[]::text[], 0, 'x', now(),
                now(), 1)
            """
        );
        await app.ExecuteAsync(
            $"""
            UPDATE orders.purchases SET buyer_id = (SELECT id FROM users.users WHERE email = '{email}')
            WHERE id = '{(await app.PaidOrderAsync()).PurchaseId}'
            """
        );
        for (var i = 0; i < 2; i++)
        {
            var answer = await app.Anonymous.SendJsonAsync(
                HttpMethod.Post,
                "/api/v1/guest/links",
                new { email },
                ("X-Forwarded-For", $"203.0.113.{i}")
            );
            answer.Expect(HttpStatusCode.Accepted);
        }

        Assert.Equal(1, await app.MailCountAsync(email));
    }
}
