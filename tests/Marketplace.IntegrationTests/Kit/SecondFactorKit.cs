using System.Net;
using Marketplace.IntegrationTests.Infrastructure;
using OtpNet;

namespace Marketplace.IntegrationTests.Kit;

/// <summary>An authenticator app with its recovery codes.</summary>
public sealed record Authenticator(string Secret, IReadOnlyList<string> RecoveryCodes)
{
    /// <summary>What the app shows at an instant.</summary>
    public string CodeAt(DateTimeOffset at) => CodeOf(Secret, at);

    internal static string CodeOf(string secret, DateTimeOffset at) =>
        new Totp(Base32Encoding.ToBytes(secret)).ComputeTotp(at.UtcDateTime);
}

/// <summary>Second factors of accounts.</summary>
public static class SecondFactorKit
{
    private static readonly TimeSpan Step = TimeSpan.FromSeconds(30);

    /// <summary>Sets a second factor up, over HTTP. The session then counts as having entered a code.</summary>
    public static async Task<Authenticator> EnrolAsync(this MarketplaceApp app, SignIn who)
    {
        var begun = await who.Client.SendJsonAsync(
            HttpMethod.Post,
            "/api/v1/me/second-factor",
            new { password = SignIn.Password }
        );
        var secret = (await begun.JsonAsync(HttpStatusCode.OK)).GetProperty("secret").GetString()!;
        var confirmed = await who.Client.SendJsonAsync(
            HttpMethod.Post,
            "/api/v1/me/second-factor/confirm",
            new { code = Authenticator.CodeOf(secret, app.Clock.GetUtcNow()) }
        );
        var codes = (await confirmed.JsonAsync(HttpStatusCode.OK)).GetProperty("recoveryCodes").EnumerateArray();
        return new(secret, [.. codes.Select(code => code.GetString()!)]);
    }

    /// <summary>The next code that was not used: time goes on by one step, because every code works once.</summary>
    public static string NextCode(this MarketplaceApp app, Authenticator authenticator)
    {
        app.Clock.Advance(Step);
        return authenticator.CodeAt(app.Clock.GetUtcNow());
    }

    /// <summary>A code that is wrong now, and at the steps beside it.</summary>
    public static string WrongCode(this MarketplaceApp app, Authenticator authenticator)
    {
        var right = Enumerable
            .Range(-2, 5)
            .Select(step => authenticator.CodeAt(app.Clock.GetUtcNow() + step * Step))
            .ToHashSet();
        return Enumerable.Range(100_000, 10).Select(n => $"{n}").First(code => !right.Contains(code));
    }

    /// <summary>Enters a code in the session of a client.</summary>
    public static Task<HttpResponseMessage> EnterCodeAsync(this HttpClient client, string code) =>
        client.SendJsonAsync(HttpMethod.Post, "/api/v1/me/second-factor/verify", new { code });

    /// <summary>Signs in as far as the challenge.</summary>
    public static async Task<string> ChallengeAsync(this MarketplaceApp app, SignIn who)
    {
        var answer = await app.LoginAsync(who);
        return (await answer.JsonAsync(HttpStatusCode.Accepted)).GetProperty("challenge").GetString()!;
    }

    public static Task<HttpResponseMessage> LoginAsync(this MarketplaceApp app, SignIn who) =>
        app.Anonymous.SendJsonAsync(
            HttpMethod.Post,
            "/api/v1/auth/login",
            new { email = who.Email, password = SignIn.Password }
        );

    public static Task<HttpResponseMessage> CompleteSignInAsync(
        this MarketplaceApp app,
        string challenge,
        string code
    ) => app.Anonymous.SendJsonAsync(HttpMethod.Post, "/api/v1/auth/login/second-factor", new { challenge, code });
}
