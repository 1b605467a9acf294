using System.Net;
using Marketplace.IntegrationTests.Infrastructure;

namespace Marketplace.IntegrationTests.Platform;

/// <summary>What holds for every request, whatever the module.</summary>
public sealed class HttpKitTests(MarketplaceApp app) : IClassFixture<MarketplaceApp>
{
    [Fact]
    public async Task ListProblems_Anonymous_GivesBothLanguages()
    {
        var problems = await (await app.Anonymous.GetAsync("/api/v1/problems")).JsonAsync(HttpStatusCode.OK);
        var entry = problems.EnumerateArray().Single(p => p.GetProperty("code").GetString() == "precondition.required");
        Assert.Equal(428, entry.GetProperty("status").GetInt32());
        Assert.Equal("If-Match required", entry.GetProperty("title").GetProperty("en").GetString());
    }

    [Theory]
    [InlineData("en", "Not found")]
    [InlineData("tr-TR,tr;q=0.9,en;q=0.8", "Kayıt bulunamadı")]
    [InlineData("de", "Kayıt bulunamadı")]
    public async Task UnknownAddress_AnyLanguage_AnswersProblemInIt(string language, string title)
    {
        var response = await app.Anonymous.SendJsonAsync(HttpMethod.Get, "/api/v1/nothing-here", null, ("Accept-Language", language));
        var problem = await response.ProblemAsync(404, "resource.not_found");
        Assert.Equal(title, problem.GetProperty("title").GetString());
        Assert.Contains(language.StartsWith("en", StringComparison.Ordinal) ? "en" : "tr", response.Content.Headers.ContentLanguage);
    }

    [Fact]
    public async Task AnyRequest_WithRequestId_EchoesIt()
    {
        var response = await app.Anonymous.SendJsonAsync(HttpMethod.Get, "/api/v1/problems", null, ("X-Request-Id", "abc-123"));
        Assert.Equal("abc-123", response.Headers.GetValues("X-Request-Id").Single());
        Assert.Equal("nosniff", response.Headers.GetValues("X-Content-Type-Options").Single());
    }

    [Fact]
    public async Task AnyRequest_WithBadRequestId_GetsOwn()
    {
        var response = await app.Anonymous.SendJsonAsync(HttpMethod.Get, "/api/v1/problems", null, ("X-Request-Id", "no spaces allowed"));
        Assert.Matches("^[0-9a-f]{32}$", response.Headers.GetValues("X-Request-Id").Single());
    }

    [Fact]
    public async Task Health_WithBackingThere_IsHealthy()
    {
        await MarketplaceApp.EventuallyAsync("the host is healthy", async () => (await app.Anonymous.GetAsync("/health")).StatusCode == HttpStatusCode.OK);
        Assert.Equal(HttpStatusCode.OK, (await app.Anonymous.GetAsync("/alive")).StatusCode);
    }

    [Fact]
    public async Task AnyRequest_OverTls_AsksTheBrowserToStayThere()
    {
        Assert.False((await app.Anonymous.GetAsync("/api/v1/problems")).Headers.Contains("Strict-Transport-Security"));
        var secure = await app.Anonymous.SendJsonAsync(HttpMethod.Get, "/api/v1/problems", null, ("X-Forwarded-Proto", "https"));
        Assert.Equal("max-age=31536000", secure.Headers.GetValues("Strict-Transport-Security").Single());
    }

    [Fact]
    public async Task Deadlock_WhileSavingAndUntilTheRetriesRunOut_IsBusy()
    {
        using var user = await app.BuyerAsync();
        await app.ExecuteAsync("""
            CREATE FUNCTION users.deadlock() RETURNS trigger LANGUAGE plpgsql AS $f$ BEGIN RAISE EXCEPTION 'deadlock' USING ERRCODE = 'deadlock_detected'; END $f$;
            CREATE TRIGGER deadlock BEFORE UPDATE ON users.users FOR EACH ROW WHEN (NEW.display_name = 'Deadlock') EXECUTE FUNCTION users.deadlock();
            """);
        var tag = (await user.Client.GetAsync("/api/v1/me")).Headers.ETag!.Tag;
        var answer = await user.Client.SendJsonAsync(HttpMethod.Patch, "/api/v1/me", new { displayName = "Deadlock" }, ("If-Match", tag));
        await answer.ProblemAsync(503, "platform.busy");
        Assert.Equal(TimeSpan.FromSeconds(1), answer.Headers.RetryAfter?.Delta);
    }

    [Fact]
    public async Task NulInAddress_Refused()
    {
        await (await app.Anonymous.GetAsync("/api/v1/problems?q=%00")).ProblemAsync(400, "request.malformed");
    }
}
