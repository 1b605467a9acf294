using System.Net;
using System.Text.RegularExpressions;
using Marketplace.IntegrationTests.Infrastructure;

namespace Marketplace.IntegrationTests.Admin;

/// <summary>A browser at the admin panel: keeps cookies, follows no redirect, sends forms with their token.</summary>
public sealed partial class Panel : IDisposable
{
    private readonly HttpClient _http;

    public Panel(MarketplaceApp app, string? bearer = null)
    {
        Cookies = new CookieContainer();
        _http = new HttpClient(new HttpClientHandler { CookieContainer = Cookies, AllowAutoRedirect = false })
        {
            BaseAddress = app.Address,
            Timeout = MarketplaceApp.Patience,
        };
        if (bearer is not null)
            _http.DefaultRequestHeaders.Authorization = new("Bearer", bearer);
    }

    public CookieContainer Cookies { get; }

    /// <summary>A panel somebody has signed in at.</summary>
    public static async Task<Panel> SignedInAsync(MarketplaceApp app, SignIn user)
    {
        var panel = new Panel(app);
        var answer = await panel.SignInAsync(user.Email, SignIn.Password);
        Assert.Equal(HttpStatusCode.Found, answer.StatusCode);
        Assert.Equal("/admin", answer.Headers.Location?.ToString());
        return panel;
    }

    public async Task<HttpResponseMessage> SignInAsync(string email, string password, string? returnUrl = null)
    {
        var page = await PageAsync("/admin/login");
        return await SendAsync(
            "/admin/sign-in",
            page,
            ("email", email),
            ("password", password),
            ("returnUrl", returnUrl ?? "")
        );
    }

    public Task<HttpResponseMessage> GetAsync(string path) => _http.GetAsync(path);

    /// <summary>A page that must be there.</summary>
    public async Task<string> PageAsync(string path)
    {
        var answer = await _http.GetAsync(path);
        var html = await answer.Content.ReadAsStringAsync();
        Assert.True(
            answer.StatusCode == HttpStatusCode.OK,
            $"{path}: {(int)answer.StatusCode} {answer.Headers.Location} {html}"
        );
        return WebUtility.HtmlDecode(html);
    }

    /// <summary>Sends a form with the token of a page.</summary>
    public Task<HttpResponseMessage> SendAsync(
        string action,
        string page,
        params (string Name, string Value)[] fields
    ) =>
        SendWithoutTokenAsync(action, [("__RequestVerificationToken", Token().Match(page).Groups[1].Value), .. fields]);

    /// <summary>Sends a form whose field is a file.</summary>
    public async Task<HttpResponseMessage> SendFileAsync(string action, string page, string field, string content)
    {
        using var form = new MultipartFormDataContent
        {
            { new StringContent(Token().Match(page).Groups[1].Value), "__RequestVerificationToken" },
            { new StringContent(content), field, "answer.csv" },
        };
        return await _http.PostAsync(action, form);
    }

    public Task<HttpResponseMessage> SendWithoutTokenAsync(
        string action,
        params (string Name, string Value)[] fields
    ) => _http.PostAsync(action, new FormUrlEncodedContent(fields.Select(f => KeyValuePair.Create(f.Name, f.Value))));

    public void Dispose() => _http.Dispose();

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"([^\"]+)\"")]
    private static partial Regex Token();
}
