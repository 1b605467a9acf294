using System.Net;
using Marketplace.IntegrationTests.Infrastructure;

namespace Marketplace.IntegrationTests.Platform;

/// <summary>Whose X-Forwarded-For is believed; these tests come from 127.0.0.1.</summary>
public sealed class TrustedProxiesTests(MarketplaceApp app) : IClassFixture<MarketplaceApp>
{
    [Fact]
    public async Task ForwardedFor_FromThisMachineWhereNothingIsConfigured_IsBelieved() =>
        Assert.Equal("203.0.113.7", await AddressSeenAsync(app, "203.0.113.7"));

    [Fact]
    public async Task ForwardedFor_WhatTheClientItselfSent_IsIgnored() =>
        Assert.Equal("203.0.113.7", await AddressSeenAsync(app, "10.9.9.9, 203.0.113.7"));

    internal static async Task<string?> AddressSeenAsync(MarketplaceApp app, string forwardedFor)
    {
        using var user = await app.BuyerAsync();
        var login = await app.Anonymous.SendJsonAsync(
            HttpMethod.Post,
            "/api/v1/auth/login",
            new { email = user.Email, password = SignIn.Password },
            ("X-Forwarded-For", forwardedFor),
            ("User-Agent", "proxied")
        );
        login.Expect(HttpStatusCode.OK);
        return await app.ScalarAsync<string>(
            $"SELECT ip FROM users.sessions WHERE user_id = '{user.UserId}' AND user_agent = 'proxied'"
        );
    }
}

/// <summary>Behind proxies of another network.</summary>
[Setting("Network:TrustedProxies:0", "10.0.0.0/8")]
public sealed class OtherProxiesTests(MarketplaceApp app) : IClassFixture<MarketplaceApp>
{
    [Fact]
    public async Task ForwardedFor_FromAPeerThatIsNotTrusted_IsIgnored() =>
        Assert.Equal("127.0.0.1", await TrustedProxiesTests.AddressSeenAsync(app, "203.0.113.7"));
}
