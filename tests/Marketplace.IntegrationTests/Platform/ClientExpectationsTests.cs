using System.Net;
using System.Text.Json;
using Marketplace.IntegrationTests.Infrastructure;

namespace Marketplace.IntegrationTests.Platform;

/// <summary>What clients expect of answers and refusals, in every operation alike.</summary>
public sealed class ClientExpectationsTests(MarketplaceApp app) : IClassFixture<MarketplaceApp>
{
    [Fact]
    public async Task Document_SuccessOfEveryOperation_IsNoBareArray()
    {
        var document = await (await app.Anonymous.GetAsync("/openapi/v1.json")).JsonAsync(HttpStatusCode.OK);
        var answers = document
            .GetProperty("paths")
            .EnumerateObject()
            .SelectMany(path => path.Value.EnumerateObject().Select(method => (Path: path.Name, Method: method)))
            .Where(one => one.Method.Value.ValueKind == JsonValueKind.Object)
            .SelectMany(one =>
                one.Method.Value.GetProperty("responses").EnumerateObject().Select(r => (one.Path, Answer: r.Value))
            )
            .Where(one => one.Answer.TryGetProperty("content", out var content) && IsArray(content))
            .Select(one => one.Path);
        Assert.Empty(answers);

        static bool IsArray(JsonElement content) =>
            content.TryGetProperty("application/json", out var json)
            && json.TryGetProperty("schema", out var schema)
            && schema.TryGetProperty("type", out var type)
            && type.ValueKind == JsonValueKind.String
            && type.GetString() == "array";
    }

    [Theory]
    [InlineData("/api/v1/products?sort=cheap", "newest")]
    [InlineData("/api/v1/sellers?sort=size", "name")]
    [InlineData("/api/v1/orders?status=lost", "pending_payment")]
    [InlineData("/api/v1/analytics/popular-sellers?window=8d", "7d")]
    [InlineData("/api/v1/analytics/popular-sellers?by=fame", "revenue")]
    public async Task Query_ValueThatIsNotAllowed_NamesThoseThatAre(string path, string allowed)
    {
        using var buyer = await app.BuyerAsync();
        var answer = await buyer.Client.SendJsonAsync(HttpMethod.Get, path, null, ("Accept-Language", "en"));
        var error = (await answer.ProblemAsync(400, "validation.failed")).GetProperty("errors")[0];
        Assert.Equal("value.not_allowed", error.GetProperty("code").GetString());
        Assert.Contains(
            allowed,
            error.GetProperty("params").GetProperty("allowed").EnumerateArray().Select(value => value.GetString())
        );
        Assert.Contains(allowed, error.GetProperty("message").GetString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/api/v1/orders", "status", "pending_payment")]
    [InlineData("/api/v1/seller/{sellerId}/analytics/summary", "range", "365d")]
    [InlineData("/api/v1/analytics/popular-sellers", "window", "90d")]
    [InlineData("/api/v1/seller/{sellerId}/usage", "metric", "activeListings")]
    public async Task Document_QueryParameterWithNamedValues_ListsThem(string path, string name, string value)
    {
        var document = await (await app.Anonymous.GetAsync("/openapi/v1.json")).JsonAsync(HttpStatusCode.OK);
        var schema = document
            .GetProperty("paths")
            .GetProperty(path)
            .GetProperty("get")
            .GetProperty("parameters")
            .EnumerateArray()
            .Single(p => p.TryGetProperty("name", out var n) && n.GetString() == name)
            .GetProperty("schema");
        // Several values with commas between.
        if (schema.TryGetProperty("items", out var items))
            schema = items;
        if (schema.TryGetProperty("$ref", out var reference))
        {
            schema = document
                .GetProperty("components")
                .GetProperty("schemas")
                .GetProperty(reference.GetString()!.Split('/')[^1]);
        }
        Assert.Contains(value, schema.GetProperty("enum").EnumerateArray().Select(v => v.GetString()));
    }

    [Fact]
    public async Task Query_OfAnOperationThatTakesNone_IsToldSo()
    {
        var answer = await app.Anonymous.SendJsonAsync(
            HttpMethod.Get,
            "/api/v1/categories?depth=2",
            null,
            ("Accept-Language", "en")
        );
        var problem = await answer.ProblemAsync(400, "request.unknown_parameter");
        Assert.EndsWith("this operation takes none.", problem.GetProperty("detail").GetString());
    }

    [Fact]
    public async Task Address_WithNul_IsToldThatTheAddressIsWrong()
    {
        var answer = await app.Anonymous.SendJsonAsync(
            HttpMethod.Get,
            "/api/v1/products?q=%00",
            null,
            ("Accept-Language", "en")
        );
        var problem = await answer.ProblemAsync(400, "request.malformed");
        Assert.Contains("address", problem.GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"email":null,"password":null}""")]
    [InlineData("""{"email":null}""")]
    public async Task Body_RequiredMembersMissingOrNull_IsAnsweredTheSame(string body)
    {
        using var content = new StringContent(body, System.Text.Encoding.UTF8, "application/json");
        var problem = await (await app.Anonymous.PostAsync("/api/v1/auth/login", content)).ProblemAsync(
            400,
            "validation.failed"
        );
        Assert.Equal(
            ["#/email value.required", "#/password value.required"],
            problem
                .GetProperty("errors")
                .EnumerateArray()
                .Select(e => $"{e.GetProperty("pointer").GetString()} {e.GetProperty("code").GetString()}")
                .Order(StringComparer.Ordinal)
        );
    }

    [Fact]
    public async Task Commission_EmptyBody_IsRefusedAndNullRestoresThePlans()
    {
        using var seller = await app.SellerAsync();
        using var admin = await app.AdminAsync();
        var path = $"/api/v1/admin/sellers/{seller.SellerId}/commission";
        (await PutAsync(new { commissionBps = 250 })).Expect(HttpStatusCode.OK);

        var problem = await (await PutAsync(new { })).ProblemAsync(400, "validation.failed");

        Assert.Equal("#/commissionBps", problem.GetProperty("errors")[0].GetProperty("pointer").GetString());
        Assert.Equal(
            250,
            await app.ScalarAsync<int>(
                $"SELECT commission_bps_override FROM sellers.sellers WHERE id = '{seller.SellerId}'"
            )
        );
        (await PutAsync(new { commissionBps = (int?)null })).Expect(HttpStatusCode.OK);

        Task<HttpResponseMessage> PutAsync(object body) =>
            admin.Client.SendJsonAsync(HttpMethod.Put, path, body, ("If-Match", "*"));
    }

    [Fact]
    public async Task PanelSignIn_JsonInsteadOfAForm_IsAPage()
    {
        using var content = new StringContent("{}", System.Text.Encoding.UTF8, "application/json");
        var answer = await app.Anonymous.PostAsync("/admin/login", content);
        Assert.InRange((int)answer.StatusCode, 400, 499);
        Assert.Equal("text/html", answer.Content.Headers.ContentType?.MediaType);
    }
}
