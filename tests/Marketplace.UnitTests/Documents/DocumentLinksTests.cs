using System.Text.RegularExpressions;

namespace Marketplace.UnitTests.Documents;

/// <summary>Every link of a document to a file or a heading in the repository leads somewhere.</summary>
public sealed partial class DocumentLinksTests
{
    [Fact]
    public void Links_OfEveryDocument_LeadSomewhere()
    {
        var documents = Documents().ToList();
        Assert.True(documents.Count > 20);
        Assert.Empty(documents.SelectMany(file => Broken(file, File.ReadAllText(file))));
    }

    [Theory]
    [InlineData("[a page](no-such-page.md)")]
    [InlineData("[a heading](README.md#no-such-heading)")]
    [InlineData("[a heading](#no-such-heading)")]
    public void Links_Violation_IsReported(string text) =>
        Assert.Single(Broken(Path.Combine(DocumentFiles.Root, "README.md"), text));

    private static IEnumerable<string> Documents() =>
        new[] { "", "docs", Path.Combine("docs", "decisions"), ".github" }
            .SelectMany(folder => Directory.GetFiles(Path.Combine(DocumentFiles.Root, folder), "*.md"))
            .Where(file => Path.GetFileName(file) != "template.md");

    private static IEnumerable<string> Broken(string file, string text)
    {
        foreach (Match match in Link().Matches(Fence().Replace(text, "")))
        {
            var target = match.Groups["target"].Value;
            if (target.Contains(':', StringComparison.Ordinal))
                continue;
            var (path, heading) = target.Split('#') is [var first, var second] ? (first, second) : (target, "");
            var linked = path.Length == 0 ? file : Path.Combine(Path.GetDirectoryName(file)!, path);
            if (!Path.Exists(linked))
            {
                yield return $"{file}: {target} is not there";
            }
            else if (
                heading.Length > 0
                && !Anchors(path.Length == 0 ? text : File.ReadAllText(linked)).Contains(heading)
            )
            {
                yield return $"{file}: {target} names no heading";
            }
        }
    }

    /// <summary>The anchors of a page's headings, as GitHub makes them.</summary>
    private static IEnumerable<string> Anchors(string text) =>
        Heading()
            .Matches(text.ReplaceLineEndings("\n"))
            .Select(h => NotInAnchors().Replace(h.Groups["title"].Value.ToLowerInvariant(), "").Replace(' ', '-'));

    [GeneratedRegex(@"\]\((?<target>[^()\s]+)\)")]
    private static partial Regex Link();

    [GeneratedRegex("^```.*?^```", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Fence();

    [GeneratedRegex("^#+ (?<title>.+)$", RegexOptions.Multiline)]
    private static partial Regex Heading();

    [GeneratedRegex(@"[^\p{L}\p{N}\- _]")]
    private static partial Regex NotInAnchors();
}
