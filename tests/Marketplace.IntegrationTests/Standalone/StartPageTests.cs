using System.Net;
using System.Text.RegularExpressions;
using Marketplace.IntegrationTests.Examples;
using Marketplace.IntegrationTests.Infrastructure;

namespace Marketplace.IntegrationTests.Standalone;

/// <summary>The first page of an instance that a developer started, its mails and its sign-ins by one click.</summary>
public sealed class StartPageTests(ExampleHost host) : IClassFixture<ExampleHost>, IDisposable
{
    private readonly CookieContainer _cookies = new();
    private HttpClient? _browser;

    private HttpClient Browser =>
        _browser ??= new(new HttpClientHandler { AllowAutoRedirect = false, CookieContainer = _cookies })
        {
            BaseAddress = host.Address,
        };

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose() => _browser?.Dispose();

    [Theory]
    [InlineData("en", "Your development instance is running", "Payment simulator")]
    [InlineData("tr", "Geliştirme ortamınız çalışıyor", "Ödeme simülatörü")]
    public async Task Home_OfADevelopmentInstance_SaysWhatRunsInTheReadersLanguage(
        string language,
        string lead,
        string place
    )
    {
        var page = WebUtility.HtmlDecode(await Browser.GetStringAsync($"/?language={language}", Stop));
        Assert.Contains(lead, page, StringComparison.Ordinal);
        Assert.Contains(place, page, StringComparison.Ordinal);
        foreach (var path in new[] { "/admin", "/scalar", "/mails", "/health" })
            Assert.Equal(HttpStatusCode.OK, (await Follow(path)).StatusCode);
    }

    [Theory]
    [InlineData("admin", "Administrator")]
    [InlineData("admin2", "Administrator 2")]
    public async Task SignIn_AsAdministrator_OpensThePanel(string role, string name)
    {
        Assert.Contains($"value=\"{role}\"", await Browser.GetStringAsync("/", Stop), StringComparison.Ordinal);
        var answer = await SignInAsync(role, "panel");
        Assert.Equal("/admin", answer.Headers.Location?.OriginalString);
        var panel = await Browser.GetAsync("/admin", Stop);
        Assert.Equal(HttpStatusCode.OK, panel.StatusCode);
        var page = await panel.Content.ReadAsStringAsync(Stop);
        Assert.Contains("admin/sign-out", page, StringComparison.Ordinal);
        Assert.Contains($">{name}<", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("buyer")]
    [InlineData("seller")]
    [InlineData("admin")]
    [InlineData("admin2")]
    public async Task SignIn_ToTheReference_PutsTheAccountsTokenIntoIt(string role)
    {
        var answer = await SignInAsync(role, "");
        Assert.Equal("/scalar", answer.Headers.Location?.OriginalString);
        var reference = await Follow("/scalar");
        var page = await reference.Content.ReadAsStringAsync(Stop);
        Assert.True(reference.Headers.CacheControl?.NoStore);
        var token = Regex.Match(page, "\"token\":\\s*\"(?<token>eyJ[^\"]+)\"").Groups["token"].Value;
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/v1/me");
        request.Headers.Authorization = new("Bearer", token);
        var me = await (await Browser.SendAsync(request, Stop)).JsonAsync(HttpStatusCode.OK);
        Assert.Equal($"{role}@marketplace.test", me.GetProperty("email").GetString());
    }

    [Theory]
    [InlineData("cross-site", "admin")]
    [InlineData("same-site", "admin")]
    [InlineData("none", "admin")]
    [InlineData(null, "admin")]
    [InlineData("same-origin", "nobody")]
    public async Task SignIn_FromAnotherSiteOrAsNobody_IsRefused(string? site, string role)
    {
        var answer = await SignInAsync(role, "panel", site);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Equal(0, _cookies.Count);
    }

    [Fact]
    public async Task Mails_OfARegistration_AreShownWithoutScriptsOfTheirOwn()
    {
        var registration = new
        {
            email = "ayse@example.com",
            password = "a long demo password",
            displayName = "Ayşe Çınar",
            locale = "tr",
            acceptTerms = true,
        };
        (await Browser.SendJsonAsync(HttpMethod.Post, "/api/v1/auth/register", registration)).Expect(
            HttpStatusCode.Accepted
        );
        var mail = await MailToAsync("ayse@example.com");
        var page = WebUtility.HtmlDecode(await Browser.GetStringAsync(mail, Stop));
        Assert.Contains("example.com", page, StringComparison.Ordinal);
        var body = await Browser.GetAsync(mail + "/body", Stop);
        Assert.Contains("confirm-email?token=", await body.Content.ReadAsStringAsync(Stop), StringComparison.Ordinal);
        Assert.Contains(
            "sandbox",
            body.Headers.GetValues("Content-Security-Policy").Single(),
            StringComparison.Ordinal
        );
        Assert.Equal("SAMEORIGIN", body.Headers.GetValues("X-Frame-Options").Single());
    }

    private async Task<string> MailToAsync(string to)
    {
        for (var attempt = 0; attempt < 720; attempt++)
        {
            var list = await Browser.GetStringAsync("/mails", Stop);
            var link = Regex.Match(list, $"/mails/(?<id>[0-9a-f-]{{36}})[^<]*</a>[^@]*>{Regex.Escape(to)}<");
            if (link.Success)
                return "/mails/" + link.Groups["id"].Value;
            await Task.Delay(TimeSpan.FromMilliseconds(250), Stop);
        }

        throw new InvalidOperationException("No mail arrived within three minutes.");
    }

    private async Task<HttpResponseMessage> SignInAsync(string role, string to, string? site = "same-origin")
    {
        var values = new Dictionary<string, string> { ["role"] = role, ["to"] = to };
        using var request = new HttpRequestMessage(HttpMethod.Post, "/development/sign-in")
        {
            Content = new FormUrlEncodedContent(values),
        };
        if (site is not null)
            request.Headers.Add("Sec-Fetch-Site", site);
        return await Browser.SendAsync(request, Stop);
    }

    private async Task<HttpResponseMessage> Follow(string path)
    {
        var answer = await Browser.GetAsync(path, Stop);
        return answer.Headers.Location is { } next ? await Browser.GetAsync(new Uri(host.Address, next), Stop) : answer;
    }
}
