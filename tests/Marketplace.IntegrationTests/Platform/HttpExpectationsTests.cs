using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Marketplace.IntegrationTests.Infrastructure;

namespace Marketplace.IntegrationTests.Platform;

/// <summary>What clients, proxies and link checkers take for granted of an HTTP server.</summary>
public sealed class HttpExpectationsTests(MarketplaceApp app) : IClassFixture<MarketplaceApp>
{
    [Theory]
    [InlineData("/api/v1/products")]
    [InlineData("/api/v1/plans")]
    [InlineData("/openapi/v1.json")]
    [InlineData("/.well-known/jwks.json")]
    [InlineData("/admin/login")]
    [InlineData("/health")]
    public async Task Head_OfWhatCanBeRead_AnswersAsGetWithoutABody(string path)
    {
        var read = await app.Anonymous.GetAsync(path);
        var asked = await app.Anonymous.SendAsync(new(HttpMethod.Head, path));

        asked.Expect(HttpStatusCode.OK);
        Assert.Equal(read.Content.Headers.ContentType, asked.Content.Headers.ContentType);
        Assert.Equal(read.Headers.ETag, asked.Headers.ETag);
        Assert.Empty(await asked.Content.ReadAsByteArrayAsync());
    }

    [Fact]
    public async Task Head_OfWhatCanOnlyBePosted_IsNotAllowed() =>
        (await app.Anonymous.SendAsync(new(HttpMethod.Head, "/api/v1/auth/login"))).Expect(
            HttpStatusCode.MethodNotAllowed
        );

    [Theory]
    [InlineData("application/json")]
    [InlineData("application/json;charset=\"utf-8\"")]
    [InlineData("application/json; charset=UTF8")]
    [InlineData("application/json; charset=utf-8")]
    public async Task Charset_Known_IsRead(string contentType) =>
        (await PostAsync(contentType)).Expect(HttpStatusCode.Accepted);

    [Theory]
    [InlineData("application/json; charset=bogus")]
    [InlineData("application/json; charset=utf-7")]
    [InlineData("application/json; charset=utf-16")]
    [InlineData("application/json; charset=utf-8; charset=utf-16")]
    [InlineData("application/json; charset=\"\"")]
    public async Task Charset_Unknown_IsAnUnsupportedMediaType(string contentType) =>
        await (await PostAsync(contentType)).ProblemAsync(415, "request.content_type");

    [Theory]
    [InlineData("/api/v1/products?sorting=price", "sorting")]
    [InlineData("/api/v1/products?sellerId=1", "sellerId")]
    [InlineData("/api/v1/plans?q=x", "q")]
    public async Task QueryParameter_Unknown_IsRefusedAndTheKnownOnesAreNamed(string path, string parameter)
    {
        var problem = await (await app.Anonymous.GetAsync(path)).ProblemAsync(400, "request.unknown_parameter");
        Assert.Equal(parameter, problem.GetProperty("params").GetProperty("parameter").GetString());
        Assert.DoesNotContain(
            parameter,
            problem.GetProperty("params").GetProperty("allowed").EnumerateArray().Select(name => name.GetString())
        );
    }

    [Fact]
    public async Task QueryParameter_OfAPageThatOthersLinkTo_IsIgnored() =>
        await (
            await app.Anonymous.GetAsync($"/api/v1/payments/{Guid.CreateVersion7()}/return?utm_source=mail")
        ).ProblemAsync(404, "resource.not_found");

    [Theory]
    [InlineData("/api/v1/products?q=a&limit=5&sort=price_asc&inStock=true&minPrice=1&facets=true")]
    [InlineData("/api/v1/products?Q=a&LIMIT=5")]
    public async Task QueryParameter_Known_IsTakenInAnyCase(string path) =>
        (await app.Anonymous.GetAsync(path)).Expect(HttpStatusCode.OK);

    [Fact]
    public async Task QueryParameter_GivenTwice_IsRefused()
    {
        var answer = await app.Anonymous.GetAsync("/api/v1/products?q=bakir&q=cezve");
        var problem = await answer.ProblemAsync(400, "validation.failed");
        Assert.Equal("?q", problem.GetProperty("errors")[0].GetProperty("pointer").GetString());
    }

    [Fact]
    public async Task MethodNotAllowed_WhereGetIsAllowed_NamesHeadAsWell() =>
        Assert.Equal(
            ["GET", "HEAD"],
            (await app.Anonymous.PostAsync("/api/v1/plans", null)).Content.Headers.Allow.Order()
        );

    [Theory]
    [InlineData("br")]
    [InlineData("gzip")]
    [InlineData("identity")]
    public async Task Document_ReadAgainWithItsTag_IsNotSentAgain(string encoding)
    {
        var first = await GetDocumentAsync(encoding);
        first.Expect(HttpStatusCode.OK);
        Assert.Equal(encoding == "identity" ? [] : [encoding], first.Content.Headers.ContentEncoding);
        Assert.True(
            encoding == "identity" || first.Content.Headers.ContentLength < 200_000,
            $"{first.Content.Headers.ContentLength} bytes"
        );
        Assert.Contains("Accept-Encoding", first.Headers.Vary);

        var again = await GetDocumentAsync(encoding, first.Headers.ETag);
        again.Expect(HttpStatusCode.NotModified);
    }

    private Task<HttpResponseMessage> GetDocumentAsync(string encoding, EntityTagHeaderValue? known = null)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, "/openapi/v1.json");
        request.Headers.AcceptEncoding.Add(new(encoding));
        if (known is not null)
            request.Headers.IfNoneMatch.Add(known);
        return app.Anonymous.SendAsync(request);
    }

    private Task<HttpResponseMessage> PostAsync(string contentType)
    {
        var content = new ByteArrayContent(Encoding.UTF8.GetBytes("""{"email":"nobody@example.com"}"""));
        content.Headers.TryAddWithoutValidation("Content-Type", contentType);
        return app.Anonymous.PostAsync("/api/v1/auth/forgot-password", content);
    }
}
