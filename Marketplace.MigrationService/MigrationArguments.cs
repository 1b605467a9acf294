using System.Globalization;

namespace Marketplace.MigrationService;

/// <summary>The arguments of a migration run.</summary>
/// <param name="Demo">Also seed demo data.</param>
/// <param name="Seed">The seed of the demo data: the same seed gives the same data.</param>
/// <param name="Reset">Delete everything first. Only in the development environment.</param>
public sealed record MigrationArguments(bool Demo = false, int Seed = 20260101, bool Reset = false)
{
    /// <summary>How many times the usual size the demo data gets.</summary>
    public int Scale { get; init; } = 1;

    /// <summary>Whether the demo data has what happens around orders: parcels, returns, messages, carts, and tasks for
    /// administrators.</summary>
    public bool Stories { get; init; } = true;

    /// <summary>Whether pictures of the demo products are drawn.</summary>
    public bool Pictures { get; init; } = true;

    /// <summary>How long the migration waits for a database that does not answer yet.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(60);

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
