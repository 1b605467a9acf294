using System.Text.RegularExpressions;

namespace Marketplace.UnitTests.Documents;

/// <summary>docs/decisions has pages without a gap in their numbers, in one template, each in the index.</summary>
public sealed partial class DecisionPagesTests
{
    private static readonly string Folder = Path.Combine(DocumentFiles.Root, "docs", "decisions");

    private static readonly IReadOnlyList<string> Pages =
    [
        .. Directory.GetFiles(Folder, "0*.md").Select(f => Path.GetFileName(f)).Order(StringComparer.Ordinal),
    ];

    [Fact]
    public void Numbers_OfAllPages_HaveNoGap()
    {
        Assert.NotEmpty(Pages);
        Assert.Equal(Enumerable.Range(1, Pages.Count), Pages.Select(page => int.Parse(page[..4], null)));
    }

    [Fact]
    public void Pages_EachOne_FollowTheTemplate() =>
        Assert.Empty(Pages.SelectMany(page => Faults(page, DocumentFiles.Read("docs", "decisions", page))));

    [Theory]
    [InlineData(
        "# 0002 Another number\n\n- Status: accepted\n- Date: 2026-11-24\n\n## Context\n\n## Decision\n\n## "
            + "Consequences\n"
    )]
    [InlineData("# 0001 No status\n\n- Date: 2026-11-24\n\n## Context\n\n## Decision\n\n## Consequences\n")]
    [InlineData("# 0001 No date\n\n- Status: accepted\n\n## Context\n\n## Decision\n\n## Consequences\n")]
    [InlineData("# 0001 No context\n\n- Status: accepted\n- Date: 2026-11-24\n\n## Decision\n\n## Consequences\n")]
    public void Pages_Violation_IsReported(string text) => Assert.Single(Faults("0001-page.md", text));

    [Fact]
    public void Index_EveryPage_IsListedUnderItsTitle()
    {
        var index = DocumentFiles.Read("docs", "decisions", "README.md");
        Assert.All(
            Pages,
            page =>
            {
                var title = DocumentFiles.Read("docs", "decisions", page).Split('\n')[0][7..];
                Assert.Contains($"| [{page[..4]}]({page}) | {title} |", index, StringComparison.Ordinal);
            }
        );
    }

    private static IEnumerable<string> Faults(string page, string text)
    {
        if (!text.StartsWith($"# {page[..4]} ", StringComparison.Ordinal))
            yield return $"{page}: the title lacks its number";
        if (!Status().IsMatch(text))
            yield return $"{page}: no status";
        if (!Date().IsMatch(text))
            yield return $"{page}: no date";
        string[] headings = [.. text.Split('\n').Where(line => line.StartsWith("## ", StringComparison.Ordinal))];
        if (!headings.SequenceEqual(["## Context", "## Decision", "## Consequences"]))
            yield return $"{page}: other headings than the template's: {string.Join(", ", headings)}";
    }

    [GeneratedRegex("^- Status: (accepted|proposed|superseded by )", RegexOptions.Multiline)]
    private static partial Regex Status();

    [GeneratedRegex("^- Date: 20[0-9]{2}-[01][0-9]-[0-3][0-9]$", RegexOptions.Multiline)]
    private static partial Regex Date();
}
