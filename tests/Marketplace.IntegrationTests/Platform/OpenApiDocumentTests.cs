using System.Net;
using System.Text.Json;
using Marketplace.Api.Http;
using Marketplace.IntegrationTests.Infrastructure;

namespace Marketplace.IntegrationTests.Platform;

/// <summary>The document clients are generated from.</summary>
public sealed class OpenApiDocumentTests(MarketplaceApp app) : IClassFixture<MarketplaceApp>
{
    [Fact]
    public async Task Document_Served_IsTheCommittedOne()
    {
        var served = await app.Anonymous.GetStringAsync("/openapi/v1.json");
        var committed = await File.ReadAllTextAsync(DeclaredProblems.DocumentFile);
        if (Normal(served) == Normal(committed))
            return;

        var (lineServed, lineCommitted) = Normal(served)
            .Split('\n')
            .Zip(Normal(committed).Split('\n'))
            .First(pair => pair.First != pair.Second);
        Assert.Fail(
            $"docs/openapi/v1.json is out of date: run ./dev openapi. First difference: served “{lineServed.Trim()}”, "
                + $"committed “{lineCommitted.Trim()}”."
        );
    }

    /// <summary>Generated clients return what the document says, and decode what it calls base64.</summary>
    [Fact]
    public async Task Answers_OfReads_HaveContentAndFilesAreRawBytes()
    {
        var answers = (await OperationsAsync()).SelectMany(o =>
            o.Value.GetProperty("responses").EnumerateObject().Where(r => r.Name == "200").Select(r => (o.Key, r.Value))
        );
        Assert.All(
            answers.Where(a => a.Key.StartsWith("GET", StringComparison.OrdinalIgnoreCase)),
            a => Assert.True(a.Value.TryGetProperty("content", out _), $"{a.Key} answers with nothing")
        );
        Assert.All(
            answers,
            a =>
                Assert.DoesNotContain(
                    "\"format\":\"byte\"",
                    JsonSerializer.Serialize(a.Value),
                    StringComparison.Ordinal
                )
        );
    }

    [Fact]
    public async Task Operations_EachOne_HasIdSummaryTagAndProblems()
    {
        var operations = await OperationsAsync();
        Assert.True(operations.Count > 100);
        Assert.Equal(
            operations.Count,
            operations.Select(o => o.Value.GetProperty("operationId").GetString()).Distinct().Count()
        );
        Assert.All(
            operations,
            o =>
            {
                Assert.True(o.Value.TryGetProperty("summary", out _), $"{o.Key} has no summary");
                Assert.True(o.Value.TryGetProperty("description", out _), $"{o.Key} has no description");
                Assert.DoesNotContain(
                    o.Value.TryGetProperty("parameters", out var all) ? all.EnumerateArray() : default,
                    p => !p.TryGetProperty("description", out _)
                );
                Assert.NotEmpty(o.Value.GetProperty("tags").EnumerateArray());
                Assert.Contains(
                    o.Value.GetProperty("responses").EnumerateObject(),
                    r => r.Name.StartsWith('2') || r.Name.StartsWith('3')
                );
            }
        );
        Assert.All(
            operations.SelectMany(o =>
                o.Value.GetProperty("responses").EnumerateObject().Where(r => r.Name[0] is '4' or '5')
            ),
            r =>
                Assert.True(
                    r.Value.TryGetProperty("$ref", out _)
                        || r.Value.GetProperty("content").TryGetProperty(Problems.ContentType, out _)
                )
        );
    }

    [Fact]
    public async Task Operations_WithAPolicy_NameTheTokenAndItsProblems()
    {
        var complete = (await OperationsAsync())["post /api/v1/checkouts/{id}/complete"];
        Assert.True(complete.GetProperty("security")[0].TryGetProperty("bearer", out _));
        var headers = complete
            .GetProperty("parameters")
            .EnumerateArray()
            .Where(p => p.GetProperty("in").GetString() == "header")
            .ToDictionary(p => p.GetProperty("name").GetString()!);
        Assert.True(headers["Idempotency-Key"].GetProperty("required").GetBoolean());
        Assert.Contains(
            "checkout.expired",
            complete.GetProperty("responses").GetProperty("410").GetProperty("description").GetString()!.Split(", ")
        );
        Assert.Empty((await OperationsAsync())["get /api/v1/products"].GetProperty("security").EnumerateArray());
    }

    [Fact]
    public async Task ProblemType_OfAnyProblem_LeadsToItsExplanation()
    {
        var problem = await (await app.Anonymous.GetAsync("/api/v1/me")).JsonAsync(HttpStatusCode.Unauthorized);
        var path = new Uri(problem.GetProperty("type").GetString()!).AbsolutePath;
        var entry = await (await app.Anonymous.GetAsync(path)).JsonAsync(HttpStatusCode.OK);
        Assert.Equal(
            ("auth.required", 401),
            (entry.GetProperty("code").GetString(), entry.GetProperty("status").GetInt32())
        );
        Assert.Equal(HttpStatusCode.NotFound, (await app.Anonymous.GetAsync("/problems/no.such.code")).StatusCode);
    }

    private async Task<Dictionary<string, JsonElement>> OperationsAsync()
    {
        var document = await (await app.Anonymous.GetAsync("/openapi/v1.json")).JsonAsync(HttpStatusCode.OK);
        return document
            .GetProperty("paths")
            .EnumerateObject()
            .SelectMany(path => path.Value.EnumerateObject().Select(o => (Name: $"{o.Name} {path.Name}", o.Value)))
            .ToDictionary(o => o.Name, o => o.Value);
    }

    private static string Normal(string json) => json.ReplaceLineEndings("\n").TrimEnd();
}
