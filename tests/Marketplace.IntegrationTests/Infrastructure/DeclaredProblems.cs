using System.Collections.Concurrent;
using System.Text.Json;
using Marketplace.Api.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Marketplace.IntegrationTests.Infrastructure;

/// <summary>Watches every answer of a test class: a problem its operation does not declare in docs/openapi/v1.json
/// fails the class.</summary>
public sealed class DeclaredProblems
{
    private static readonly Lazy<Dictionary<string, HashSet<string>>> Declared = new(ReadDocument);

    private readonly ConcurrentDictionary<(string Operation, string Code), bool> _seen = [];

    /// <summary>The committed document.</summary>
    public static string DocumentFile
    {
        get
        {
            var directory = new DirectoryInfo(AppContext.BaseDirectory);
            while (!File.Exists(Path.Combine(directory.FullName, "Marketplace.sln")))
                directory =
                    directory.Parent ?? throw new InvalidOperationException("The tests do not run in a checkout.");
            return Path.Combine(directory.FullName, "docs", "openapi", "v1.json");
        }
    }

    public async Task WatchAsync(HttpContext context, RequestDelegate next)
    {
        await next(context);
        if (context.Items[Problems.CodeItem] is string code && context.GetEndpoint() is RouteEndpoint endpoint)
            _seen.TryAdd((OperationOf(context.Request.Method, endpoint.RoutePattern.RawText ?? ""), code), true);
    }

    public void AssertNoneUndeclared()
    {
        var undeclared = _seen
            .Keys.Where(seen => Declared.Value.TryGetValue(seen.Operation, out var codes) && !codes.Contains(seen.Code))
            .Select(seen => $"{seen.Operation}: {seen.Code}")
            .Order()
            .ToList();
        Assert.True(
            undeclared.Count == 0,
            "Answered but not declared (.ProducesProblems(…) of the endpoint, then ./dev openapi):\n"
                + string.Join('\n', undeclared)
        );
    }

    private static string OperationOf(string method, string pattern) =>
        $"{method} {string.Join('/', pattern.Split('/').Select(WithoutConstraint)).Trim('/')}";

    private static string WithoutConstraint(string segment) =>
        segment.StartsWith('{') ? "{" + segment.Trim('{', '}').Split(':')[0] + "}" : segment;

    private static Dictionary<string, HashSet<string>> ReadDocument()
    {
        using var document = JsonDocument.Parse(File.ReadAllText(DocumentFile));
        var shared = document.RootElement.GetProperty("components").GetProperty("responses");
        return document
            .RootElement.GetProperty("paths")
            .EnumerateObject()
            .SelectMany(path =>
                path.Value.EnumerateObject()
                    .Select(operation =>
                        (
                            Name: OperationOf(operation.Name.ToUpperInvariant(), path.Name),
                            Responses: operation.Value.GetProperty("responses")
                        )
                    )
            )
            .ToDictionary(
                o => o.Name,
                o => o.Responses.EnumerateObject().SelectMany(r => CodesOf(r.Value, shared)).ToHashSet()
            );
    }

    private static string[] CodesOf(JsonElement response, JsonElement shared) =>
        (
            response.TryGetProperty("$ref", out var reference)
                ? shared.GetProperty(reference.GetString()!.Split('/')[^1])
                : response
        )
            .GetProperty("description")
            .GetString()!
            .Split(", ");
}
