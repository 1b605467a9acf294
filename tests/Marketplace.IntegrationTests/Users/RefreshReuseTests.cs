using System.Net;
using Marketplace.IntegrationTests.Infrastructure;

namespace Marketplace.IntegrationTests.Users;

/// <summary>Refresh tokens as time passes; moves the clock, so alone on its database.</summary>
public sealed class RefreshReuseTests(MarketplaceApp app) : IClassFixture<MarketplaceApp>
{
    [Fact]
    public async Task Refresh_ReplacedTokenAfterGrace_EndsTheSession()
    {
        using var user = await app.BuyerAsync();
        var login = await (
            await app.Anonymous.SendJsonAsync(
                HttpMethod.Post,
                "/api/v1/auth/login",
                new { email = user.Email, password = SignIn.Password }
            )
        ).JsonAsync(HttpStatusCode.OK);
        var first = login.GetProperty("refreshToken").GetString()!;
        var second = (await (await RefreshAsync(first)).JsonAsync(HttpStatusCode.OK))
            .GetProperty("refreshToken")
            .GetString()!;
        Assert.Equal(
            second,
            (await (await RefreshAsync(first)).JsonAsync(HttpStatusCode.OK)).GetProperty("refreshToken").GetString()
        );
        app.Clock.Advance(TimeSpan.FromSeconds(31));
        await (await RefreshAsync(first)).ProblemAsync(401, "auth.refresh_reused");
        await (await RefreshAsync(second)).ProblemAsync(401, "auth.refresh_reused");
        using var client = app.NewClient(login.GetProperty("accessToken").GetString());
        await (await client.GetAsync("/api/v1/me")).ProblemAsync(401, "auth.token_invalid");
        app.Clock.Advance(TimeSpan.FromMinutes(15));
        await (await user.Client.GetAsync("/api/v1/me")).ProblemAsync(401, "auth.token_expired");
    }

    private Task<HttpResponseMessage> RefreshAsync(string token) =>
        app.Anonymous.SendJsonAsync(HttpMethod.Post, "/api/v1/auth/refresh", new { refreshToken = token });
}
