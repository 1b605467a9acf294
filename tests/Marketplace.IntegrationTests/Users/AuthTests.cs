using System.Net;
using System.Net.Http.Json;
using System.Text.RegularExpressions;
using Marketplace.IntegrationTests.Infrastructure;
using Marketplace.Modules.Users;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Marketplace.IntegrationTests.Users;

/// <summary>Accounts, sign-in and sessions over HTTP.</summary>
public sealed partial class AuthTests(MarketplaceApp app) : IClassFixture<MarketplaceApp>
{
    private const string Password = "correct horse battery 9";

    [Fact]
    public async Task Register_ConfirmAndLogin_GivesTokensThatOpenTheAccount()
    {
        await RegisterAsync("ayse@example.com");
        (
            await Post("/api/v1/auth/confirm-email", new { token = await TokenOfLastMailAsync("ayse@example.com") })
        ).Expect(HttpStatusCode.NoContent);
        var tokens = await LoginAsync("AYSE@example.com ");
        using var client = app.NewClient(tokens.Access);
        var me = await (await client.GetAsync("/api/v1/me")).JsonAsync(HttpStatusCode.OK);
        Assert.Equal("ayse@example.com", me.GetProperty("email").GetString());
        Assert.True(me.GetProperty("emailConfirmed").GetBoolean());
    }

    [Fact]
    public async Task Register_KnownAddress_AnswersTheSameAndMailsTheTruth()
    {
        var first = await RegisterAsync("known@example.com");
        var second = await RegisterAsync("known@example.com");
        Assert.Equal(await first.Content.ReadAsStringAsync(), await second.Content.ReadAsStringAsync());
        Assert.Equal(2, await app.MailCountAsync("known@example.com"));
        Assert.Equal(
            1,
            await app.ScalarAsync<long>("SELECT count(*) FROM users.users WHERE email = 'known@example.com'")
        );
    }

    [Fact]
    public async Task Register_InvalidFields_NamesAllOfThemInTheCallersLanguage()
    {
        var response = await app.Anonymous.SendJsonAsync(
            HttpMethod.Post,
            "/api/v1/auth/register",
            new
            {
                email = "no",
                password = "short",
                displayName = "",
                locale = "de",
                phone = "12",
                acceptTerms = false,
            },
            ("Accept-Language", "tr")
        );
        var problem = await response.ProblemAsync(400, "validation.failed");
        Assert.Equal("Doğrulama hatası", problem.GetProperty("title").GetString());
        Assert.Equal(
            ["#/acceptTerms", "#/displayName", "#/email", "#/locale", "#/password", "#/phone"],
            problem
                .GetProperty("errors")
                .EnumerateArray()
                .Select(e => e.GetProperty("pointer").GetString()!)
                .Order(StringComparer.Ordinal)
        );
    }

    [Fact]
    public async Task Register_CommonPassword_IsRefused() =>
        await (
            await Post(
                "/api/v1/auth/register",
                new
                {
                    email = "weak@example.com",
                    password = "password123",
                    displayName = "W",
                    acceptTerms = true,
                }
            )
        ).ProblemAsync(422, "auth.password_weak");

    [Fact]
    public async Task ConfirmEmail_SecondTime_IsGone()
    {
        await RegisterAsync("once@example.com");
        var token = await TokenOfLastMailAsync("once@example.com");
        (await Post("/api/v1/auth/confirm-email", new { token })).Expect(HttpStatusCode.NoContent);
        await (await Post("/api/v1/auth/confirm-email", new { token })).ProblemAsync(410, "auth.token_expired");
    }

    [Fact]
    public async Task Login_WrongPasswordAndUnknownAddress_AnswerTheSame()
    {
        using var user = await app.BuyerAsync("wrong@example.com");
        var wrong = await (
            await Post("/api/v1/auth/login", new { email = user.Email, password = "not the password" })
        ).ProblemAsync(401, "auth.invalid_credentials");
        var unknown = await (
            await Post("/api/v1/auth/login", new { email = "nobody@example.com", password = "not the password" })
        ).ProblemAsync(401, "auth.invalid_credentials");
        Assert.Equal(wrong.GetProperty("detail").GetString(), unknown.GetProperty("detail").GetString());
    }

    [Fact]
    public async Task Login_HundredthWrongPassword_LocksTheAccountForAddressesThatItNeverUsed()
    {
        using var user = await app.BuyerAsync("locked@example.com");
        await app.ExecuteAsync("UPDATE users.users SET failed_count = 99 WHERE email = 'locked@example.com'");
        await (await LoginFromAsync(user.Email, "guess number x", "198.51.100.1")).ProblemAsync(
            401,
            "auth.invalid_credentials"
        );
        await (await LoginFromAsync(user.Email, SignIn.Password, "198.51.100.1")).ProblemAsync(
            401,
            "auth.invalid_credentials"
        );
        (await LoginFromAsync(user.Email, SignIn.Password, "127.0.0.1")).Expect(HttpStatusCode.OK);
        await (await LoginFromAsync(user.Email, SignIn.Password, "198.51.100.1")).ProblemAsync(
            401,
            "auth.invalid_credentials"
        );
    }

    [Fact]
    public async Task Refresh_TenAtOnce_GiveOneSuccessor()
    {
        using var user = await app.BuyerAsync("parallel@example.com");
        var tokens = await LoginAsync(user.Email);
        var answers = await Task.WhenAll(
            Enumerable
                .Range(0, 10)
                .Select(async _ =>
                    (
                        await (await Post("/api/v1/auth/refresh", new { refreshToken = tokens.Refresh })).JsonAsync(
                            HttpStatusCode.OK
                        )
                    )
                        .GetProperty("refreshToken")
                        .GetString()
                )
        );
        Assert.Single(answers.Distinct());
        Assert.NotEqual(tokens.Refresh, answers[0]);
    }

    [Fact]
    public async Task Logout_ThenOldAccessToken_IsRefused()
    {
        using var user = await app.BuyerAsync("leaving@example.com");
        var tokens = await LoginAsync(user.Email);
        using var client = app.NewClient(tokens.Access);
        (await client.PostAsync("/api/v1/auth/logout", null)).Expect(HttpStatusCode.NoContent);
        await (await client.GetAsync("/api/v1/me")).ProblemAsync(401, "auth.token_invalid");
        await (await Post("/api/v1/auth/refresh", new { refreshToken = tokens.Refresh })).ProblemAsync(
            401,
            "auth.refresh_invalid"
        );
    }

    [Fact]
    public async Task ChangePassword_Right_EndsEverySession()
    {
        using var user = await app.BuyerAsync("changing@example.com");
        var tokens = await LoginAsync(user.Email);
        using var client = app.NewClient(tokens.Access);
        await (
            await client.PostAsJsonAsync(
                "/api/v1/auth/change-password",
                new { currentPassword = "something else", newPassword = "a brand new passphrase" }
            )
        ).ProblemAsync(422, "auth.wrong_password");
        (
            await client.PostAsJsonAsync(
                "/api/v1/auth/change-password",
                new { currentPassword = SignIn.Password, newPassword = "a brand new passphrase" }
            )
        ).Expect(HttpStatusCode.NoContent);
        await (await user.Client.GetAsync("/api/v1/me")).ProblemAsync(401, "auth.token_invalid");
        await (
            await Post("/api/v1/auth/login", new { email = user.Email, password = "a brand new passphrase" })
        ).JsonAsync(HttpStatusCode.OK);
    }

    [Fact]
    public async Task ResetPassword_ByMail_SetsItOnce()
    {
        using var user = await app.BuyerAsync("forgetful@example.com");
        (await Post("/api/v1/auth/forgot-password", new { email = user.Email })).Expect(HttpStatusCode.Accepted);
        (await Post("/api/v1/auth/forgot-password", new { email = "stranger@example.com" })).Expect(
            HttpStatusCode.Accepted
        );
        var token = await TokenOfLastMailAsync(user.Email);
        (await Post("/api/v1/auth/reset-password", new { token, newPassword = "another long passphrase" })).Expect(
            HttpStatusCode.NoContent
        );
        await (
            await Post("/api/v1/auth/reset-password", new { token, newPassword = "yet another passphrase" })
        ).ProblemAsync(410, "auth.token_expired");
        await (
            await Post("/api/v1/auth/login", new { email = user.Email, password = "another long passphrase" })
        ).JsonAsync(HttpStatusCode.OK);
    }

    [Fact]
    public async Task ChangeProfile_StaleOrMissingVersion_IsRefusedAndChangesNothing()
    {
        using var user = await app.BuyerAsync();
        var etag = (await user.Client.GetAsync("/api/v1/me")).Headers.ETag!.Tag;
        await (
            await user.Client.SendJsonAsync(HttpMethod.Patch, "/api/v1/me", new { displayName = "Çağla" })
        ).ProblemAsync(428, "precondition.required");
        var changed = await user.Client.SendJsonAsync(
            HttpMethod.Patch,
            "/api/v1/me",
            new { displayName = "Çağla" },
            ("If-Match", etag)
        );
        Assert.Equal("Çağla", (await changed.JsonAsync(HttpStatusCode.OK)).GetProperty("displayName").GetString());
        await (
            await user.Client.SendJsonAsync(
                HttpMethod.Patch,
                "/api/v1/me",
                new { displayName = "Other" },
                ("If-Match", etag)
            )
        ).StaleAsync(changed.Headers.ETag!.Tag);
    }

    [Fact]
    public async Task Sessions_EndOfAnothersSession_IsNotFound()
    {
        using var one = await app.BuyerAsync();
        using var other = await app.BuyerAsync();
        var session = (await (await one.Client.GetAsync("/api/v1/auth/sessions")).JsonAsync(HttpStatusCode.OK))
            .GetProperty("data")[0]
            .GetProperty("id")
            .GetGuid();
        await (await other.Client.DeleteAsync($"/api/v1/auth/sessions/{session}")).ProblemAsync(
            404,
            "resource.not_found"
        );
        (await one.Client.DeleteAsync($"/api/v1/auth/sessions/{session}")).Expect(HttpStatusCode.NoContent);
    }

    [Fact]
    public async Task Token_ForgedMissingOrForeign_IsRefusedWithItsReason()
    {
        await (await app.Anonymous.GetAsync("/api/v1/me")).ProblemAsync(401, "auth.required");
        using var garbage = app.NewClient("a.b.c");
        await (await garbage.GetAsync("/api/v1/me")).ProblemAsync(401, "auth.token_invalid");
        using var user = await app.BuyerAsync();
        var token = user.Client.DefaultRequestHeaders.Authorization!.Parameter!;
        using var altered = app.NewClient(
            token[..^4] + (token.EndsWith("AAAA", StringComparison.Ordinal) ? "BBBB" : "AAAA")
        );
        await (await altered.GetAsync("/api/v1/me")).ProblemAsync(401, "auth.token_invalid");
    }

    [Fact]
    public async Task Token_SignedButAskingForExtensions_IsRefused()
    {
        using var user = await app.BuyerAsync();
        var token = new JsonWebToken(user.Client.DefaultRequestHeaders.Authorization!.Parameter!);
        using var plain = app.NewClient(Signed([]));
        (await plain.GetAsync("/api/v1/me")).Expect(HttpStatusCode.OK);
        using var critical = app.NewClient(Signed(new() { ["crit"] = new[] { "b64x" }, ["b64x"] = true }));
        await (await critical.GetAsync("/api/v1/me")).ProblemAsync(401, "auth.token_invalid");

        string Signed(Dictionary<string, object> header) =>
            new JsonWebTokenHandler().CreateToken(
                Base64UrlEncoder.Decode(token.EncodedPayload),
                app.Services.GetRequiredService<SigningKeyRing>().Signing,
                header
            );
    }

    [Fact]
    public async Task Keys_Anonymous_AreTheOnesThatSign()
    {
        var keys = await (await app.Anonymous.GetAsync("/.well-known/jwks.json")).JsonAsync(HttpStatusCode.OK);
        var key = Assert.Single(keys.GetProperty("keys").EnumerateArray());
        Assert.Equal("ES256", key.GetProperty("alg").GetString());
        Assert.False(key.TryGetProperty("d", out _));
    }

    [Fact]
    public async Task AdminUsers_ByBuyerAndAdmin_AreForbiddenAndListed()
    {
        using var buyer = await app.BuyerAsync();
        using var admin = await app.AdminAsync();
        await (await buyer.Client.GetAsync("/api/v1/admin/users")).ProblemAsync(403, "auth.forbidden");
        var page = await (await admin.Client.GetAsync($"/api/v1/admin/users?q={buyer.Email}")).JsonAsync(
            HttpStatusCode.OK
        );
        Assert.Equal(buyer.UserId, page.GetProperty("data")[0].GetProperty("id").GetGuid());
        (
            await admin.Client.PostAsJsonAsync($"/api/v1/admin/users/{buyer.UserId}/disable", new { reason = "spam" })
        ).Expect(HttpStatusCode.NoContent);
        await (await buyer.Client.GetAsync("/api/v1/me")).ProblemAsync(401, "auth.token_invalid");
        await (await Post("/api/v1/auth/login", new { email = buyer.Email, password = SignIn.Password })).ProblemAsync(
            403,
            "auth.account_disabled"
        );
    }

    private Task<HttpResponseMessage> Post(string path, object body) =>
        app.Anonymous.SendJsonAsync(HttpMethod.Post, path, body, ("Accept-Language", "en"));

    private Task<HttpResponseMessage> LoginFromAsync(string email, string password, string address) =>
        app.Anonymous.SendJsonAsync(
            HttpMethod.Post,
            "/api/v1/auth/login",
            new { email, password },
            ("X-Forwarded-For", address)
        );

    private async Task<HttpResponseMessage> RegisterAsync(string email)
    {
        var response = await Post(
            "/api/v1/auth/register",
            new
            {
                email,
                password = Password,
                displayName = "Ayşe",
                locale = "tr",
                acceptTerms = true,
            }
        );
        response.Expect(HttpStatusCode.Accepted);
        return response;
    }

    private async Task<(string Access, string Refresh)> LoginAsync(string email)
    {
        var body = await (await Post("/api/v1/auth/login", new { email, password = Password })).JsonAsync(
            HttpStatusCode.OK
        );
        Assert.Equal(900, body.GetProperty("expiresIn").GetInt32());
        return (body.GetProperty("accessToken").GetString()!, body.GetProperty("refreshToken").GetString()!);
    }

    private async Task<string> TokenOfLastMailAsync(string email)
    {
        var text = await app.LastMailAsync(email);
        return TokenInLink().Match(text).Groups[1].Value;
    }

    [GeneratedRegex(@"token=(\S+)")]
    private static partial Regex TokenInLink();
}
