using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Marketplace.Standalone;

/// <summary>Speaks to a running marketplace as any client does; an unexpected answer ends the walk with what was sent
/// and what came.</summary>
internal sealed class WalkClient(HttpClient http, TextWriter output)
{
    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(2);

    internal Task<JsonNode?> GetAsync(string path, string? token, CancellationToken cancellationToken) =>
        SendAsync(HttpMethod.Get, path, null, token, [], HttpStatusCode.OK, cancellationToken);

    internal Task<JsonNode?> PostAsync(
        string path,
        JsonNode? body,
        string? token,
        HttpStatusCode expected,
        CancellationToken cancellationToken
    ) => SendAsync(HttpMethod.Post, path, body, token, [], expected, cancellationToken);

    /// <summary>Posts under a key: twice with one key is once done.</summary>
    internal Task<JsonNode?> PostOnceAsync(
        string path,
        JsonNode? body,
        string? token,
        string key,
        HttpStatusCode expected,
        CancellationToken cancellationToken
    ) => SendAsync(HttpMethod.Post, path, body, token, [("Idempotency-Key", key)], expected, cancellationToken);

    /// <summary>Asks until the answer is as wanted.</summary>
    internal async Task<JsonNode> UntilAsync(
        string path,
        string? token,
        Func<JsonNode, bool> isWanted,
        string wanted,
        CancellationToken cancellationToken
    )
    {
        JsonNode? last = null;
        for (var attempt = 0; attempt < 60; attempt++)
        {
            last = await GetAsync(path, token, cancellationToken);
            if (last is not null && isWanted(last))
                return last;
            await Task.Delay(TimeSpan.FromMilliseconds(500), cancellationToken);
        }

        throw new WalkFailedException($"GET {path}: expected {wanted} within 30 s, got {Short(last?.ToJsonString())}");
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

            using var response = await AnswerAsync(request, cancellationToken);
            if (
                response.StatusCode == HttpStatusCode.TooManyRequests
                && response.Headers.RetryAfter?.Delta is { } wait
                && wait <= LongestWait
                && expected != HttpStatusCode.TooManyRequests
            )
            {
                await output.WriteLineAsync(
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"        (rate limit: going on in {wait.TotalSeconds:0} s)"
                    )
                );
                await Task.Delay(wait, cancellationToken);
                continue;
            }

            var text = await response.Content.ReadAsStringAsync(cancellationToken);
            if (response.StatusCode != expected)
                throw new WalkFailedException(
                    $"{method} {path}: expected {(int)expected}, got {(int)response.StatusCode} {Short(text)}"
                );
            return text.Length == 0 ? null : Parse(method, path, text);
        }
    }

    private async Task<HttpResponseMessage> AnswerAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        try
        {
            return await http.SendAsync(request, cancellationToken);
        }
        catch (HttpRequestException exception)
        {
            throw new WalkFailedException(
                $"{request.Method} {request.RequestUri}: no answer ({exception.Message}). Is it running? Start it: "
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
            throw new WalkFailedException($"{method} {path}: expected JSON, got {Short(text)}");
        }
    }

    private static string Short(string? text) =>
        text is null ? "nothing"
        : text.Length <= 600 ? text
        : text[..600] + " …";
}
