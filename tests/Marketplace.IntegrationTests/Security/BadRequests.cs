using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Marketplace.IntegrationTests.Security;

/// <summary>Makes requests that are surely wrong, from the OpenAPI document and a seed: the same seed gives the same
/// requests.</summary>
public sealed class BadRequests
{
    private static readonly string[] Malformed =
    [
        "{",
        "",
        "null",
        "[]",
        "\"text\"",
        "{\"a\":}",
        "{\"a\":1,}",
        "\u0000",
        "{\"a\":\"\\ud800\"}",
        "{'a':1}",
        "<xml/>",
        "{\"a\":1e999999}",
        "true",
        "{\"a\":NaN}",
        "\ufeff{}x",
    ];

    private static readonly string[] EvilLeaves =
    [
        "{\"unexpected\":1}",
        "[[[]]]",
        "\"\\u0000\"",
        "\"a\\u0000b\"",
        "1e400",
        "99999999999999999999999999",
        "-99999999999999999999999999",
        "{\"amount\":0.5,\"currency\":\"TRY\"}",
        "{\"amount\":1,\"currency\":\"\\u0000\"}",
        "[{\"\\u0000\":null}]",
    ];

    private static readonly string[] EvilWords =
    [
        "not-a-guid",
        "..%2f..%2fetc",
        "%00",
        "a%00b",
        "'%20OR%201=1--",
        "%ff%fe",
        "%ud800",
        "-1",
        "99999999999999999999",
        "%F0%9F%92%A9%00",
        "{id}",
        "%2e%2e",
        "%0d%0aSet-Cookie:a",
    ];

    private static readonly string[] EvilTokens =
    [
        "x",
        "a.b.c",
        "eyJhbGciOiJub25lIn0.eyJzdWIiOiIxIn0.",
        "eyJhbGciOiJIUzI1NiJ9.e30.c2ln",
        new string('t', 4000),
        "%%%",
    ];

    private static readonly string[] EvilTags =
    [
        "\"abc\"",
        "W/\"1\"",
        "\"-1\"",
        "\"99999999999999999999\"",
        "1",
        "\"\"",
        "\"98\", \"99\"",
    ];

    private readonly List<Operation> _operations;
    private readonly IReadOnlyDictionary<string, string> _real;

    /// <param name="real">Ids of things that are there, by the segment before and the name of the place:
    /// <c>products/productId</c>.</param>
    public BadRequests(JsonElement document, IReadOnlyDictionary<string, string> real)
    {
        _operations =
        [
            .. document
                .GetProperty("paths")
                .EnumerateObject()
                .SelectMany(path => path.Value.EnumerateObject().Select(o => Operation.Read(path.Name, o))),
        ];
        _real = real;
    }

    /// <summary>Operations that ask who calls and can be asked wrongly by somebody who may call them.</summary>
    public IEnumerable<string> Guarded => _operations.Where(o => o.IsGuarded && o.CanBeWrong).Select(o => o.Name);

    /// <summary>How often every operation was asked before the request of a number.</summary>
    public int RoundOf(int number) => number / _operations.Count;

    /// <summary>The operation whose turn a number is.</summary>
    public string NameOf(int number) => _operations[number % _operations.Count].Name;

    /// <summary>One wrong request; its description names what is wrong. The operations take turns.</summary>
    public (HttpRequestMessage Request, string What) Make(int number, Random random)
    {
        var operation = _operations[number % _operations.Count];
        var request = new HttpRequestMessage(new HttpMethod(operation.Method), PathOf(operation, random, null));
        string what;
        if (random.Next(12) == 0 || !operation.CanBeWrong)
        {
            what = Forge(request, operation, random);
        }
        else
        {
            what =
                operation.TakesJson && random.Next(3) > 0
                    ? SpoilBody(operation, request, random)
                    : SpoilTheRest(operation, request, random);
        }

        return (request, $"{operation.Name}: {what}");
    }

    /// <summary>The address with real ids in most places, where a request with them can only be refused, and the
    /// caller's own store everywhere.</summary>
    private string PathOf(Operation operation, Random random, string? evil)
    {
        var segments = operation.Path.Split('/');
        var spoilt = evil is null ? "" : operation.PathNames[random.Next(operation.PathNames.Count)];
        for (var i = 1; i < segments.Length; i++)
        {
            if (!segments[i].StartsWith('{'))
                continue;
            var name = segments[i].Trim('{', '}');
            var isTold = name == "sellerId" || operation.IsRefusedWithRealIds;
            if (name == spoilt)
            {
                segments[i] = evil!;
            }
            else if (
                isTold
                && random.Next(4) > 0
                && _real.TryGetValue($"{operation.Path.Split('/')[i - 1]}/{name}", out var id)
            )
            {
                segments[i] = id;
            }
            else
            {
                segments[i] = Guid.CreateVersion7().ToString();
            }
        }

        return string.Join('/', segments);
    }

    private static string SpoilBody(Operation operation, HttpRequestMessage request, Random random)
    {
        if (operation.TakesIfMatch && random.Next(2) == 0)
            request.Headers.TryAddWithoutValidation("If-Match", "\"1\"");
        if (operation.Example is null || random.Next(3) == 0)
        {
            var text =
                random.Next(4) == 0
                    ? "{\"unknownField" + random.Next(10) + "\":1}"
                    : Malformed[random.Next(Malformed.Length)];
            request.Content = Body(text, random);
            return $"body {text}";
        }

        var body = operation.Example.DeepClone();
        var leaf = EvilLeaves[random.Next(EvilLeaves.Length)];
        var where = Spoil(body, leaf, random);
        request.Content = Body(body.ToJsonString().Replace("\"@evil@\"", leaf, StringComparison.Ordinal), random);
        return $"{where} is {leaf}";
    }

    private string SpoilTheRest(Operation operation, HttpRequestMessage request, Random random)
    {
        if (operation.TakesJson)
            request.Content = new StringContent("{\"unknownField\":1}", Encoding.UTF8, "application/json");
        if (operation.TakesIfMatch && random.Next(4) > 0)
            request.Headers.TryAddWithoutValidation("If-Match", EvilTags[random.Next(EvilTags.Length)]);
        switch (random.Next(4))
        {
            case 0 when operation.PathNames.Count > 0:
                request.RequestUri = new Uri(
                    PathOf(operation, random, EvilWords[random.Next(EvilWords.Length)]),
                    UriKind.Relative
                );
                return $"path {request.RequestUri}";
            case 1 when operation.QueryNames.Count > 0:
                var name = operation.QueryNames[random.Next(operation.QueryNames.Count)];
                var value = random.Next(4) == 0 ? new string('q', 3000) : EvilWords[random.Next(EvilWords.Length)];
                request.RequestUri = new Uri($"{request.RequestUri}?{name}={value}", UriKind.Relative);
                if (operation.NeedsMore)
                    SpoilKey(request, random);
                return $"query {name}={value[..Math.Min(30, value.Length)]}";
            case 2 when operation.TakesKey:
                return SpoilKey(request, random);
            default:
                request.Headers.TryAddWithoutValidation(
                    "Accept-Language",
                    random.Next(2) == 0 ? ";;;,,q=" : new string('x', 500)
                );
                return operation.NeedsMore ? SpoilKey(request, random) : "ids and language";
        }
    }

    private static string SpoilKey(HttpRequestMessage request, Random random)
    {
        request.Headers.TryAddWithoutValidation(
            "Idempotency-Key",
            random.Next(2) == 0 ? new string('k', 300) : "bad key"
        );
        return "idempotency key";
    }

    /// <summary>A token nobody issued.</summary>
    private static string Forge(HttpRequestMessage request, Operation operation, Random random)
    {
        if (operation.TakesJson && random.Next(2) == 0)
            request.Content = new StringContent("x", Encoding.UTF8, "text/plain");
        request.Headers.TryAddWithoutValidation(
            "Authorization",
            "Bearer " + EvilTokens[random.Next(EvilTokens.Length)]
        );
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
                    if (members[name] is JsonObject or JsonArray && random.Next(3) > 0)
                    {
                        current = members[name]!;
                        continue;
                    }
                    members[name] = "@evil@";
                    return path;
                case JsonArray items when items.Count > 0:
                    if (items[0] is JsonObject && random.Next(3) > 0)
                    {
                        path += "/0";
                        current = items[0]!;
                        continue;
                    }
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
        if (random.Next(20) == 0)
            content.Headers.ContentType = new MediaTypeHeaderValue("application/xml");
        return content;
    }

    private sealed record Operation(
        string Method,
        string Path,
        IReadOnlyList<string> PathNames,
        IReadOnlyList<string> QueryNames,
        bool TakesJson,
        JsonNode? Example,
        bool TakesIfMatch,
        bool TakesKey,
        bool IsGuarded
    )
    {
        public string Name => $"{Method} {Path}";

        /// <summary>A read, a wrong body and a wrong version change nothing, whatever they name.</summary>
        public bool IsRefusedWithRealIds => Method == "GET" || TakesJson || TakesIfMatch;

        /// <summary>A command on one's own store or on nothing in particular: right as it stands, so something else
        /// must be wrong with it.</summary>
        public bool NeedsMore => !IsRefusedWithRealIds && PathNames.All(name => name == "sellerId");

        /// <summary>Signing out has nothing that could be wrong but the token.</summary>
        public bool CanBeWrong => !NeedsMore || TakesKey;

        public static Operation Read(string path, JsonProperty operation)
        {
            var parameters = operation.Value.TryGetProperty("parameters", out var list)
                ? list.EnumerateArray().ToList()
                : [];
            IReadOnlyList<string> Named(string place) =>
                [
                    .. parameters
                        .Where(p => p.GetProperty("in").GetString() == place)
                        .Select(p => p.GetProperty("name").GetString()!),
                ];
            var json =
                operation.Value.TryGetProperty("requestBody", out var body)
                && body.TryGetProperty("required", out var required)
                && required.GetBoolean()
                && body.GetProperty("content").TryGetProperty("application/json", out var media)
                    ? media
                    : default;
            var example =
                json.ValueKind == JsonValueKind.Object && json.TryGetProperty("example", out var value)
                    ? JsonNode.Parse(value.GetRawText())
                    : null;
            return new(
                operation.Name.ToUpperInvariant(),
                path,
                Named("path"),
                Named("query"),
                json.ValueKind == JsonValueKind.Object,
                example,
                Named("header").Contains("If-Match"),
                Named("header").Contains("Idempotency-Key"),
                operation.Value.TryGetProperty("security", out var security) && security.GetArrayLength() > 0
            );
        }
    }
}
