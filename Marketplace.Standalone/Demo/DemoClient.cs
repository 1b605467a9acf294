using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Marketplace.Standalone;

/// <summary>Calls a running marketplace as any client does. An unexpected response fails the scenario and names the
/// request and the response.</summary>
internal sealed class DemoClient(HttpClient http, TextWriter output)
{
    private static readonly TimeSpan LongestRateLimitWait = TimeSpan.FromMinutes(2);

    internal Task<JsonNode?> GetAsync(string path, string? token, CancellationToken cancellationToken) =>
        SendAsync(HttpMethod.Get, path, null, token, [], HttpStatusCode.OK, cancellationToken);

    internal Task<JsonNode?> PostAsync(
        string path,
        JsonNode? body,
        string? token,
        HttpStatusCode expected,
        CancellationToken cancellationToken
    ) => SendAsync(HttpMethod.Post, path, body, token, [], expected, cancellationToken);

    /// <summary>Posts with an idempotency key: repeated with the same key, it is done once.</summary>
    internal Task<JsonNode?> PostOnceAsync(
        string path,
        JsonNode? body,
        string? token,
        string key,
        HttpStatusCode expected,
        CancellationToken cancellationToken
    ) => SendAsync(HttpMethod.Post, path, body, token, [("Idempotency-Key", key)], expected, cancellationToken);

    /// <summary>Reads a resource until it is as expected, for at most 90 seconds.</summary>
    internal async Task<JsonNode> UntilAsync(
        string path,
        string? token,
        Func<JsonNode, bool> isExpected,
        string expected,
        CancellationToken cancellationToken
    )
    {
        JsonNode? last = null;
        for (var attempt = 0; attempt < 180; attempt++)
        {
            last = await GetAsync(path, token, cancellationToken);
            if (last is not null && isExpected(last))
                return last;
            await Task.Delay(TimeSpan.FromMilliseconds(500), cancellationToken);
        }

        throw new DemoFailedException(
            $"GET {path}: expected {expected} within 90 s, got {Short(last?.ToJsonString())}"
        );
    }

    private async Task<JsonNode?> SendAsync(
        HttpMethod method,
        string path,
        JsonNode? body,
        string? token,
        (string Name, string Value)[] headers,
        HttpStatusCode expected,
        CancellationToken cancellationToken
    )
    {
        while (true)
        {
            using var request = new HttpRequestMessage(method, path)
            {
                Content = body is null ? null : JsonContent.Create(body),
            };
            request.Headers.AcceptLanguage.ParseAdd("en");
            if (token is not null)
                request.Headers.Authorization = new("Bearer", token);
            foreach (var (name, value) in headers)
                request.Headers.Add(name, value);

            using var response = await SendOnceAsync(request, cancellationToken);
            if (
                response.StatusCode == HttpStatusCode.TooManyRequests
                && response.Headers.RetryAfter?.Delta is { } wait
                && wait <= LongestRateLimitWait
                && expected != HttpStatusCode.TooManyRequests
            )
            {
                await output.WriteLineAsync(
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"        (rate limited: trying again in {wait.TotalSeconds:0} s)"
                    )
                );
                await Task.Delay(wait, cancellationToken);
                continue;
            }

            var text = await response.Content.ReadAsStringAsync(cancellationToken);
            if (response.StatusCode != expected)
            {
                throw new DemoFailedException(
                    $"{method} {path}: expected {(int)expected}, got {(int)response.StatusCode} {Short(text)}"
                );
            }

            return text.Length == 0 ? null : Parse(method, path, text);
        }
    }

    private async Task<HttpResponseMessage> SendOnceAsync(
        HttpRequestMessage request,
        CancellationToken cancellationToken
    )
    {
        try
        {
            return await http.SendAsync(request, cancellationToken);
        }
        catch (HttpRequestException exception)
        {
            throw new DemoFailedException(
                $"{request.Method} {request.RequestUri}: no response ({exception.Message}). Is it running? Start it: "
                    + "./dev up"
            );
        }
    }

    private static JsonNode? Parse(HttpMethod method, string path, string text)
    {
        try
        {
            return JsonNode.Parse(text);
        }
        catch (JsonException)
        {
            throw new DemoFailedException($"{method} {path}: expected JSON, got {Short(text)}");
        }
    }

    private static string Short(string? text) =>
        text is null ? "nothing"
        : text.Length <= 600 ? text
        : text[..600] + " …";
}
