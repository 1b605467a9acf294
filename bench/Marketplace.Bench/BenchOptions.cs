using System.Globalization;

namespace Marketplace.Bench;

/// <summary>The command line.</summary>
/// <param name="Rounds">Rounds that count; one more warms up.</param>
/// <param name="Time">How long each load of a round lasts.</param>
/// <param name="Only">Names of what to measure; empty for everything that runs by itself.</param>
/// <param name="ApiApart">Send the load to the Api in a process of its own, as it is deployed; the one-process host
/// beside it does the Worker's part.</param>
/// <param name="Json">File to write the figures to.</param>
/// <param name="Compare">File with the figures of an earlier run, shown beside the new ones.</param>
internal sealed record BenchOptions(
    int Rounds,
    TimeSpan Time,
    IReadOnlyCollection<string> Only,
    bool ApiApart,
    string? Json,
    string? Compare
)
{
    private const int UsualRounds = 3;
    private const int UsualSeconds = 4;

    /// <summary>Reads the command line; null, with the reason, when it asks for what is not there.</summary>
    public static BenchOptions? Parse(string[] args, IReadOnlyCollection<string> known, out string? refusal)
    {
        string[] only = Value(args, "--only")?.Split(',', StringSplitOptions.RemoveEmptyEntries) ?? [];
        var compare = Value(args, "--compare");
        refusal =
            only.Except(known).FirstOrDefault() is { } unknown
                ? $"{unknown} is not measured. Known: {string.Join(", ", known)}."
            : compare is not null && !File.Exists(compare) ? $"{compare} is not there. --json FILE writes such a file."
            : null;
        return refusal is null
            ? new(
                Number(args, "--rounds", UsualRounds),
                TimeSpan.FromSeconds(Number(args, "--seconds", UsualSeconds)),
                only,
                args.Contains("--api-apart"),
                Value(args, "--json"),
                compare
            )
            : null;
    }

    private static string? Value(string[] args, string name) =>
        Array.IndexOf(args, name) is >= 0 and var at && at + 1 < args.Length ? args[at + 1] : null;

    private static int Number(string[] args, string name, int usual) =>
        int.TryParse(Value(args, name), CultureInfo.InvariantCulture, out var number) && number > 0 ? number : usual;
}
