using System.Text.RegularExpressions;

namespace Marketplace.ArchitectureTests.Rules;

/// <summary>The house rules as functions from a file to what is wrong with it.</summary>
internal static partial class HouseRules
{
    /// <summary>Each module may name those before it, and only their Contracts.</summary>
    internal static readonly string[] Modules =
    [
        "Users",
        "Sellers",
        "Payments",
        "Subscriptions",
        "Products",
        "Orders",
        "Analytics",
        "Notifications",
    ];

    private static readonly string[] BannedNames =
    [
        "Extensions.cs",
        "Helpers.cs",
        "Utils.cs",
        "Utilities.cs",
        "Common.cs",
        "Constants.cs",
    ];

    internal static IEnumerable<string> ModuleOrder(SourceFile file)
    {
        if (file.Path.Split('/') is not ["Marketplace.Modules", var module, .., _] || !Modules.Contains(module))
            yield break;
        foreach (Match match in ModuleName().Matches(file.Text))
        {
            var (other, rest) = (match.Groups["module"].Value, match.Groups["rest"].Value);
            if (other == module || !Modules.Contains(other))
                continue;
            if (Array.IndexOf(Modules, other) > Array.IndexOf(Modules, module))
                yield return $"{file.Path}: {module} names {other}, which stands to its right";
            else if (!rest.StartsWith(".Contracts", StringComparison.Ordinal))
                yield return $"{file.Path}: {module} names {match.Value}, which is not in {other}'s Contracts";
        }
    }

    internal static IEnumerable<string> RepositoriesNeverSave(SourceFile file)
    {
        if (!file.Path.EndsWith("Repository.cs", StringComparison.Ordinal))
            yield break;
        if (file.Text.Contains("SaveChanges", StringComparison.Ordinal))
            yield return $"{file.Path}: a repository saves";
        if (PublicQueryable().IsMatch(file.Text))
            yield return $"{file.Path}: a repository hands out IQueryable";
    }

    /// <summary>A module injects the application's context, not its base class.</summary>
    internal static IEnumerable<string> OneContext(SourceFile file)
    {
        if (
            file.Path.StartsWith("Marketplace.Modules/", StringComparison.Ordinal)
            && !file.Path.EndsWith("/MarketplaceDbContext.cs", StringComparison.Ordinal)
            && file.Text.Contains("FoundationDbContext", StringComparison.Ordinal)
        )
        {
            yield return $"{file.Path}: names FoundationDbContext instead of MarketplaceDbContext";
        }
    }

    internal static IEnumerable<string> Names(SourceFile file)
    {
        var name = file.Path.Split('/')[^1];
        if (
            BannedNames.Contains(name)
            || name.EndsWith("Manager.cs", StringComparison.Ordinal)
            || name.StartsWith("Base", StringComparison.Ordinal)
        )
        {
            yield return $"{file.Path}: a name that says nothing";
        }
    }

    internal static IEnumerable<string> Summaries(SourceFile file)
    {
        var lines = file.Text.ReplaceLineEndings("\n").Split('\n');
        for (var i = 0; i < lines.Length; i++)
        {
            if (PublicType().Match(lines[i]) is not { Success: true } type)
                continue;
            var above = i - 1;
            while (
                above >= 0
                && (
                    lines[above].StartsWith('[')
                    || (
                        lines[above].StartsWith("///", StringComparison.Ordinal)
                        && !lines[above].Contains("<summary>", StringComparison.Ordinal)
                    )
                )
            )
            {
                above--;
            }
            // A partial type has its summary in one of its files.
            if (
                (above < 0 || !lines[above].StartsWith("/// <summary>", StringComparison.Ordinal))
                && !lines[i].Contains(" partial ", StringComparison.Ordinal)
            )
            {
                yield return $"{file.Path}: {type.Groups["name"].Value} has no summary";
            }
        }
    }

    internal static IEnumerable<string> Leftovers(SourceFile file)
    {
        foreach (Match match in Leftover().Matches(file.Text))
            yield return $"{file.Path}: {match.Value.Trim()}";
    }

    internal static IEnumerable<string> Secrets(SourceFile file)
    {
        foreach (Match match in Secret().Matches(file.Text))
            yield return $"{file.Path}: looks like a secret: {match.Value[..Math.Min(12, match.Value.Length)]}…";
    }

    [GeneratedRegex(@"Marketplace\.Modules\.(?<module>[A-Z]\w+)(?<rest>(\.\w+)*)")]
    private static partial Regex ModuleName();

    [GeneratedRegex(@"public [^\n=]*IQueryable<")]
    private static partial Regex PublicQueryable();

    [GeneratedRegex(
        @"^public (sealed |static |abstract |partial |readonly )*(class|record struct|record|interface|enum|struct)"
            + @" (?<name>\w+)"
    )]
    private static partial Regex PublicType();

    [GeneratedRegex(@"^\s*(#region|//\s*(TODO|FIXME|HACK)\b).*$", RegexOptions.Multiline)]
    private static partial Regex Leftover();

    [GeneratedRegex(
        @"sk_live_[A-Za-z0-9]{8,}|AKIA[0-9A-Z]{16}|-----BEGIN (EC |RSA )?PRIVATE KEY-----|whsec_[A-Za-z0-9]{24,}"
            + @"|AccountKey=[A-Za-z0-9+/]{20,}|Password=(?!…|\{)[^;""\s.x{]{6,}"
    )]
    private static partial Regex Secret();
}
