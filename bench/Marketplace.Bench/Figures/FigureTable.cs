using System.Globalization;

namespace Marketplace.Bench;

/// <summary>The table at the end of a run.</summary>
internal static class FigureTable
{
    private const int Wide = 78;

    /// <param name="before">The figures of an earlier run; null for none.</param>
    public static async Task WriteAsync(
        TextWriter output,
        FigureSet figures,
        IReadOnlyDictionary<string, double>? before
    )
    {
        await output.WriteLineAsync("\nMedians (one machine, one run: only the ratios mean something)");
        var head = before is null ? "" : $"{"before", 10}  ";
        await output.WriteLineAsync($"{"what".PadRight(Wide)}  {head}{"measured", 10}  {"goal", -10}");
        foreach (var figure in FigureCatalog.All)
        {
            if (!figures.Values.TryGetValue(figure.Name, out var value))
                continue;
            var earlier = before is null ? "" : $"{Earlier(figure, before), 10}  ";
            var verdict = figure.Goal is { } goal ? $"{goal, -10}  {(goal.IsMetBy(value) ? "met" : "missed")}" : "";
            await output.WriteLineAsync(
                $"{figure.What.PadRight(Wide)}  {earlier}{Text(figure, value), 10}  {verdict}".TrimEnd()
            );
        }
    }

    private static string Earlier(Figure figure, IReadOnlyDictionary<string, double> before) =>
        before.TryGetValue(figure.Name, out var value) ? Text(figure, value) : "–";

    private static string Text(Figure figure, double value) =>
        value.ToString(figure.Format, CultureInfo.InvariantCulture);
}
