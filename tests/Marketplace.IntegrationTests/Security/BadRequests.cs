using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Marketplace.IntegrationTests.Security;

/// <summary>Makes requests that are surely wrong, from the OpenAPI document and a seed: the same seed gives the same requests.</summary>
public sealed class BadRequests
{
    private static readonly string[] Malformed = ["{", "", "null", "[]", "\"text\"", "{\"a\":}", "{\"a\":1,}", "\u0000", "{\"a\":\"\\ud800\"}", "{'a':1}", "<xml/>", "{\"a\":1e999999}", "true", "{\"a\":NaN}", "\ufeff{}x"];

    private static readonly string[] EvilLeaves =
    [
        "{\"unexpected\":1}", "[[[]]]", "\"\\u0000\"", "\"a\\u0000b\"", "1e400", "99999999999999999999999999", "-99999999999999999999999999", "{\"amount\":0.5,\"currency\":\"TRY\"}",
        "{\"amount\":1,\"currency\":\"\\u0000\"}", "[{\"\\u0000\":null}]",
    ];

    private static readonly string[] EvilWords =
    [
        "not-a-guid", "..%2f..%2fetc", "%00", "a%00b", "'%20OR%201=1--", "%ff%fe", "%ud800", "-1", "99999999999999999999", "%F0%9F%92%A9%00", "{id}", "%2e%2e", "%0d%0aSet-Cookie:a",
    ];

    private static readonly string[] EvilTokens = ["x", "a.b.c", "eyJhbGciOiJub25lIn0.eyJzdWIiOiIxIn0.", "eyJhbGciOiJIUzI1NiJ9.e30.c2ln", new string('t', 4000), "%%%"];

    private static readonly string[] EvilTags = ["\"abc\"", "W/\"1\"", "\"-1\"", "\"99999999999999999999\"", "1", "\"\""];

    private readonly List<Operation> _operations;

    public BadRequests(JsonElement document) => _operations = [.. document.GetProperty("paths").EnumerateObject().SelectMany(path => path.Value.EnumerateObject().Select(o => Operation.Read(path.Name, o)))];

    /// <summary>One wrong request; its description names what is wrong.</summary>
    public (HttpRequestMessage Request, string What) Make(Random random)
    {
        var operation = _operations[random.Next(_operations.Count)];
        var path = operation.Path;
        foreach (var name in operation.PathNames) path = path.Replace("{" + name + "}", Guid.CreateVersion7().ToString(), StringComparison.Ordinal);
        var request = new HttpRequestMessage(new HttpMethod(operation.Method), path);
        var what = operation.TakesJson && random.Next(3) > 0 ? SpoilBody(operation, request, random) : SpoilTheRest(operation, request, random);
        return (request, $"{operation.Method} {operation.Path}: {what}");
    }

    private static string SpoilBody(Operation operation, HttpRequestMessage request, Random random)
    {
        if (operation.Example is null || random.Next(3) == 0)
        {
            var text = random.Next(4) == 0 ? "{\"unknownField" + random.Next(10) + "\":1}" : Malformed[random.Next(Malformed.Length)];
            request.Content = Body(text, random);
            return $"body {text}";
        }

        var body = operation.Example.DeepClone();
        var leaf = EvilLeaves[random.Next(EvilLeaves.Length)];
        var where = Spoil(body, leaf, random);
        request.Content = Body(body.ToJsonString().Replace("\"@evil@\"", leaf, StringComparison.Ordinal), random);
        return $"{where} is {leaf}";
    }

    private static string SpoilTheRest(Operation operation, HttpRequestMessage request, Random random)
    {
        if (operation.TakesJson) request.Content = new StringContent("{\"unknownField\":1}", Encoding.UTF8, "application/json");
        switch (random.Next(5))
        {
            case 0 when operation.PathNames.Count > 0:
                var word = EvilWords[random.Next(EvilWords.Length)];
                request.RequestUri = new Uri(operation.PathNames.Aggregate(operation.Path, (p, name) => p.Replace("{" + name + "}", word, StringComparison.Ordinal)), UriKind.Relative);
                return $"path {request.RequestUri}";
            case 1 when operation.QueryNames.Count > 0:
                var name = operation.QueryNames[random.Next(operation.QueryNames.Count)];
                var value = random.Next(4) == 0 ? new string('q', 3000) : EvilWords[random.Next(EvilWords.Length)];
                request.RequestUri = new Uri($"{request.RequestUri}?{name}={value}", UriKind.Relative);
                Forge(request, operation, random);
                return $"query {name}={value[..Math.Min(30, value.Length)]}";
            case 2:
                request.Headers.TryAddWithoutValidation("Idempotency-Key", random.Next(2) == 0 ? new string('k', 300) : "bad key");
                Forge(request, operation, random);
                return "idempotency key";
            case 3:
                request.Headers.TryAddWithoutValidation("If-Match", EvilTags[random.Next(EvilTags.Length)]);
                request.Headers.TryAddWithoutValidation("Accept-Language", random.Next(2) == 0 ? ";;;,,q=" : new string('x', 500));
                Forge(request, operation, random);
                return "if-match and language";
            default:
                return Forge(request, operation, random);
        }
    }

    /// <summary>A token nobody issued, so that a request with only a small fault changes nothing either.</summary>
    private static string Forge(HttpRequestMessage request, Operation operation, Random random)
    {
        if (operation.TakesJson && random.Next(2) == 0) request.Content = new StringContent("x", Encoding.UTF8, "text/plain");
        request.Headers.TryAddWithoutValidation("Authorization", "Bearer " + EvilTokens[random.Next(EvilTokens.Length)]);
        return "token";
    }

    private static string Spoil(JsonNode node, string leaf, Random random)
    {
        var (path, current) = ("#", node);
        while (true)
        {
            switch (current)
            {
                case JsonObject members when members.Count > 0:
                    var name = members.ElementAt(random.Next(members.Count)).Key;
                    path += "/" + name;
                    if (members[name] is JsonObject or JsonArray && random.Next(3) > 0) { current = members[name]!; continue; }
                    members[name] = "@evil@";
                    return path;
                case JsonArray items when items.Count > 0:
                    if (items[0] is JsonObject && random.Next(3) > 0) { path += "/0"; current = items[0]!; continue; }
                    items[0] = "@evil@";
                    return path + "/0";
                default:
                    return path;
            }
        }
    }

    private static StringContent Body(string text, Random random)
    {
        var content = new StringContent(text, Encoding.UTF8, "application/json");
        if (random.Next(20) == 0) content.Headers.ContentType = new MediaTypeHeaderValue("application/xml");
        return content;
    }

    private sealed record Operation(string Method, string Path, IReadOnlyList<string> PathNames, IReadOnlyList<string> QueryNames, bool TakesJson, JsonNode? Example)
    {
        public static Operation Read(string path, JsonProperty operation)
        {
            var parameters = operation.Value.TryGetProperty("parameters", out var list) ? list.EnumerateArray().ToList() : [];
            IReadOnlyList<string> Named(string place) => [.. parameters.Where(p => p.GetProperty("in").GetString() == place).Select(p => p.GetProperty("name").GetString()!)];
            var json = operation.Value.TryGetProperty("requestBody", out var body) && body.GetProperty("content").TryGetProperty("application/json", out var media) ? media : default;
            var example = json.ValueKind == JsonValueKind.Object && json.TryGetProperty("example", out var value) ? JsonNode.Parse(value.GetRawText()) : null;
            return new(operation.Name.ToUpperInvariant(), path, Named("path"), Named("query"), json.ValueKind == JsonValueKind.Object, example);
        }
    }
}
