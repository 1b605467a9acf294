using Marketplace.IntegrationTests.Infrastructure;
using Marketplace.Standalone;
using Microsoft.Extensions.DependencyInjection;
using StackExchange.Redis;

namespace Marketplace.IntegrationTests.Platform;

/// <summary>The Api with its rate limits on and a cache of its own, in which nobody else is counted.</summary>
public sealed class LimitedApp : MarketplaceApp, IAsyncLifetime
{
    public const int LinksPerHour = 1;

    private readonly EmbeddedGarnet _cache = EmbeddedGarnet.Start();
    private bool _isCacheLost;

    /// <summary>Tokens come back by the clock, so that it must not run.</summary>
    public LimitedApp() => Clock.Stop();

    protected override IReadOnlyDictionary<string, string?> Overrides =>
        new Dictionary<string, string?>
        {
            ["ConnectionStrings:cache"] = _cache.ConnectionString + TestBacking.PatientCache,
            ["RateLimits:Enabled"] = "true",
            ["RateLimits:PasswordResetPerHour"] = $"{LinksPerHour}",
            ["Auth:PasswordHashIterations"] = "10000",
        };

    /// <summary>Takes the cache away for good.</summary>
    public void LoseCache()
    {
        if (_isCacheLost)
            return;
        _isCacheLost = true;
        _cache.Dispose();
    }

    public new async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        LoseCache();
        GC.SuppressFinalize(this);
    }

    /// <summary>Lets an address sign in again, as a minute would, without the clock going on for the others.</summary>
    public Task RefillAddressAsync(string address) =>
        Services.GetRequiredService<IConnectionMultiplexer>().GetDatabase().KeyDeleteAsync($"rl:login:{address}");

    /// <summary>A wrong password from an address, as the proxy of this machine names it.</summary>
    public Task<HttpResponseMessage> LoginAsync(string email, string address) =>
        Anonymous.SendJsonAsync(
            HttpMethod.Post,
            "/api/v1/auth/login",
            new { email, password = "not the password" },
            ("X-Forwarded-For", address)
        );

    public Task<HttpResponseMessage> ForgotAsync(string email, string address) =>
        Anonymous.SendJsonAsync(
            HttpMethod.Post,
            "/api/v1/auth/forgot-password",
            new { email },
            ("X-Forwarded-For", address)
        );

    public Task<HttpResponseMessage> GetAsync(HttpClient client, string address) =>
        client.SendJsonAsync(HttpMethod.Get, "/api/v1/problems", null, ("X-Forwarded-For", address));

    /// <summary>What the answer says of its bucket.</summary>
    public static (string Limit, string Remaining, string Reset) HeadersOf(HttpResponseMessage answer) =>
        (Of(answer, "Limit"), Of(answer, "Remaining"), Of(answer, "Reset"));

    private static string Of(HttpResponseMessage answer, string name) =>
        answer.Headers.GetValues("RateLimit-" + name).Single();
}
