using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Marketplace.IntegrationTests.Examples;

/// <summary>Sends the requests of a file one after the other, as an editor does.</summary>
/// <param name="file">The file.</param>
/// <param name="dotenv">What the <c>.env</c> file beside it has.</param>
public sealed partial class HttpFileRun(HttpFile file, IReadOnlyDictionary<string, string> dotenv) : IDisposable
{
    private readonly HttpClient _http = new();
    private readonly Dictionary<string, JsonNode> _answers = [];

    public void Dispose() => _http.Dispose();

    /// <summary>Sends everything; returns how each request was answered, such as
    /// <c>409 stock.insufficient</c>.</summary>
    public async Task<List<string>> SendAllAsync(CancellationToken cancellationToken)
    {
        var answers = new List<string>();
        foreach (var request in file.Requests)
        {
            var answer = await SendAsync(request, cancellationToken);
            Assert.True(request.Answers.Contains(answer), $"{request.Title}: answered {answer}");
            answers.Add(answer);
        }

        return answers;
    }

    private async Task<string> SendAsync(HttpFileRequest request, CancellationToken cancellationToken)
    {
        using var message = new HttpRequestMessage(new(request.Method), Fill(request.Address));
        if (request.Body.Length > 0)
            message.Content = new StringContent(Fill(request.Body), Encoding.UTF8, "application/json");
        foreach (var (name, value) in request.Headers.Where(header => header.Name != "Content-Type"))
            message.Headers.Add(name, Fill(value));

        using var response = await _http.SendAsync(message, cancellationToken);
        var text = await response.Content.ReadAsStringAsync(cancellationToken);
        var body = text.Length == 0 ? null : JsonNode.Parse(text);
        if (request.Name is { } requestName && body is not null)
            _answers[requestName] = body;
        var code = response.IsSuccessStatusCode ? "" : $" {body?["code"]}";
        return $"{(int)response.StatusCode}{code}";
    }

    private string Fill(string text) => Placeholder().Replace(text, found => Value(found.Groups[1].Value.Trim()));

    private string Value(string placeholder)
    {
        if (placeholder == "$guid")
            return Guid.CreateVersion7(TimeProvider.System.GetUtcNow()).ToString();
        if (placeholder.StartsWith("$dotenv ", StringComparison.Ordinal))
            return dotenv[placeholder["$dotenv ".Length..]];
        if (file.Variables.TryGetValue(placeholder, out var variable))
            return Fill(variable);

        var parts = placeholder.Split(".response.body.$.");
        var node = _answers[parts[0]];
        foreach (var step in Step().Matches(parts[1]).Select(step => step.Value))
            node = int.TryParse(step, out var index) ? node![index]! : node![step]!;
        return node.ToString();
    }

    [GeneratedRegex(@"\{\{([^{}]+)\}\}")]
    private static partial Regex Placeholder();

    [GeneratedRegex("[a-zA-Z0-9]+")]
    private static partial Regex Step();
}
