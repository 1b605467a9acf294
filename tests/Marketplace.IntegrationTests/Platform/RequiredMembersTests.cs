using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;
using Marketplace.IntegrationTests.Infrastructure;

namespace Marketplace.IntegrationTests.Platform;

/// <summary>What a request must have: the document and the API say the same, and nothing missing becomes 0 or
/// false.</summary>
public sealed partial class RequiredMembersTests(MarketplaceApp app) : IClassFixture<MarketplaceApp>
{
    private const string UnknownId = "01912f7e-7c1a-7b0e-9a55-3a1f5d2c4b6a";

    [Fact]
    public async Task EmptyBody_OfEveryOperation_IsRefusedForWhatTheDocumentRequires()
    {
        using var seller = await app.SellerAsync();
        using var admin = await app.AdminAsync();
        var document = await DocumentAsync();
        var differences = new List<string>();
        var bodies = BodiesOf(document).ToList();
        foreach (var (method, path, schema) in bodies)
        {
            var client = path.StartsWith("/api/v1/admin/", StringComparison.Ordinal) ? admin.Client : seller.Client;
            var answer = await SendEmptyAsync(client, method, Filled(path, seller.SellerId));
            var refused = await MissingOfAsync(answer);
            if (!RequiredOf(document, schema).SetEquals(refused))
                differences.Add($"{method} {path}: refused {string.Join(", ", refused)}");
        }

        Assert.True(bodies.Count > 35, "The document lists fewer bodies than it did.");
        Assert.True(differences.Count == 0, string.Join('\n', differences));
    }

    [Fact]
    public void Comparison_WithARequirementTheApiDoesNotHave_FindsIt()
    {
        var document = JsonDocument
            .Parse("""{"components":{"schemas":{"Canary":{"required":["token","invented"]}}}}""")
            .RootElement;
        Assert.False(RequiredOf(document, "Canary").SetEquals(["token"]));
    }

    [Fact]
    public async Task MissingNumber_OfAStockThreshold_IsRefusedAndChangesNothing()
    {
        using var seller = await app.SellerAsync();
        var path = $"/api/v1/seller/{seller.SellerId}/stock/{UnknownId}/threshold";
        var problem = await (await SendEmptyAsync(seller.Client, "put", path)).ProblemAsync(400, "validation.failed");
        var field = Assert.Single(problem.GetProperty("errors").EnumerateArray());
        Assert.Equal("#/lowThreshold", field.GetProperty("pointer").GetString());
        Assert.Equal("value.required", field.GetProperty("code").GetString());
    }

    [Theory]
    [InlineData("""{"missing required properties":1}""", "request.unknown_field")]
    [InlineData("{}x", "request.malformed")]
    public async Task Body_ThatIsWrongInAnotherWay_IsNotTakenForOneWithMissingMembers(string body, string code)
    {
        using var seller = await app.SellerAsync();
        var content = new StringContent(body, null, "application/json");
        var path = $"/api/v1/seller/{seller.SellerId}/stock/{UnknownId}/threshold";
        await (await seller.Client.PutAsync(path, content)).ProblemAsync(400, code);
    }

    [Fact]
    public async Task Members_InAnotherCase_AreNotMissing()
    {
        var answer = await app.Anonymous.PostAsJsonAsync(
            "/api/v1/auth/login",
            new Dictionary<string, string> { ["EMAIL"] = "a@example.com" }
        );
        Assert.Equal(["#/password"], await MissingOfAsync(answer));
    }

    [Theory]
    [InlineData("""{"amount":1}""", "validation.failed", "#/variants/0/price/currency")]
    [InlineData("""{"currency":"TRY"}""", "validation.failed", "#/variants/0/price/amount")]
    [InlineData("""{"amount":1,"amount":2,"currency":"TRY"}""", "request.malformed", "#/variants/0/price")]
    [InlineData("null", "validation.failed", "#/variants/0/price")]
    public async Task Money_Incomplete_IsRefusedWhereItIsWrong(string price, string code, string pointer)
    {
        using var seller = await app.SellerAsync();
        var body =
            $$"""{"categoryId":"{{UnknownId}}","title":"Bakır cezve","variants":[{"sku":"A","price":{{price}}}]}""";
        var problem = await (
            await seller.Client.PostAsync(
                $"/api/v1/seller/{seller.SellerId}/products",
                new StringContent(body, null, "application/json")
            )
        ).ProblemAsync(400, code);
        Assert.Equal(pointer, problem.GetProperty("errors")[0].GetProperty("pointer").GetString());
    }

    [Fact]
    public async Task MissingPrice_OfASecondVariant_IsTheOnlyThingSaidOfIt()
    {
        using var seller = await app.SellerAsync();
        var variants = new object[]
        {
            new { sku = "A", price = new { amount = 10_000, currency = "TRY" } },
            new { sku = "B" },
        };
        var answer = await seller.Client.PostAsJsonAsync(
            $"/api/v1/seller/{seller.SellerId}/products",
            new
            {
                categoryId = UnknownId,
                title = "Bakır cezve",
                variants,
            }
        );
        var errors = (await answer.ProblemAsync(400, "validation.failed")).GetProperty("errors").EnumerateArray();
        Assert.Equal("#/variants/1/price", Assert.Single(errors).GetProperty("pointer").GetString());
    }

    [Fact]
    public async Task MissingMembers_OfListItems_AreAllNamedBesideOtherErrors()
    {
        using var buyer = await app.BuyerAsync();
        var answer = await buyer.Client.PostAsJsonAsync(
            "/api/v1/checkouts",
            new { items = new object[] { new { quantity = 1 }, new { variantId = UnknownId } }, paymentMethod = "card" }
        );
        Assert.Equal(["#/items/0/variantId", "#/items/1/quantity"], await MissingOfAsync(answer));
    }

    private static Task<HttpResponseMessage> SendEmptyAsync(HttpClient client, string method, string path) =>
        client.SendJsonAsync(
            new HttpMethod(method),
            path,
            new { },
            ("If-Match", "\"1\""),
            ("Idempotency-Key", method + path)
        );

    private static async Task<SortedSet<string>> MissingOfAsync(HttpResponseMessage answer)
    {
        if (answer.StatusCode != HttpStatusCode.BadRequest)
            return [];
        var problem = await answer.JsonAsync(HttpStatusCode.BadRequest);
        var errors = problem.TryGetProperty("errors", out var fields) ? fields.EnumerateArray() : default;
        return new(
            errors
                .Where(field => field.GetProperty("code").GetString() == "value.required")
                .Select(field => field.GetProperty("pointer").GetString()!)
                .Where(pointer => pointer != "#"),
            StringComparer.Ordinal
        );
    }

    private static HashSet<string> RequiredOf(JsonElement document, string schema) =>
        document
            .GetProperty("components")
            .GetProperty("schemas")
            .GetProperty(schema)
            .TryGetProperty("required", out var r)
            ? r.EnumerateArray().Select(name => $"#/{name.GetString()}").ToHashSet()
            : [];

    private static IEnumerable<(string Method, string Path, string Schema)> BodiesOf(JsonElement document) =>
        from path in document.GetProperty("paths").EnumerateObject()
        from operation in path.Value.EnumerateObject()
        let body = BodyOf(operation.Value)
        where body is not null
        select (operation.Name, path.Name, body);

    private static string? BodyOf(JsonElement operation) =>
        operation.TryGetProperty("requestBody", out var body)
        && body.GetProperty("content").TryGetProperty("application/json", out var json)
            ? json.GetProperty("schema").GetProperty("$ref").GetString()!.Split('/')[^1]
            : null;

    private static string Filled(string path, Guid sellerId) =>
        Parameter().Replace(path, name => name.Value == "{sellerId}" ? $"{sellerId}" : ValueOf(name.Value));

    private static string ValueOf(string parameter) =>
        parameter is "{code}" or "{provider}" or "{eventId}" ? "unknown" : UnknownId;

    private async Task<JsonElement> DocumentAsync() =>
        await (await app.Anonymous.GetAsync("/openapi/v1.json")).JsonAsync(HttpStatusCode.OK);

    [GeneratedRegex(@"\{[^}]+\}")]
    private static partial Regex Parameter();
}
