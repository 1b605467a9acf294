using System.Reflection;

namespace Marketplace.Modules.Invariants;

/// <summary>Something that must always be true of the data, as SQL that returns what breaks it.</summary>
/// <param name="Code">For example <c>I7</c>.</param>
/// <param name="Title">What holds, in English; the first line of its file.</param>
/// <param name="TitleTr">The same in Turkish; the second line.</param>
/// <param name="Sql">One column <c>violation</c>; the parameter <c>@now</c> is the instant of the check.</param>
public sealed record Invariant(string Code, string Title, string TitleTr, string Sql)
{
    /// <summary>All of them, in order; each is a file under Sql/.</summary>
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
