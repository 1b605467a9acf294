using System.Net;
using Marketplace.Api.Admin;
using Marketplace.Foundation;
using Marketplace.IntegrationTests.Infrastructure;
using Marketplace.Modules.Orders;
using Marketplace.Modules.Payments;
using Marketplace.Modules.Payments.Contracts;
using Marketplace.Modules.Products;
using Marketplace.Modules.Sellers.Contracts;
using Marketplace.Modules.Subscriptions;
using Marketplace.Modules.Users;
using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Marketplace.IntegrationTests.Admin;

/// <summary>Who gets into the panel, and that every page works on an empty marketplace in both languages.</summary>
public sealed class PanelTests(MarketplaceApp app) : IClassFixture<MarketplaceApp>
{
    /// <summary>Every page of the panel without a parameter in its address, from the code.</summary>
    private static IEnumerable<string> Lists =>
        typeof(AdminComposition)
            .Assembly.GetTypes()
            .SelectMany(type => type.GetCustomAttributes(typeof(RouteAttribute), false).Cast<RouteAttribute>())
            .Select(route => route.Template)
            .Where(template => !template.Contains('{', StringComparison.Ordinal))
            .Where(template => template is not ("/admin/login" or "/admin/login/code"));

    /// <summary>The states the panel shows.</summary>
    private static readonly Type[] States =
    [
        typeof(SellerStatus),
        typeof(SellerKind),
        typeof(SalesContractKind),
        typeof(UserStatus),
        typeof(PaymentStatus),
        typeof(PayoutAccountStatus),
        typeof(PaymentPurpose),
        typeof(RefundStatus),
        typeof(PayoutStatus),
        typeof(PayoutPayee),
        typeof(PayoutOutlook),
        typeof(AttemptOutcome),
        typeof(WebhookStatus),
        typeof(SubscriptionStatus),
        typeof(InvoiceStatus),
        typeof(InvoicePurpose),
        typeof(PlanPeriod),
        typeof(JobOutcome),
        typeof(HealthStatus),
        typeof(OrderStatus),
        typeof(OrderPaymentStatus),
        typeof(PaymentMethod),
        typeof(OrderActorType),
        typeof(DeliveryType),
        typeof(ParcelStatus),
        typeof(ParcelSource),
        typeof(ProductStatus),
        typeof(ProductVisibility),
    ];

    [Fact]
    public void State_OfEveryKind_HasTextsInBothLanguages() =>
        Assert.Empty(
            States
                .SelectMany(type => Enum.GetValues(type).Cast<Enum>())
                .Where(state => !StateTexts.Knows(state))
                .Select(state => $"{state.GetType().Name}.{state}")
        );

    [Fact]
    public async Task Page_Anonymous_RedirectsToSignIn()
    {
        using var panel = new Panel(app);
        Assert.NotEmpty(Lists);
        foreach (var path in Lists.Append($"/admin/sellers/{Guid.CreateVersion7()}").Append("/admin/plans/free"))
        {
            var answer = await panel.GetAsync(path);
            Assert.True(answer.StatusCode == HttpStatusCode.Found, $"{path}: {(int)answer.StatusCode}");
            Assert.StartsWith(
                "/admin/login?returnUrl=",
                answer.Headers.Location!.PathAndQuery,
                StringComparison.Ordinal
            );
        }
    }

    [Theory]
    [InlineData("tr")]
    [InlineData("en")]
    public async Task Page_AdminOnEmptyMarketplace_Shows(string language)
    {
        using var admin = await app.AdminAsync();
        using var panel = await Panel.SignedInAsync(app, admin);
        var choice = await panel.SendAsync(
            "/admin/language",
            await panel.PageAsync("/admin"),
            ("language", language),
            ("returnUrl", "/admin/sellers")
        );
        Assert.Equal("/admin/sellers", choice.Headers.Location?.ToString());
        foreach (
            var path in Lists
                .Append("/admin/plans/free")
                .Append("/admin/events?show=waiting")
                .Append($"/admin/users/{admin.UserId}")
        )
        {
            var html = await panel.PageAsync(path);
            Assert.Contains($"<html lang=\"{language}\">", html, StringComparison.Ordinal);
            Assert.DoesNotContain("<script", html, StringComparison.OrdinalIgnoreCase);
        }
    }

    [Theory]
    [InlineData("/admin/sellers?cursor=forged")]
    [InlineData("/admin/payments?status=nonsense&refId=nonsense&mismatch=nonsense")]
    [InlineData("/admin/orders?from=yesterday&until=%00x")]
    public async Task Page_AddressThatMakesNoSense_IsNoServerError(string path)
    {
        using var admin = await app.AdminAsync();
        using var panel = await Panel.SignedInAsync(app, admin);
        Assert.True((int)(await panel.GetAsync(path)).StatusCode < 500);
    }

    [Fact]
    public async Task Page_UnknownRecord_Is404WithAPage()
    {
        using var admin = await app.AdminAsync();
        using var panel = await Panel.SignedInAsync(app, admin);
        foreach (
            var path in new[]
            {
                $"/admin/sellers/{Guid.CreateVersion7()}",
                $"/admin/users/{Guid.CreateVersion7()}",
                $"/admin/payments/{Guid.CreateVersion7()}",
                "/admin/plans/none",
                "/admin/webhooks/stripe/none",
                "/admin/nothing-here",
            }
        )
        {
            var answer = await panel.GetAsync(path);
            Assert.True(answer.StatusCode == HttpStatusCode.NotFound, $"{path}: {(int)answer.StatusCode}");
            Assert.Equal("text/html", answer.Content.Headers.ContentType?.MediaType);
        }
    }

    [Fact]
    public async Task SignIn_Buyer_IsRefusedAndHisSessionEnds()
    {
        using var buyer = await app.BuyerAsync();
        using var panel = new Panel(app);
        var answer = await panel.SignInAsync(buyer.Email, SignIn.Password);
        Assert.StartsWith("/admin/login", answer.Headers.Location!.ToString(), StringComparison.Ordinal);
        Assert.Contains("auth.forbidden", await panel.PageAsync("/admin/login"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Found, (await panel.GetAsync("/admin")).StatusCode);
        Assert.Equal(
            1,
            await app.ScalarAsync<long>(
                $"SELECT COUNT(*) FROM users.sessions WHERE user_id = '{buyer.UserId}' AND revoked_at IS NULL"
            )
        );
    }

    [Fact]
    public async Task SignIn_WrongPassword_IsRefusedWithItsCode()
    {
        using var admin = await app.AdminAsync();
        using var panel = new Panel(app);
        await panel.SignInAsync(admin.Email, "not the password at all");
        var page = await panel.PageAsync("/admin/login");
        Assert.Contains("auth.invalid_credentials", page, StringComparison.Ordinal);
        // The parts of the message are words apart, and the address need not be typed again.
        Assert.Matches("</strong>\\s+<span>[^<]+</span>\\s+<code>auth.invalid_credentials", page);
        Assert.Contains($"value=\"{admin.Email}\"", page, StringComparison.Ordinal);
        Assert.DoesNotContain(
            "auth.invalid_credentials",
            await panel.PageAsync("/admin/login"),
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("https://evil.example/admin", "/admin")]
    [InlineData("//evil.example/admin", "/admin")]
    [InlineData("/admin/../api", "/admin")]
    [InlineData("/admin/sellers?status=submitted", "/admin/sellers?status=submitted")]
    public async Task SignIn_ReturnAddress_StaysInThePanel(string asked, string expected)
    {
        using var admin = await app.AdminAsync();
        using var panel = new Panel(app);
        Assert.Equal(
            expected,
            (await panel.SignInAsync(admin.Email, SignIn.Password, asked)).Headers.Location?.ToString()
        );
    }

    [Fact]
    public async Task Cookie_AtTheApi_OpensNothing()
    {
        using var admin = await app.AdminAsync();
        using var panel = await Panel.SignedInAsync(app, admin);
        Assert.Equal(HttpStatusCode.Unauthorized, (await panel.GetAsync("/api/v1/me")).StatusCode);

        // Also where a browser would send it: the path of the cookie widened by hand.
        var cookie = panel.Cookies.GetCookies(new Uri(app.Address, "/admin"))[AdminAccess.CookieName]!;
        using var http = app.NewClient();
        var forged = await http.SendJsonAsync(
            HttpMethod.Get,
            "/api/v1/admin/users",
            null,
            ("Cookie", $"{cookie.Name}={cookie.Value}")
        );
        Assert.Equal(HttpStatusCode.Unauthorized, forged.StatusCode);
        Assert.True(cookie.HttpOnly);
    }

    [Fact]
    public async Task AccessToken_AtThePanel_OpensNothing()
    {
        using var admin = await app.AdminAsync();
        using var panel = new Panel(app, admin.Client.DefaultRequestHeaders.Authorization!.Parameter);
        Assert.Equal(HttpStatusCode.Found, (await panel.GetAsync("/admin/sellers")).StatusCode);
    }

    [Fact]
    public async Task SignOut_EndsTheSession_AlsoForACopiedCookie()
    {
        using var admin = await app.AdminAsync();
        using var panel = await Panel.SignedInAsync(app, admin);
        var cookie = panel.Cookies.GetCookies(new Uri(app.Address, "/admin"))[AdminAccess.CookieName]!.Value;
        Assert.Equal(
            "/admin/login",
            (await panel.SendAsync("/admin/sign-out", await panel.PageAsync("/admin"))).Headers.Location?.ToString()
        );
        Assert.Equal(HttpStatusCode.Found, (await panel.GetAsync("/admin")).StatusCode);

        using var thief = new Panel(app);
        thief.Cookies.Add(new Cookie(AdminAccess.CookieName, cookie, "/admin", app.Address.Host));
        Assert.Equal(HttpStatusCode.Found, (await thief.GetAsync("/admin")).StatusCode);
    }

    [Fact]
    public async Task Cookie_UnusedForEightHours_IsOver()
    {
        using var admin = await app.AdminAsync();
        using var panel = await Panel.SignedInAsync(app, admin);
        app.Clock.Advance(AdminAccess.Life - TimeSpan.FromMinutes(1));
        Assert.Equal(HttpStatusCode.OK, (await panel.GetAsync("/admin")).StatusCode);
        app.Clock.Advance(AdminAccess.Life + TimeSpan.FromMinutes(1));
        Assert.Equal(HttpStatusCode.Found, (await panel.GetAsync("/admin")).StatusCode);
    }

    [Fact]
    public async Task Answer_OfEveryPage_ForbidsScriptAndStorage()
    {
        using var panel = new Panel(app);
        var answer = await panel.GetAsync("/admin/login");
        var policy = answer.Headers.GetValues("Content-Security-Policy").Single();
        Assert.Contains("default-src 'none'", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe-inline", policy, StringComparison.Ordinal);
        Assert.True(answer.Headers.CacheControl?.NoStore);
        var style = await panel.GetAsync(AdminComposition.StyleHref);
        Assert.Equal("text/css", style.Content.Headers.ContentType?.MediaType);
    }

    [Fact]
    public async Task Keys_InTheDatabase_AreEncrypted()
    {
        using var panel = new Panel(app);
        await panel.PageAsync("/admin/login");
        var keys = await app.QueryAsync(db => db.Set<ProtectionKey>().Select(k => k.Xml).ToListAsync());
        Assert.NotEmpty(keys);
        Assert.All(keys, xml => Assert.DoesNotContain("<masterKey", xml, StringComparison.OrdinalIgnoreCase));
    }
}
