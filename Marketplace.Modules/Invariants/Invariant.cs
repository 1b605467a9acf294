using System.Reflection;
using Marketplace.Foundation;

namespace Marketplace.Modules.Invariants;

/// <summary>A rule the data must always satisfy, as a SQL query that returns the violations.</summary>
/// <param name="Code">For example <c>I7</c>.</param>
/// <param name="Title">The first lines of its file: English, then Turkish.</param>
/// <param name="Keys">The third line of its file: whose keys divide the query into slices; null when it is always
/// checked whole.</param>
/// <param name="Sql">Returns one column, <c>violation</c>. Its parameters are <c>@now</c>, the time of the check, and,
/// where it has keys, <c>@from</c> and <c>@to</c>: the first key of the slice and the first one after it.</param>
public sealed record Invariant(string Code, LocalizedText Title, InvariantKeys? Keys, string Sql)
{
    private const string KeysHeading = "-- Keys: ";
    private const string NoKeys = "none";

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
        var keys = reader.ReadLine()![KeysHeading.Length..].Split(' ');
        return new(
            heading[0],
            new(turkish, heading[1]),
            keys[0] == NoKeys ? null : new(keys[0], keys[1], keys.Length > 2),
            reader.ReadToEnd()
        );
    }
}

/// <summary>A column of ids with an index in their order.</summary>
/// <param name="InEveryTable">Every table of the query is restricted to the keys of the slice, so hashing its rows is
/// best; otherwise rows of other tables are looked up by their index.</param>
public sealed record InvariantKeys(string Table, string Column, bool InEveryTable);

/// <summary>The keys that a check looks at: those from the first up to, and without, the last.</summary>
public readonly record struct KeyRange(Guid From, Guid To)
{
    /// <summary>Every key.</summary>
    public static readonly KeyRange All = new(Guid.Empty, Guid.AllBitsSet);
}
