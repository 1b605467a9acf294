using System.Globalization;

namespace Marketplace.MigrationService;

/// <summary>What one migration run is asked to do.</summary>
/// <param name="Demo">Also fill the marketplace with demo data.</param>
/// <param name="Seed">The same number gives the same demo data.</param>
public sealed record MigrationArguments(bool Demo = false, int Seed = 20260101)
{
    /// <summary>Reads <c>--demo</c> and <c>--seed N</c>.</summary>
    public static MigrationArguments Parse(IReadOnlyList<string> args)
    {
        var at = args.ToList().IndexOf("--seed");
        var seed = at >= 0 && at + 1 < args.Count && int.TryParse(args[at + 1], CultureInfo.InvariantCulture, out var number) ? number : new MigrationArguments().Seed;
        return new(args.Contains("--demo"), seed);
    }
}
