using System.Net;
using Marketplace.IntegrationTests.Infrastructure;
using Marketplace.IntegrationTests.Orders.Carts;
using Marketplace.IntegrationTests.Payments;
using Marketplace.Modules.Orders;
using Microsoft.Extensions.DependencyInjection;

namespace Marketplace.IntegrationTests.Orders.Guests;

/// <summary>What opens a guest's purchase, and what does not.</summary>
[Setting("Orders:GuestCheckout", "true")]
public sealed class GuestAccessTests(ShopApp app) : IClassFixture<ShopApp>
{
    private GuestLinkService Links => app.Services.GetRequiredService<GuestLinkService>();

    [Fact]
    public async Task Quote_WithTheTokenOfAnotherCart_IsNotFound()
    {
        var email = GuestKit.NewEmail();
        var cart = await app.GuestCartAsync((app.Variants[0], 1));
        var other = await app.GuestCartAsync((app.Variants[0], 1));
        await (await cart.GuestQuoteAsync(email, other.Token)).ProblemAsync(404, "resource.not_found");
        var quote = await cart.GuestCheckoutAsync(email);
        await (await cart.GuestCompleteAsync(quote, other.Token)).ProblemAsync(404, "resource.not_found");
        var read = app.Anonymous.SendJsonAsync(
            HttpMethod.Get,
            $"/api/v1/checkouts/{quote}",
            null,
            ("Cart-Token", other.Token!)
        );
        await (await read).ProblemAsync(404, "resource.not_found");
        using var buyer = await app.BuyerAsync();
        await (await buyer.CompleteAsync(quote)).ProblemAsync(404, "resource.not_found");
        (await cart.GuestCompleteAsync(quote)).Expect(HttpStatusCode.Created);
    }

    [Fact]
    public async Task Open_AnothersKeyOrNone_IsNotFoundEverywhere()
    {
        var (mine, theirs) = (await app.GuestSaleAsync(app.Variants[1]), await app.GuestSaleAsync(app.Variants[1]));
        var link = Links.TokenOf(theirs.PurchaseId);
        foreach (
            var path in new[] { mine.Path, mine.OrderPath, $"{mine.OrderPath}/parcels", $"{mine.OrderPath}/returnable" }
        )
        {
            await (await app.WithLinkAsync(HttpMethod.Get, path, link)).ProblemAsync(404, "resource.not_found");
            await (await theirs.WithCartAsync(HttpMethod.Get, path)).ProblemAsync(404, "resource.not_found");
            await (await app.WithLinkAsync(HttpMethod.Get, path, null)).ProblemAsync(404, "resource.not_found");
        }

        // One's own key, somebody else's order.
        var mixed = $"{theirs.Path}/orders/{mine.OrderId}";
        await (await app.WithLinkAsync(HttpMethod.Get, mixed, link)).ProblemAsync(404, "resource.not_found");
        var cancel = await app.WithLinkAsync(HttpMethod.Post, $"{mixed}/cancel", link);
        await cancel.ProblemAsync(404, "resource.not_found");
        (await app.WithLinkAsync(HttpMethod.Get, theirs.OrderPath, link)).Expect(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Open_ASecondPurchaseOfTheSameAddress_NeedsItsOwnKey()
    {
        var first = await app.GuestSaleAsync(app.Variants[2]);
        var second = await app.GuestSaleAsync(app.Variants[2], first.Email);
        Assert.Equal(
            1L,
            await app.ScalarAsync<long>($"SELECT COUNT(*) FROM users.users WHERE email = '{first.Email}'")
        );
        var link = Links.TokenOf(second.PurchaseId);
        await (await app.WithLinkAsync(HttpMethod.Get, first.Path, link)).ProblemAsync(404, "resource.not_found");
        await (await second.WithCartAsync(HttpMethod.Get, first.OrderPath)).ProblemAsync(404, "resource.not_found");
    }

    [Fact]
    public async Task Link_ForgedOfAnAccountOrOfAnOrder_OpensWhatItShould()
    {
        var sale = await app.GuestSaleAsync(app.Variants[3]);
        var link = Links.TokenOf(sale.OrderId);
        var opened = await app.WithLinkAsync(HttpMethod.Get, "/api/v1/guest/purchase", link);
        Assert.Equal(sale.PurchaseId, (await opened.JsonAsync(HttpStatusCode.OK)).GetProperty("id").GetGuid());

        foreach (var forged in new[] { Flipped(link), link[..^2], "", "x", new string('A', 48) })
        {
            var refused = await app.WithLinkAsync(HttpMethod.Get, "/api/v1/guest/purchase", forged);
            await refused.ProblemAsync(404, "resource.not_found");
        }

        // A link never opens what an account bought.
        var account = await app.PaidOrderAsync();
        var refusedToo = await app.WithLinkAsync(
            HttpMethod.Get,
            "/api/v1/guest/purchase",
            Links.TokenOf(account.PurchaseId)
        );
        await refusedToo.ProblemAsync(410, "guest.account_opened");
    }

    [Fact]
    public async Task Page_OfTheApi_ShowsTheOrderAndNothingWithoutALink()
    {
        var sale = await app.GuestSaleAsync(app.Variants[4]);
        var number = await app.ScalarAsync<string>($"SELECT number FROM orders.orders WHERE id = '{sale.OrderId}'");
        var url = $"/guest-order?token={Links.TokenOf(sale.PurchaseId)}";

        Assert.Contains(number, await app.Anonymous.GetStringAsync(url), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Gone, (await app.Anonymous.GetAsync(Flipped(url))).StatusCode);
        Assert.Equal(HttpStatusCode.Gone, (await app.Anonymous.GetAsync("/guest-order")).StatusCode);
    }

    [Theory]
    [InlineData("cash", "#/paymentMethod", "value.not_allowed")]
    [InlineData("noGuest", "#/guest", "value.required")]
    [InlineData("noCart", "#/cartId", "value.required")]
    [InlineData("savedAddress", "#/addressId", "value.exclusive")]
    [InlineData("email", "#/guest/email", "value.email")]
    public async Task Quote_OfAGuestWithWhatOnlyAnAccountCan_NamesTheField(string how, string pointer, string code)
    {
        var cart = await app.GuestCartAsync((app.Variants[5], 1));
        var answer = await cart.GuestQuoteAsync(
            GuestKit.NewEmail(),
            change: body =>
            {
                switch (how)
                {
                    case "cash":
                        body["paymentMethod"] = "cash_on_delivery";
                        break;
                    case "noGuest":
                        body.Remove("guest");
                        break;
                    case "noCart":
                        body.Remove("cartId");
                        body["items"] = new System.Text.Json.Nodes.JsonArray();
                        break;
                    case "savedAddress":
                        body.Remove("address");
                        body["addressId"] = Guid.CreateVersion7();
                        break;
                    default:
                        body["guest"]!["email"] = "not an address";
                        break;
                }
            }
        );
        var error = (await answer.ProblemAsync(400, "validation.failed")).GetProperty("errors")[0];
        Assert.Equal(
            (pointer, code),
            (error.GetProperty("pointer").GetString(), error.GetProperty("code").GetString())
        );
    }

    [Fact]
    public async Task Quote_WithABrokenAccessToken_IsNotTakenForAGuest()
    {
        var cart = await app.GuestCartAsync((app.Variants[6], 1));
        var answer = await app.Anonymous.SendJsonAsync(
            HttpMethod.Post,
            "/api/v1/checkouts",
            GuestKit.GuestBody(cart, GuestKit.NewEmail()),
            ("Cart-Token", cart.Token!),
            ("Authorization", "Bearer broken")
        );
        await answer.ProblemAsync(401, "auth.token_invalid");
    }

    [Fact]
    public async Task Complete_WhatTheCartHoldsUnpaid_IsBounded()
    {
        var email = GuestKit.NewEmail();
        var many = await app.GuestCartAsync((app.Variants[7], 21));
        var tooMany = await many.GuestCompleteAsync(await many.GuestCheckoutAsync(email));
        await tooMany.ProblemAsync(409, "checkout.held_units");

        var cart = await app.GuestCartAsync((app.Variants[7], 1));
        for (var i = 0; i < 2; i++)
        {
            (await cart.GuestCompleteAsync(await cart.GuestCheckoutAsync($"{i}{email}"))).Expect(
                HttpStatusCode.Created
            );
            await cart.AddAsync(app.Variants[7]);
        }

        var third = await cart.GuestCompleteAsync(await cart.GuestCheckoutAsync($"3{email}"));
        await third.ProblemAsync(409, "checkout.unpaid_limit");
        // Another cart of the same address is not touched by it.
        await app.GuestSaleAsync(app.Variants[7], $"0{email}");
    }

    [Fact]
    public async Task Merge_BetweenQuoteAndCompletion_ClosesTheGuestsCart()
    {
        var cart = await app.GuestCartAsync((app.Variants[8], 1));
        var quote = await cart.GuestCheckoutAsync(GuestKit.NewEmail());
        using var buyer = await app.BuyerAsync();
        (await buyer.MergeAsync(await buyer.CartAsync(), cart)).Expect(HttpStatusCode.OK);

        await (await cart.GuestCompleteAsync(quote)).ProblemAsync(409, "cart.closed");
    }

    private static string Flipped(string text) => text[..^1] + (text[^1] == 'A' ? 'B' : 'A');
}
