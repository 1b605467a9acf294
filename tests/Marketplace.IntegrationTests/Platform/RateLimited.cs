using Marketplace.IntegrationTests.Infrastructure;
using Microsoft.Extensions.DependencyInjection;
using StackExchange.Redis;

namespace Marketplace.IntegrationTests.Platform;

/// <summary>Rate limits are on; one link to set a new password an hour.</summary>
public sealed class RateLimitedAttribute : HostSetupAttribute
{
    public const int LinksPerHour = 1;

    public override IReadOnlyDictionary<string, string?> Settings(MarketplaceApp app) =>
        new Dictionary<string, string?>
        {
            ["RateLimits:Enabled"] = "true",
            ["RateLimits:PasswordResetPerHour"] = $"{LinksPerHour}",
        };
}

/// <summary>Requests from an address, as the proxy of this machine names it.</summary>
public static class RateLimited
{
    /// <summary>Lets an address sign in again, as a minute would, without the clock going on for the others.</summary>
    public static Task RefillAddressAsync(this MarketplaceApp app, string address) =>
        app.Services.GetRequiredService<IConnectionMultiplexer>().GetDatabase().KeyDeleteAsync($"rl:login:{address}");

    /// <summary>A sign-in with a wrong password.</summary>
    public static Task<HttpResponseMessage> LoginAsync(this MarketplaceApp app, string email, string address) =>
        app.Anonymous.SendJsonAsync(
            HttpMethod.Post,
            "/api/v1/auth/login",
            new { email, password = "not the password" },
            ("X-Forwarded-For", address)
        );

    public static Task<HttpResponseMessage> ForgotAsync(this MarketplaceApp app, string email, string address) =>
        app.Anonymous.SendJsonAsync(
            HttpMethod.Post,
            "/api/v1/auth/forgot-password",
            new { email },
            ("X-Forwarded-For", address)
        );

    /// <summary>Any request.</summary>
    public static Task<HttpResponseMessage> AskAsync(this HttpClient client, string address) =>
        client.SendJsonAsync(HttpMethod.Get, "/api/v1/problems", null, ("X-Forwarded-For", address));

    /// <summary>What the answer says of its bucket.</summary>
    public static (string Limit, string Remaining, string Reset) HeadersOf(HttpResponseMessage answer) =>
        (Of(answer, "Limit"), Of(answer, "Remaining"), Of(answer, "Reset"));

    private static string Of(HttpResponseMessage answer, string name) =>
        answer.Headers.GetValues("RateLimit-" + name).Single();
}
