using System.Text.RegularExpressions;

namespace Marketplace.IntegrationTests.Examples;

/// <summary>A file of requests as editors run it: the part of the format that <c>Marketplace.http</c> uses.</summary>
/// <param name="Variables">The values after <c>@name =</c>, with their placeholders.</param>
/// <param name="Requests">The requests in the order of the file.</param>
public sealed partial record HttpFile(
    IReadOnlyDictionary<string, string> Variables,
    IReadOnlyList<HttpFileRequest> Requests
)
{
    public static HttpFile Parse(string text)
    {
        var parts = Separator().Split(text.ReplaceLineEndings("\n"));
        var variables = Variable().Matches(parts[0]).ToDictionary(v => v.Groups[1].Value, v => v.Groups[2].Value);
        return new(variables, [.. parts.Skip(1).Select(ParseRequest)]);
    }

    private static HttpFileRequest ParseRequest(string part)
    {
        // The title of a request is the rest of the line with "###".
        var (title, rest) = Cut(part, "\n");
        var (head, body) = Cut(rest, "\n\n");
        var lines = head.Split('\n');
        var comments = lines.Where(line => line.StartsWith('#')).Select(line => line[1..].Trim()).ToList();
        var request = lines.Where(line => line.Length > 0 && !line.StartsWith('#')).ToList();
        var (method, address) = Cut(request[0], " ");
        return new(
            title.Trim(),
            comments.Find(c => c.StartsWith("@name ", StringComparison.Ordinal))?["@name ".Length..],
            [
                .. Answer()
                    .Matches(comments.Single(c => c.StartsWith("->", StringComparison.Ordinal)))
                    .Select(m => m.Value),
            ],
            method,
            address,
            [.. request.Skip(1).Select(header => Cut(header, ": "))],
            body.Trim()
        );
    }

    private static (string Left, string Right) Cut(string text, string at)
    {
        var place = text.IndexOf(at, StringComparison.Ordinal);
        return place < 0 ? (text, "") : (text[..place], text[(place + at.Length)..]);
    }

    [GeneratedRegex("^###", RegexOptions.Multiline)]
    private static partial Regex Separator();

    [GeneratedRegex("^@([a-zA-Z]+) = (.*)$", RegexOptions.Multiline)]
    private static partial Regex Variable();

    [GeneratedRegex(@"\d{3}(?: [a-z_]+\.[a-z_]+)?")]
    private static partial Regex Answer();
}

/// <summary>One request of the file.</summary>
/// <param name="Title">What it does.</param>
/// <param name="Name">The name under which later requests read its answer.</param>
/// <param name="Answers">How it may be answered: a status, with the code of a problem.</param>
/// <param name="Method">The HTTP method.</param>
/// <param name="Address">The address, with placeholders.</param>
/// <param name="Headers">The headers, with placeholders.</param>
/// <param name="Body">The body, with placeholders; empty means none.</param>
public sealed record HttpFileRequest(
    string Title,
    string? Name,
    IReadOnlyList<string> Answers,
    string Method,
    string Address,
    IReadOnlyList<(string Name, string Value)> Headers,
    string Body
);
