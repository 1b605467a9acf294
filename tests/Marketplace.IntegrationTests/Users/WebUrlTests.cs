using System.Net;
using Marketplace.IntegrationTests.Infrastructure;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.IntegrationTests.Users;

/// <summary>A shop with pages of its own for the links in mails.</summary>
[Setting("Marketplace:WebUrl", "https://shop.example.com")]
public sealed class WebUrlTests(MarketplaceApp app) : IClassFixture<MarketplaceApp>
{
    [Fact]
    public async Task Mail_ShopHasPages_LinksThere()
    {
        using var user = await app.BuyerAsync();
        (
            await app.Anonymous.SendJsonAsync(
                HttpMethod.Post,
                "/api/v1/auth/forgot-password",
                new { email = user.Email }
            )
        ).Expect(HttpStatusCode.Accepted);
        var body = await app.QueryAsync(db =>
            db.Mails.Where(m => m.To == user.Email).Select(m => m.Body).SingleAsync()
        );
        Assert.Contains("https://shop.example.com/reset-password?token=", body, StringComparison.Ordinal);
    }
}
