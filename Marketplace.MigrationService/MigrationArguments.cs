using System.Globalization;

namespace Marketplace.MigrationService;

/// <summary>What one migration run is asked to do.</summary>
/// <param name="Demo">Also fill the marketplace with demo data.</param>
/// <param name="Seed">The same number gives the same demo data.</param>
/// <param name="Reset">Delete everything first; only in the development environment.</param>
public sealed record MigrationArguments(bool Demo = false, int Seed = 20260101, bool Reset = false)
{
    /// <summary>Reads <c>--demo</c>, <c>--seed N</c> and <c>--reset</c>.</summary>
    public static MigrationArguments Parse(IReadOnlyList<string> args)
    {
        var at = args.ToList().IndexOf("--seed");
        var seed =
            at >= 0 && at + 1 < args.Count && int.TryParse(args[at + 1], CultureInfo.InvariantCulture, out var number)
                ? number
                : new MigrationArguments().Seed;
        return new(args.Contains("--demo"), seed, args.Contains("--reset"));
    }
}
