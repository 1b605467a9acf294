using System.Reflection;
using Marketplace.Foundation;

namespace Marketplace.Modules.Invariants;

/// <summary>A rule the data must always satisfy, as a SQL query that returns the violations.</summary>
/// <param name="Code">For example <c>I7</c>.</param>
/// <param name="Title">The first lines of its file: English, then Turkish.</param>
/// <param name="Sql">Returns one column, <c>violation</c>; the parameter <c>@now</c> is the time of the check.</param>
public sealed record Invariant(string Code, LocalizedText Title, string Sql)
{
    /// <summary>All invariants in code order; each is a file under Sql/.</summary>
    public static readonly IReadOnlyList<Invariant> All = Load();

    private static Invariant[] Load()
    {
        var assembly = Assembly.GetExecutingAssembly();
        return assembly
            .GetManifestResourceNames()
            .Where(name => name.Contains(".Invariants.Sql.", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .Select(name => Read(assembly.GetManifestResourceStream(name)!))
            .ToArray();
    }

    private static Invariant Read(Stream file)
    {
        using var reader = new StreamReader(file);
        var heading = reader.ReadLine()!["-- ".Length..].Split(' ', 2);
        var turkish = reader.ReadLine()!["-- ".Length..];
        return new(heading[0], new(turkish, heading[1]), reader.ReadToEnd());
    }
}
