using System.Text.RegularExpressions;

namespace Marketplace.Modules.Products;

/// <summary>Sanitises product descriptions: plain text and limited Markdown, no HTML, no script links, no control
/// characters.</summary>
internal static partial class Descriptions
{
    /// <summary>The text without disallowed content; line endings become <c>\n</c>.</summary>
    public static string Clean(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
            return "";
        var clean = Controls().Replace(text.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n'), "");
        for (var previous = ""; previous != clean; )
        {
            previous = clean;
            clean = Tags().Replace(clean, "");
        }

        clean = References().Replace(clean, match => IsSafe(match.Groups["target"].Value) ? match.Value : "");
        return Links()
            .Replace(clean, match => IsSafe(match.Groups["target"].Value) ? match.Value : match.Groups["text"].Value)
            .Trim();
    }

    private static bool IsSafe(string target) =>
        Uri.TryCreate(target.Trim().Split(' ', 2)[0].Trim('<', '>'), UriKind.Absolute, out var uri)
        && (uri.Scheme is "http" or "https" or "mailto");

    [GeneratedRegex(@"[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F\u200B-\u200F\u202A-\u202E\u2060-\u2069\uFEFF]")]
    private static partial Regex Controls();

    [GeneratedRegex(@"<!--.*?-->|</?[A-Za-z!?][^<>]*>?", RegexOptions.Singleline)]
    private static partial Regex Tags();

    [GeneratedRegex(@"!?\[(?<text>[^\]]*)\]\((?<target>[^)]*)\)")]
    private static partial Regex Links();

    [GeneratedRegex(@"^[ \t]*\[[^\]]+\]:[ \t]*(?<target>.*)$", RegexOptions.Multiline)]
    private static partial Regex References();
}
