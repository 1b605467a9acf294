using System.Net;
using System.Text.Json;
using Marketplace.IntegrationTests.Infrastructure;

namespace Marketplace.IntegrationTests.Platform;

/// <summary>What generated clients stumble over is not in the document; <c>./dev clients</c> runs three of
/// them.</summary>
public sealed class GeneratedClientsTests(MarketplaceApp app) : IClassFixture<MarketplaceApp>
{
    [Fact]
    public async Task Problems_OfEveryResponse_AreOneSchemaWithAnOpenCode()
    {
        var document = await DocumentAsync();
        var schemas = document.GetProperty("components").GetProperty("schemas");
        Assert.False(
            schemas.GetProperty("Problem").GetProperty("properties").GetProperty("code").TryGetProperty("enum", out _)
        );
        var problems = Within(document, "application/problem+json").ToList();
        Assert.True(problems.Count > 200);
        Assert.All(
            problems,
            p => Assert.Equal("#/components/schemas/Problem", p.GetProperty("schema").GetProperty("$ref").GetString())
        );
    }

    [Fact]
    public async Task Lists_OfChoices_HaveANamedItem()
    {
        var actions = await PropertyAsync("OrderView", "actions");
        Assert.Equal("#/components/schemas/OrderAction", actions.GetProperty("items").GetProperty("$ref").GetString());
        var schemas = (await DocumentAsync()).GetProperty("components").GetProperty("schemas");
        Assert.All(Within(schemas, "items").Where(IsSchema), item => Assert.False(item.TryGetProperty("enum", out _)));
    }

    [Theory]
    [InlineData("/api/v1/files", "file")]
    [InlineData("/api/v1/seller/{sellerId}/products/{productId}/images", "file,alt")]
    public async Task Form_WithAFile_IsOneObjectWithABinaryFile(string path, string fields)
    {
        var operation = (await DocumentAsync()).GetProperty("paths").GetProperty(path);
        var form = Within(operation, "multipart/form-data").Single().GetProperty("schema");
        Assert.False(form.TryGetProperty("allOf", out _));
        Assert.Equal(
            fields.Split(','),
            form.GetProperty("properties").EnumerateObject().Select(property => property.Name)
        );
        Assert.Equal("binary", form.GetProperty("properties").GetProperty("file").GetProperty("format").GetString());
    }

    [Fact]
    public async Task Anything_ThatCanBeNull_IsAnEmptySchema()
    {
        Assert.Empty((await PropertyAsync("AuditResponse", "before")).EnumerateObject());
        Assert.Empty((await PropertyAsync("AuditResponse", "after")).EnumerateObject());
    }

    [Fact]
    public async Task Responses_OfJson_HaveAnExample()
    {
        var successes = (await DocumentAsync())
            .GetProperty("paths")
            .EnumerateObject()
            .SelectMany(path => path.Value.EnumerateObject())
            .SelectMany(operation => operation.Value.GetProperty("responses").EnumerateObject())
            .Where(response => response.Name[0] == '2')
            .SelectMany(response => Within(response.Value, "application/json"))
            .ToList();
        Assert.True(successes.Count > 100);
        Assert.All(successes, json => Assert.True(json.TryGetProperty("examples", out _)));
    }

    private async Task<JsonElement> PropertyAsync(string schema, string name) =>
        (await DocumentAsync())
            .GetProperty("components")
            .GetProperty("schemas")
            .GetProperty(schema)
            .GetProperty("properties")
            .GetProperty(name);

    private async Task<JsonElement> DocumentAsync() =>
        await (await app.Anonymous.GetAsync("/openapi/v1.json")).JsonAsync(HttpStatusCode.OK);

    private static bool IsSchema(JsonElement value) =>
        value.TryGetProperty("type", out _) && !value.TryGetProperty("items", out _);

    /// <summary>The values of every member with this name, at any depth.</summary>
    private static IEnumerable<JsonElement> Within(JsonElement value, string name) =>
        value.ValueKind switch
        {
            JsonValueKind.Object => value
                .EnumerateObject()
                .SelectMany(member =>
                    Within(member.Value, name)
                        .Concat(member.NameEquals(name) ? [member.Value] : Array.Empty<JsonElement>())
                ),
            JsonValueKind.Array => value.EnumerateArray().SelectMany(item => Within(item, name)),
            _ => [],
        };
}
