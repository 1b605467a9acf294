using System.Net;
using Marketplace.IntegrationTests.Infrastructure;
using Marketplace.IntegrationTests.Orders.Carts;
using Marketplace.IntegrationTests.Payments;
using Marketplace.Modules.Payments;
using Microsoft.Extensions.DependencyInjection;

namespace Marketplace.IntegrationTests.Orders.Guests;

/// <summary>Somebody without an account buys, pays, follows, cancels and returns, and opens an account in the
/// end.</summary>
[Setting("Orders:GuestCheckout", "true")]
public sealed class GuestJourneyTests(ShopApp app) : IClassFixture<ShopApp>
{
    [Fact]
    public async Task Journey_FromCartToAccount_OrderIsTheGuestsAllAlong()
    {
        var sale = await app.GuestSaleAsync(app.Variants[0], quantity: 2);
        Assert.Equal(
            "pending_payment",
            await StatusAsync(sale, await sale.WithCartAsync(HttpMethod.Get, sale.OrderPath))
        );
        await PaidAsync(sale);

        // The mail of the placed order has the link, and greets nobody by a name that somebody typed.
        var mail = await app.LastMailAsync(sale.Email);
        Assert.StartsWith("Hello,", mail, StringComparison.Ordinal);
        var link = Assert.Single(await app.LinkTokensAsync(sale.Email, "guest-order"));
        var opened = await app.WithLinkAsync(HttpMethod.Get, "/api/v1/guest/purchase", link);
        Assert.Equal(sale.PurchaseId, (await opened.JsonAsync(HttpStatusCode.OK)).GetProperty("id").GetGuid());
        Assert.Equal("placed", await StatusAsync(sale, await app.WithLinkAsync(HttpMethod.Get, sale.OrderPath, link)));

        // Delivered, and one unit goes back by the link.
        await app.Seller.DeliverAsync(sale.OrderId);
        var returnable = await app.WithLinkAsync(HttpMethod.Get, $"{sale.OrderPath}/returnable", link);
        var line = (await returnable.JsonAsync(HttpStatusCode.OK)).GetProperty("lines")[0].GetProperty("lineId");
        var asked = await app.WithLinkAsync(
            HttpMethod.Post,
            $"{sale.OrderPath}/returns",
            link,
            new
            {
                kind = "withdrawal",
                lines = new[]
                {
                    new
                    {
                        lineId = line.GetGuid(),
                        quantity = 1,
                        reasonCode = "other",
                    },
                },
            }
        );
        var back = (await asked.JsonAsync(HttpStatusCode.Created)).GetProperty("id").GetGuid();
        Assert.Equal($"{sale.Path}/returns/{back}", asked.Headers.Location!.ToString());
        var handed = await app.WithLinkAsync(
            HttpMethod.Post,
            $"{sale.Path}/returns/{back}/hand-over",
            link,
            new { carrier = "Aras", trackingNumber = "R1" }
        );
        handed.Expect(HttpStatusCode.OK);
        var parcels = await app.WithLinkAsync(HttpMethod.Get, $"{sale.OrderPath}/parcels", link);
        Assert.Equal(1, (await parcels.JsonAsync(HttpStatusCode.OK)).GetProperty("data").GetArrayLength());

        // The mailbox is confirmed and a password is set: the orders are in the account, and the link is over.
        await app.PostOpenAsync("/api/v1/auth/guest-account", new { email = sale.Email }, HttpStatusCode.Accepted);
        var claim = Assert.Single(await app.LinkTokensAsync(sale.Email, "open-account"));
        await app.PostOpenAsync("/api/v1/auth/open-account", Claim(claim), HttpStatusCode.NoContent);
        using var account = await app.SignedInAsync(sale.Email);
        var own = await (await account.GetAsync("/api/v1/orders")).JsonAsync(HttpStatusCode.OK);
        Assert.Equal(sale.OrderId, own.GetProperty("data")[0].GetProperty("id").GetGuid());
        (await account.GetAsync($"/api/v1/returns/{back}")).Expect(HttpStatusCode.OK);
        await (await app.WithLinkAsync(HttpMethod.Get, sale.OrderPath, link)).ProblemAsync(410, "guest.account_opened");
        await (await sale.WithCartAsync(HttpMethod.Get, sale.Path)).ProblemAsync(410, "guest.account_opened");
        var again = await app.Anonymous.SendJsonAsync(HttpMethod.Post, "/api/v1/auth/open-account", Claim(claim));
        await again.ProblemAsync(410, "auth.token_expired");
        await app.AssertInvariantsAsync();
    }

    [Fact]
    public async Task Cancel_BeforeTheSellerConfirms_GivesMoneyAndUnitsBack()
    {
        var sale = await app.GuestSaleAsync(app.Variants[1]);
        await PaidAsync(sale);
        var link = (await app.LinkTokensAsync(sale.Email, "guest-order"))[0];

        var cancelled = await app.WithLinkAsync(HttpMethod.Post, $"{sale.OrderPath}/cancel", link);

        Assert.Equal("cancelled", await StatusAsync(sale, cancelled));
        var again = await app.WithLinkAsync(HttpMethod.Post, $"{sale.OrderPath}/cancel", link);
        await again.ProblemAsync(409, "order.invalid_transition");
        await app.AssertInvariantsAsync();
    }

    [Fact]
    public async Task Unpaid_CancelledOrExpired_MailsNobody()
    {
        var cancelled = await app.GuestSaleAsync(app.Variants[2]);
        (await cancelled.WithCartAsync(HttpMethod.Post, $"{cancelled.OrderPath}/cancel")).Expect(HttpStatusCode.OK);
        await app.DrainAsync();

        Assert.Equal(0, await app.MailCountAsync(cancelled.Email));
    }

    [Fact]
    public async Task Pay_AfterADecline_TheGuestTriesAgain()
    {
        var sale = await app.GuestSaleAsync(app.Variants[3]);
        await app.Provider.PayAsync(sale.Page, "decline");
        string? page = null;
        await MarketplaceApp.EventuallyAsync(
            "another payment can be opened",
            async () =>
            {
                var answer = await sale.WithCartAsync(HttpMethod.Post, $"{sale.Path}/payments");
                if (answer.StatusCode != HttpStatusCode.Created)
                    return false;
                page = (await answer.JsonAsync(HttpStatusCode.Created)).GetProperty("checkoutUrl").GetString();
                return true;
            }
        );

        await PaidAsync(sale with { Page = page! });

        await app.AssertInvariantsAsync();
    }

    [Fact]
    public async Task ReturnPage_OfAGuest_LinksToTheOrderForADay()
    {
        var sale = await app.GuestSaleAsync(app.Variants[4]);
        await PaidAsync(sale);
        var payment = await app.ScalarAsync<Guid>(
            $"SELECT id FROM payments.payments WHERE ref_id = '{sale.PurchaseId}'"
        );
        var token = app.Services.GetRequiredService<PaymentReturnLinkService>().TokenOf(payment);
        var path = $"/api/v1/payments/{payment}/return?token=";

        Assert.Contains(
            "/guest-order?token=",
            await app.Anonymous.GetStringAsync(path + token),
            StringComparison.Ordinal
        );
        Assert.DoesNotContain("guest-order", await app.Anonymous.GetStringAsync(path), StringComparison.Ordinal);
        await app.ExecuteAsync(
            $"UPDATE payments.payments SET created_at = created_at - interval '25 hours' WHERE id = '{payment}'"
        );
        Assert.DoesNotContain(
            "guest-order",
            await app.Anonymous.GetStringAsync(path + token),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Complete_TwentyTimesAtOnce_OnePurchaseOfOneGuest()
    {
        var email = GuestKit.NewEmail();
        var cart = await app.GuestCartAsync((app.Variants[5], 1));
        var quotes = new[] { await cart.GuestCheckoutAsync(email), await cart.GuestCheckoutAsync(email) };

        var answers = await Races.AtOnceAsync(20, i => cart.GuestCompleteAsync(quotes[i % 2]));

        Assert.Single(answers, a => a.StatusCode == HttpStatusCode.Created);
        Assert.All(answers, a => Assert.True(a.StatusCode is HttpStatusCode.Created or HttpStatusCode.Conflict));
        Assert.Equal(
            (1L, 1L),
            (
                await app.ScalarAsync<long>($"SELECT COUNT(*) FROM users.users WHERE email = '{email}'"),
                await app.ScalarAsync<long>(
                    $"""
                    SELECT COUNT(*) FROM orders.purchases p JOIN users.users u ON u.id = p.buyer_id
                    WHERE u.email = '{email}'
                    """
                )
            )
        );
        await app.AssertInvariantsAsync();
    }

    private static object Claim(string token) =>
        new
        {
            token,
            password = SignIn.Password,
            acceptTerms = true,
        };

    private static async Task<string> StatusAsync(GuestSale sale, HttpResponseMessage answer)
    {
        var order = await answer.JsonAsync(HttpStatusCode.OK);
        Assert.Equal(sale.OrderId, order.GetProperty("id").GetGuid());
        return order.GetProperty("status").GetString()!;
    }

    private async Task PaidAsync(GuestSale sale)
    {
        await app.Provider.PayAsync(sale.Page);
        await MarketplaceApp.EventuallyAsync(
            "the guest's order is placed",
            async () => await StatusAsync(sale, await sale.WithCartAsync(HttpMethod.Get, sale.OrderPath)) == "placed"
        );
        await app.DrainAsync();
    }
}
