using System.Reflection;

namespace Marketplace.Modules.Invariants;

/// <summary>A rule the data must always satisfy, as a SQL query that returns the violations.</summary>
/// <param name="Code">For example <c>I7</c>.</param>
/// <param name="Title">The rule in English; the first line of its file.</param>
/// <param name="TitleTr">The rule in Turkish; the second line.</param>
/// <param name="Sql">Returns one column, <c>violation</c>; the parameter <c>@now</c> is the time of the check.</param>
public sealed record Invariant(string Code, string Title, string TitleTr, string Sql)
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
        return new(heading[0], heading[1], reader.ReadLine()!["-- ".Length..], reader.ReadToEnd());
    }
}
