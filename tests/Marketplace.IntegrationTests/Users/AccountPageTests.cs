using System.Net;
using System.Text.RegularExpressions;
using Marketplace.IntegrationTests.Infrastructure;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.IntegrationTests.Users;

/// <summary>What a person sees who follows a link in a mail, and that looking at it uses nothing up.</summary>
[Setting("Logging:LogLevel:Default", "Information")]
public sealed partial class AccountPageTests(MarketplaceApp app) : IClassFixture<MarketplaceApp>
{
    [Fact]
    public async Task ConfirmEmail_OpenedByAMailScannerFirst_ConfirmsWhenTheButtonIsPressed()
    {
        var link = await RegisterAsync("reader@example.com");
        for (var i = 0; i < 2; i++)
        {
            Assert.Contains(
                "<button class=\"main\">Confirm my address</button>",
                await PageAsync(link),
                StringComparison.Ordinal
            );
        }

        Assert.False(await IsConfirmedAsync("reader@example.com"));
        Assert.Contains(
            "Your address is confirmed",
            await SendAsync("/confirm-email", HttpStatusCode.OK, ("token", TokenOf(link))),
            StringComparison.Ordinal
        );
        Assert.True(await IsConfirmedAsync("reader@example.com"));
        Assert.Contains(
            "This link no longer works",
            await SendAsync("/confirm-email", HttpStatusCode.Gone, ("token", TokenOf(link))),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task ResetPassword_WeakOrShortFirst_KeepsTheFormAndTakesTheNext()
    {
        using var user = await app.BuyerAsync();
        (
            await app.Anonymous.SendJsonAsync(
                HttpMethod.Post,
                "/api/v1/auth/forgot-password",
                new { email = user.Email }
            )
        ).Expect(HttpStatusCode.Accepted);
        var link = await LinkOfLastMailAsync(user.Email);
        Assert.StartsWith("http://127.0.0.1/reset-password?token=", link, StringComparison.Ordinal);
        Assert.Contains("type=\"password\" name=\"newPassword\"", await PageAsync(link), StringComparison.Ordinal);
        var token = ("token", TokenOf(link));
        var tooShort = await SendAsync("/reset-password", HttpStatusCode.BadRequest, token, ("newPassword", "short"));
        Assert.Contains("Must have at least 10 characters.", tooShort, StringComparison.Ordinal);
        var weak = await SendAsync(
            "/reset-password",
            HttpStatusCode.UnprocessableEntity,
            token,
            ("newPassword", "password123")
        );
        Assert.Contains("role=\"alert\"", weak, StringComparison.Ordinal);
        Assert.Contains(TokenOf(link), weak, StringComparison.Ordinal);
        Assert.Contains(
            "Your password was changed",
            await SendAsync("/reset-password", HttpStatusCode.OK, token, ("newPassword", "another long passphrase")),
            StringComparison.Ordinal
        );
        (
            await app.Anonymous.SendJsonAsync(
                HttpMethod.Post,
                "/api/v1/auth/login",
                new { email = user.Email, password = "another long passphrase" }
            )
        ).Expect(HttpStatusCode.OK);
        await SendAsync("/reset-password", HttpStatusCode.Gone, token, ("newPassword", "yet another passphrase"));
    }

    [Theory]
    [InlineData("/confirm-email")]
    [InlineData("/reset-password")]
    public async Task Page_AnyLanguage_SpeaksItAndGivesNothingAway(string path)
    {
        foreach (var (header, language) in new[] { ("tr", "tr"), ("en-GB", "en"), ("de", "tr") })
        {
            var answer = await app.Anonymous.SendJsonAsync(
                HttpMethod.Get,
                path + "?token=abc",
                null,
                ("Accept-Language", header)
            );
            Assert.Contains(
                $"<html lang=\"{language}\">",
                await answer.Content.ReadAsStringAsync(),
                StringComparison.Ordinal
            );
            Assert.Equal(language, answer.Content.Headers.ContentLanguage.Single());
            Assert.Equal("no-referrer", answer.Headers.GetValues("Referrer-Policy").Single());
            Assert.True(answer.Headers.CacheControl!.NoStore);
            var policy = answer.Headers.GetValues("Content-Security-Policy").Single();
            Assert.StartsWith("default-src 'none'", policy, StringComparison.Ordinal);
            Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("/confirm-email")]
    [InlineData("/reset-password")]
    public async Task Page_WithoutTokenOrWithMarkup_IsHarmless(string path)
    {
        (await app.Anonymous.GetAsync(path)).Expect(HttpStatusCode.Gone);
        var html = await PageAsync($"{path}?token={Uri.EscapeDataString("\"><script>alert(1)</script>")}");
        Assert.DoesNotContain("<script", html, StringComparison.Ordinal);
        await SendAsync(path, HttpStatusCode.Gone);
        await SendAsync(
            path,
            HttpStatusCode.Gone,
            ("token", "never given"),
            ("newPassword", "another long passphrase")
        );
    }

    [Fact]
    public async Task Token_WhateverIsLogged_IsNotInIt()
    {
        var link = await RegisterAsync("logged@example.com");
        await PageAsync(link);
        await SendAsync("/confirm-email", HttpStatusCode.OK, ("token", TokenOf(link)));
        Assert.NotEmpty(app.Logs.All);
        Assert.DoesNotContain(app.Logs.All, line => line.Contains(TokenOf(link), StringComparison.Ordinal));
    }

    private async Task<string> RegisterAsync(string email)
    {
        (
            await app.Anonymous.SendJsonAsync(
                HttpMethod.Post,
                "/api/v1/auth/register",
                new
                {
                    email,
                    password = SignIn.Password,
                    displayName = "Ayşe",
                    locale = "en",
                    acceptTerms = true,
                }
            )
        ).Expect(HttpStatusCode.Accepted);
        return await LinkOfLastMailAsync(email);
    }

    private async Task<string> PageAsync(string link)
    {
        var answer = await app.Anonymous.SendJsonAsync(
            HttpMethod.Get,
            new Uri(app.Address, link).PathAndQuery,
            null,
            ("Accept-Language", "en")
        );
        answer.Expect(HttpStatusCode.OK);
        return await answer.Content.ReadAsStringAsync();
    }

    private async Task<string> SendAsync(
        string path,
        HttpStatusCode expected,
        params (string Name, string Value)[] fields
    )
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path)
        {
            Content = new FormUrlEncodedContent(fields.Select(f => KeyValuePair.Create(f.Name, f.Value))),
        };
        request.Headers.AcceptLanguage.ParseAdd("en");
        var answer = await app.Anonymous.SendAsync(request);
        answer.Expect(expected);
        return await answer.Content.ReadAsStringAsync();
    }

    private Task<bool> IsConfirmedAsync(string email) =>
        app.ScalarAsync<bool>($"SELECT email_confirmed_at IS NOT NULL FROM users.users WHERE email = '{email}'");

    private async Task<string> LinkOfLastMailAsync(string email) => Link().Match(await app.LastMailAsync(email)).Value;

    private static string TokenOf(string link) => link[(link.IndexOf("token=", StringComparison.Ordinal) + 6)..];

    [GeneratedRegex(@"http\S+token=\S+")]
    private static partial Regex Link();
}
