using System.Collections.Concurrent;
using System.Text.Json;
using Marketplace.Api.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Marketplace.IntegrationTests.Infrastructure;

/// <summary>Watches every answer of a test class: a problem, a status 304 or a header that its operation does not
/// declare in docs/openapi/v1.json fails the class.</summary>
public sealed class DeclaredProblems
{
    private static readonly Lazy<Dictionary<string, HashSet<string>>> Declared = new(ReadDocument);

    private const string NotModified = "304";

    private static readonly string[] Headers = ["ETag", "Location", "Link"];

    private readonly ConcurrentDictionary<(string Operation, string Sent), bool> _seen = [];

    /// <summary>The committed document.</summary>
    public static string DocumentFile
    {
        get
        {
            var directory = new DirectoryInfo(AppContext.BaseDirectory);
            while (!File.Exists(Path.Combine(directory.FullName, "Marketplace.sln")))
            {
                directory =
                    directory.Parent ?? throw new InvalidOperationException("The tests do not run in a checkout.");
            }

            return Path.Combine(directory.FullName, "docs", "openapi", "v1.json");
        }
    }

    public async Task WatchAsync(HttpContext context, RequestDelegate next)
    {
        await next(context);
        if (context.GetEndpoint() is not RouteEndpoint endpoint)
            return;
        var operation = OperationOf(context.Request.Method, endpoint.RoutePattern.RawText ?? "");
        if (context.Items[Problems.CodeItem] is string code)
            _seen.TryAdd((operation, code), true);
        if (context.Response.StatusCode >= 400)
            return;
        foreach (var header in Headers.Where(context.Response.Headers.ContainsKey))
            _seen.TryAdd((operation, header), true);
        if (context.Response.StatusCode == StatusCodes.Status304NotModified)
            _seen.TryAdd((operation, NotModified), true);
    }

    public void AssertNoneUndeclared()
    {
        var undeclared = _seen
            .Keys.Where(seen => Declared.Value.TryGetValue(seen.Operation, out var sent) && !sent.Contains(seen.Sent))
            .Select(seen => $"{seen.Operation}: {seen.Sent}")
            .Order()
            .ToList();
        Assert.True(
            undeclared.Count == 0,
            "Answered but not declared (.Produces…(…), .SendsETag() of the endpoint, then ./dev openapi):\n"
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
                o => o.Responses.EnumerateObject().SelectMany(r => DeclaredBy(r, shared)).ToHashSet()
            );
    }

    /// <summary>A file's 304 is left out of the document, because generators would take it for an empty
    /// response.</summary>
    private static bool IsFile(JsonElement response) =>
        response.TryGetProperty("content", out var content) && !content.TryGetProperty("application/json", out _);

    /// <summary>A response's status, its headers, and its problems' codes.</summary>
    private static IEnumerable<string> DeclaredBy(JsonProperty declared, JsonElement shared)
    {
        var response = declared.Value.TryGetProperty("$ref", out var reference)
            ? shared.GetProperty(reference.GetString()!.Split('/')[^1])
            : declared.Value;
        yield return declared.Name;
        if (declared.Name[0] is '2' or '3' && response.TryGetProperty("headers", out var headers))
        {
            foreach (var header in headers.EnumerateObject())
                yield return header.Name;
        }

        if (declared.Name == "200" && IsFile(response))
            yield return NotModified;
        if (declared.Name[0] is '4' or '5')
        {
            foreach (var code in response.GetProperty("description").GetString()!.Split(", "))
                yield return code;
        }
    }
}
