using System.Text.RegularExpressions;

namespace Marketplace.UnitTests.Documents;

/// <summary>What the bench measures is what its help names and docs/performance.md explains.</summary>
public sealed partial class PerformanceDocumentTests
{
    private const string Bench = "bench/Marketplace.Bench";
    private static readonly string Page = DocumentFiles.Read("docs", "performance.md");
    private static readonly string Help = DocumentFiles.Read("dev.d", "help.sh");

    [Fact]
    public void Measurements_EveryOne_IsInTheHelpAndOnThePage()
    {
        var names = Directory
            .GetFiles(Path.Combine(DocumentFiles.Root, Bench, "Measurements"), "*Measurement.cs")
            .SelectMany(file => NameList().Matches(File.ReadAllText(file)))
            .SelectMany(list => Quoted().Matches(list.Groups["names"].Value))
            .Select(name => name.Groups["name"].Value)
            .ToList();

        Assert.True(names.Count > 10);
        Assert.All(names, name => Assert.Matches($@"[ ,]{name}[,. ;]", Help));
        Assert.All(names, name => Assert.Matches($"[` ,]{name}[`, ]", Page));
    }

    [Fact]
    public void Goals_EveryOne_IsOnThePage()
    {
        var goals = Goal()
            .Matches(DocumentFiles.Read(Bench, "Figures", "FigureCatalog.cs"))
            .Select(figure => figure.Groups["what"].Value)
            .ToList();

        Assert.True(goals.Count > 15);
        Assert.All(goals, what => Assert.Contains($"| {what} |", Page, StringComparison.Ordinal));
    }

    [GeneratedRegex(@"Names =>\s*\[(?<names>[^\]]*)\]", RegexOptions.Singleline)]
    private static partial Regex NameList();

    [GeneratedRegex("\"(?<name>[^\"]+)\"")]
    private static partial Regex Quoted();

    [GeneratedRegex("new\\(\\s*\"[^\"]+\",\\s*\"(?<what>[^\"]+)\",\\s*\"[^\"]+\",\\s*At")]
    private static partial Regex Goal();
}
