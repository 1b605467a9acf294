using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Marketplace.UnitTests.Observability;

/// <summary>docs/observability.md and the dashboard name the metrics that the code has.</summary>
public sealed partial class ObservabilityDocumentTests
{
    [Fact]
    public void Document_TableOfMetrics_IsThatOfTheCode()
    {
        var document = Read("docs", "observability.md").ReplaceLineEndings("\n");
        var expected = Table();
        Assert.True(
            document.Contains(expected, StringComparison.Ordinal),
            "docs/observability.md is out of date. Its table should be:\n" + expected
        );
    }

    [Fact]
    public void Instrument_EachOne_IsNamedByConventionWithUnitAndDescription() =>
        Assert.All(
            Instruments.All(),
            instrument =>
            {
                Assert.Matches("^marketplace(\\.[a-z_]+){2}$", instrument.Name);
                Assert.Matches("^(s|\\{[a-z]+\\})$", instrument.Unit);
                Assert.Matches("^[A-Z].*[^.]$", instrument.Description ?? "");
            }
        );

    [Fact]
    public void Dashboard_EveryMetricOfTheProduct_ExistsInTheCode()
    {
        var known = Instruments.All().SelectMany(Instruments.SeriesOf).ToHashSet();
        var named = Expressions().SelectMany(e => OwnSeries().Matches(e).Select(match => match.Value)).ToHashSet();

        Assert.NotEmpty(named);
        Assert.Empty(named.Except(known));
    }

    [Fact]
    public void Dashboard_EveryMetricOfTheProduct_IsShown()
    {
        var shown = string.Join('\n', Expressions());

        Assert.All(
            Instruments.All(),
            instrument =>
                Assert.True(
                    Instruments.SeriesOf(instrument).Any(series => shown.Contains(series, StringComparison.Ordinal)),
                    $"No panel shows {instrument.Name}."
                )
        );
    }

    [Fact]
    public void Document_EveryPanelOfTheDashboard_IsExplained()
    {
        var document = Read("docs", "observability.md");

        Assert.All(
            Panels().Select(panel => panel.GetProperty("title").GetString()!),
            title => Assert.Contains($"| {title} |", document, StringComparison.Ordinal)
        );
    }

    private static string Table()
    {
        var table = new StringBuilder("| metric | kind | unit | what |\n|---|---|---|---|\n");
        foreach (var instrument in Instruments.All())
        {
            table.Append(
                $"| `{instrument.Name}` | {Instruments.KindOf(instrument)} | `{instrument.Unit}` | "
                    + $"{instrument.Description} |\n"
            );
        }

        return table.ToString();
    }

    private static IEnumerable<JsonElement> Panels() =>
        JsonDocument
            .Parse(Read("deploy", "grafana", "marketplace.json"))
            .RootElement.GetProperty("panels")
            .EnumerateArray()
            .Where(panel => panel.GetProperty("type").GetString() != "row");

    private static IEnumerable<string> Expressions() =>
        Panels()
            .SelectMany(panel => panel.GetProperty("targets").EnumerateArray())
            .Select(target => target.GetProperty("expr").GetString()!);

    private static string Read(params string[] path)
    {
        var directory = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(directory.FullName, "Marketplace.sln")))
            directory = directory.Parent ?? throw new InvalidOperationException("The tests do not run in a checkout.");
        return File.ReadAllText(Path.Combine([directory.FullName, .. path]));
    }

    [GeneratedRegex("marketplace_[a-z_]+")]
    private static partial Regex OwnSeries();
}
