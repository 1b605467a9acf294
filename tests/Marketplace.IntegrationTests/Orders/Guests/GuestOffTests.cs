using System.Net;
using Marketplace.IntegrationTests.Infrastructure;
using Marketplace.IntegrationTests.Orders.Carts;

namespace Marketplace.IntegrationTests.Orders.Guests;

/// <summary>Guests cannot buy unless the deployment says so.</summary>
public sealed class GuestOffTests(MarketplaceApp app) : IClassFixture<MarketplaceApp>
{
    [Fact]
    public async Task Quote_WhileTheSettingIsOff_SaysSo()
    {
        var goods = await app.GoodsAsync(await app.SellerAsync());
        var cart = await app.GuestCartAsync((goods.VariantId, 1));
        await (await cart.GuestQuoteAsync(GuestKit.NewEmail())).ProblemAsync(403, "checkout.guest_off");
        await (await cart.GuestCompleteAsync(Guid.CreateVersion7())).ProblemAsync(403, "checkout.guest_off");
        Assert.Equal(0, await app.ScalarAsync<long>("SELECT COUNT(*) FROM users.users WHERE status = 'Guest'"));
    }

    [Fact]
    public async Task Quote_WithoutAnyToken_AsksForASignIn()
    {
        var answer = await app.Anonymous.SendJsonAsync(HttpMethod.Post, "/api/v1/checkouts", new { });
        await answer.ProblemAsync(401, "auth.required");
    }

    [Fact]
    public async Task Links_OfAnAddressNobodyUsed_AreAnsweredTheSame()
    {
        var before = await app.ScalarAsync<long>("SELECT COUNT(*) FROM platform.mails WHERE \"to\" <> ''");
        foreach (var path in new[] { "/api/v1/guest/links", "/api/v1/auth/guest-account" })
            await app.PostOpenAsync(path, new { email = GuestKit.NewEmail() }, HttpStatusCode.Accepted);
        Assert.Equal(before, await app.ScalarAsync<long>("SELECT COUNT(*) FROM platform.mails WHERE \"to\" <> ''"));
    }
}
