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
        var entry = problems
            .GetProperty("data")
            .EnumerateArray()
            .Single(p => p.GetProperty("code").GetString() == "precondition.required");
        Assert.Equal(428, entry.GetProperty("status").GetInt32());
        Assert.Equal("If-Match required", entry.GetProperty("title").GetProperty("en").GetString());
    }

    [Theory]
    [InlineData("en", "Not found")]
    [InlineData("tr-TR,tr;q=0.9,en;q=0.8", "Kayıt bulunamadı")]
    [InlineData("de", "Kayıt bulunamadı")]
    [InlineData("en;q=0.5, de", "Not found")]
    [InlineData("en-GB", "Not found")]
    [InlineData("en;q=0, de", "Kayıt bulunamadı")]
    [InlineData("enm", "Kayıt bulunamadı")]
    public async Task UnknownAddress_AnyLanguage_AnswersProblemInIt(string language, string title)
    {
        var response = await app.Anonymous.SendJsonAsync(
            HttpMethod.Get,
            "/api/v1/nothing-here",
            null,
            ("Accept-Language", language)
        );
        var problem = await response.ProblemAsync(404, "resource.not_found");
        Assert.Equal(title, problem.GetProperty("title").GetString());
        Assert.Contains(title == "Not found" ? "en" : "tr", response.Content.Headers.ContentLanguage);
    }

    [Fact]
    public async Task AnyRequest_WithRequestId_EchoesIt()
    {
        var response = await app.Anonymous.SendJsonAsync(
            HttpMethod.Get,
            "/api/v1/problems",
            null,
            ("X-Request-Id", "abc-123")
        );
        Assert.Equal("abc-123", response.Headers.GetValues("X-Request-Id").Single());
        Assert.Equal("nosniff", response.Headers.GetValues("X-Content-Type-Options").Single());
    }

    [Fact]
    public async Task AnyRequest_WithBadRequestId_GetsOwn()
    {
        var response = await app.Anonymous.SendJsonAsync(
            HttpMethod.Get,
            "/api/v1/problems",
            null,
            ("X-Request-Id", "no spaces allowed")
        );
        Assert.Matches("^[0-9a-f]{32}$", response.Headers.GetValues("X-Request-Id").Single());
    }

    [Fact]
    public async Task Health_WithBackingThere_IsHealthy()
    {
        await MarketplaceApp.EventuallyAsync(
            "the host is healthy",
            async () => (await app.Anonymous.GetAsync("/health")).StatusCode == HttpStatusCode.OK
        );
        Assert.Equal(HttpStatusCode.OK, (await app.Anonymous.GetAsync("/alive")).StatusCode);
    }

    [Fact]
    public async Task AnyRequest_OverTls_AsksTheBrowserToStayThere()
    {
        Assert.False((await app.Anonymous.GetAsync("/api/v1/problems")).Headers.Contains("Strict-Transport-Security"));
        var secure = await app.Anonymous.SendJsonAsync(
            HttpMethod.Get,
            "/api/v1/problems",
            null,
            ("X-Forwarded-Proto", "https")
        );
        Assert.Equal("max-age=31536000", secure.Headers.GetValues("Strict-Transport-Security").Single());
    }

    [Fact]
    public async Task Deadlock_WhileSavingAndUntilTheRetriesRunOut_IsBusy()
    {
        using var user = await app.BuyerAsync();
        await app.ExecuteAsync(
            """
            CREATE FUNCTION users.deadlock() RETURNS trigger LANGUAGE plpgsql AS $f$ BEGIN RAISE EXCEPTION 'deadlock'
                USING ERRCODE = 'deadlock_detected'; END $f$;
            CREATE TRIGGER deadlock BEFORE UPDATE ON users.users
                FOR EACH ROW WHEN (NEW.display_name = 'Deadlock') EXECUTE FUNCTION users.deadlock();
            """
        );
        var tag = (await user.Client.GetAsync("/api/v1/me")).Headers.ETag!.Tag;
        var answer = await user.Client.SendJsonAsync(
            HttpMethod.Patch,
            "/api/v1/me",
            new { displayName = "Deadlock" },
            ("If-Match", tag)
        );
        await answer.ProblemAsync(503, "platform.busy");
        Assert.Equal(TimeSpan.FromSeconds(1), answer.Headers.RetryAfter?.Delta);
    }

    [Fact]
    public async Task Answer_OfOneUser_IsNotKeptForTheNextOne()
    {
        using var user = await app.BuyerAsync();
        Assert.Equal("no-store", (await user.Client.GetAsync("/api/v1/me")).Headers.CacheControl?.ToString());
        Assert.Equal("no-store", (await user.Client.GetAsync("/api/v1/orders")).Headers.CacheControl?.ToString());
    }

    [Theory]
    [InlineData("/api/v1/products")]
    [InlineData("/api/v1/categories")]
    [InlineData("/api/v1/analytics/popular-sellers")]
    [InlineData("/.well-known/jwks.json")]
    public async Task Answer_ThatMayBeKept_IsKeptApartForPagesOfOtherOrigins(string path)
    {
        var answer = await app.Anonymous.GetAsync(path);
        Assert.True(answer.Headers.CacheControl?.Public);
        Assert.Contains("Origin", answer.Headers.Vary);
    }

    [Theory]
    [InlineData("limit=many", "?limit", "value.format")]
    [InlineData("minPrice=1e308", "?minPrice", "value.format")]
    [InlineData("inStock=evet", "?inStock", "value.format")]
    [InlineData("sort=cheap", "?sort", "value.not_allowed")]
    public async Task QueryParameter_ThatCannotBeRead_IsNamedAsTheDocumentNamesIt(
        string query,
        string pointer,
        string code
    )
    {
        var error = (
            await (await app.Anonymous.GetAsync("/api/v1/products?" + query)).ProblemAsync(400, "validation.failed")
        ).GetProperty("errors")[0];
        Assert.Equal(
            (pointer, code),
            (error.GetProperty("pointer").GetString(), error.GetProperty("code").GetString())
        );
    }

    [Theory]
    [InlineData("reduced, super_reduced")]
    [InlineData("Reduced")]
    [InlineData("REDUCED")]
    [InlineData("1")]
    [InlineData("")]
    public async Task Choice_NotSpeltAsTheDocumentDoes_IsRefusedWithWhatThereIs(string taxClass)
    {
        using var seller = await app.SellerAsync();
        var body = new
        {
            categoryId = Guid.CreateVersion7(),
            title = "Cezve",
            taxClass,
            variants = Array.Empty<object>(),
        };
        var answer = await seller.Client.SendJsonAsync(
            HttpMethod.Post,
            $"/api/v1/seller/{seller.SellerId}/products",
            body,
            ("Accept-Language", "en")
        );
        var error = (await answer.ProblemAsync(400, "validation.failed")).GetProperty("errors")[0];
        Assert.Equal(
            ("#/taxClass", "value.not_allowed"),
            (error.GetProperty("pointer").GetString(), error.GetProperty("code").GetString())
        );
        Assert.Equal(
            "This value is not allowed; it must be one of: standard, reduced, super_reduced, exempt.",
            error.GetProperty("message").GetString()
        );
    }

    [Fact]
    public async Task NulInAddress_Refused()
    {
        await (await app.Anonymous.GetAsync("/api/v1/problems?q=%00")).ProblemAsync(400, "request.malformed");
    }
}
