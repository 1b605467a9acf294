using System.Net;
using Marketplace.IntegrationTests.Infrastructure;
using Marketplace.IntegrationTests.Payments;

namespace Marketplace.IntegrationTests.Orders.Guests;

/// <summary>Links run out and are renewed by mail; an address that has an account keeps it to itself.</summary>
[Setting("Orders:GuestCheckout", "true")]
public sealed class GuestMailboxTests(ShopApp app) : IClassFixture<ShopApp>
{
    [Fact]
    public async Task Link_AfterThirtyDays_IsOverAndANewOneComesByMail()
    {
        var sale = await PaidAsync(GuestKit.NewEmail());
        var old = (await app.LinkTokensAsync(sale.Email, "guest-order"))[0];
        app.Clock.Advance(TimeSpan.FromDays(31));
        foreach (var path in new[] { "/api/v1/guest/purchase", sale.OrderPath })
            await (await app.WithLinkAsync(HttpMethod.Get, path, old)).ProblemAsync(410, "guest.link_expired");

        await app.PostOpenAsync("/api/v1/guest/links", new { email = sale.Email }, HttpStatusCode.Accepted);

        var renewed = (await app.LinkTokensAsync(sale.Email, "guest-order")).Distinct().Single();
        (await app.WithLinkAsync(HttpMethod.Get, sale.OrderPath, renewed)).Expect(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Buy_WithTheAddressOfAnAccount_StaysAGuestsAndTellsNothing()
    {
        using var owner = await app.BuyerAsync();
        var sale = await PaidAsync(owner.Email);

        // The account does not get the order, and the guest gets nothing of the account.
        var own = await (await owner.Client.GetAsync("/api/v1/orders")).JsonAsync(HttpStatusCode.OK);
        Assert.Equal(0, own.GetProperty("data").GetArrayLength());
        await (await owner.Client.GetAsync($"/api/v1/orders/{sale.OrderId}")).ProblemAsync(404, "resource.not_found");
        Assert.Equal(
            2L,
            await app.ScalarAsync<long>($"SELECT COUNT(*) FROM users.users WHERE email = '{owner.Email}'")
        );
        using var again = await app.SignedInAsync(owner.Email);

        // Whoever owns the mailbox opens the order by its link; there is no second account to open.
        var link = (await app.LinkTokensAsync(owner.Email, "guest-order"))[0];
        (await app.WithLinkAsync(HttpMethod.Get, sale.OrderPath, link)).Expect(HttpStatusCode.OK);
        await app.PostOpenAsync("/api/v1/auth/guest-account", new { email = owner.Email }, HttpStatusCode.Accepted);
        Assert.Empty(await app.LinkTokensAsync(owner.Email, "open-account"));
        Assert.Contains("already have one", await app.LastMailAsync(owner.Email), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Guest_CannotSignInResetAPasswordOrHaveRoles()
    {
        var sale = await PaidAsync(GuestKit.NewEmail());
        var guest = await app.ScalarAsync<Guid>($"SELECT id FROM users.users WHERE email = '{sale.Email}'");
        var mails = await app.MailCountAsync(sale.Email);
        foreach (var password in new[] { SignIn.Password, "x" })
        {
            var refused = await app.Anonymous.SendJsonAsync(
                HttpMethod.Post,
                "/api/v1/auth/login",
                new { email = sale.Email, password }
            );
            await refused.ProblemAsync(401, "auth.invalid_credentials");
        }

        await app.PostOpenAsync("/api/v1/auth/forgot-password", new { email = sale.Email }, HttpStatusCode.Accepted);
        Assert.Equal(mails, await app.MailCountAsync(sale.Email));
        using var admin = await app.AdminAsync();
        var roles = await admin.Client.SendJsonAsync(
            HttpMethod.Put,
            $"/api/v1/admin/users/{guest}/roles",
            new { roles = new[] { "support" } }
        );
        await roles.ProblemAsync(404, "resource.not_found");
    }

    [Fact]
    public async Task Claim_AfterTheAddressGotAnAccount_IsOver()
    {
        var sale = await PaidAsync(GuestKit.NewEmail());
        await app.PostOpenAsync("/api/v1/auth/guest-account", new { email = sale.Email }, HttpStatusCode.Accepted);
        var claim = (await app.LinkTokensAsync(sale.Email, "open-account"))[0];
        using var owner = await app.BuyerAsync(sale.Email);

        var opened = await app.Anonymous.SendJsonAsync(
            HttpMethod.Post,
            "/api/v1/auth/open-account",
            new
            {
                token = claim,
                password = SignIn.Password,
                acceptTerms = true,
            }
        );

        await opened.ProblemAsync(410, "auth.token_expired");
    }

    private async Task<GuestSale> PaidAsync(string email)
    {
        var sale = await app.GuestSaleAsync(app.Variants[0], email);
        await app.Provider.PayAsync(sale.Page);
        await MarketplaceApp.EventuallyAsync(
            "the guest's order is placed",
            async () =>
                await app.ScalarAsync<long>(
                    $"SELECT COUNT(*) FROM orders.orders WHERE id = '{sale.OrderId}' AND placed_at IS NOT NULL"
                ) == 1
        );
        await app.DrainAsync();
        return sale;
    }
}
