using System.Text.RegularExpressions;
using Marketplace.ArchitectureTests.Rules;

namespace Marketplace.ArchitectureTests.Deployment;

/// <summary>The settings that the table in the README names.</summary>
internal static partial class DocumentedSettings
{
    /// <summary>Every key, in the order of the table.</summary>
    internal static IReadOnlyList<string> Keys { get; } =
    [.. Read(File.ReadAllText(Path.Combine(SourceTree.Root, "README.md")))];

    /// <summary>The keys of a page's section on configuration. A row begins with one key; others in the same cell stand
    /// beside it: <c>Section:One</c>, <c>Two</c> or <c>Section:One</c>, <c>:Two</c>.</summary>
    internal static IEnumerable<string> Read(string page)
    {
        var table = page.ReplaceLineEndings("\n").Split("\n## Configuration\n")[1].Split("\n## ")[0];
        foreach (var row in table.Split('\n').Where(line => line.StartsWith("| `", StringComparison.Ordinal)))
        {
            var names = Names().Matches(row.Split(" | ")[0]).Select(match => match.Groups["name"].Value).ToList();
            var parent = names[0][..(names[0].LastIndexOf(':') + 1)];
            yield return names[0];
            foreach (var name in names.Skip(1))
                yield return parent + name.TrimStart(':');
        }
    }

    [GeneratedRegex("`(?<name>[^`]+)`")]
    private static partial Regex Names();
}
