using System.Text.RegularExpressions;

namespace Marketplace.ServiceDefaults;

/// <summary>Names database spans by SQL verb and table.</summary>
/// <remarks>For example <c>SELECT orders.orders</c>. Keeps the number of span names low, because they contain no
/// values.</remarks>
public static partial class StatementName
{
    /// <summary>The verb and the first table of a statement; only the verb if there is no table.</summary>
    public static string Of(string sql)
    {
        var verb = Verb().Match(sql);
        if (!verb.Success)
            return "statement";
        var name = verb.Value.ToUpperInvariant();
        var table = name == "WITH" ? ChangedTable().Match(sql) : Table().Match(sql);
        return table.Success
            ? $"{name} {table.Groups["name"].Value.Replace("\"", "", StringComparison.Ordinal)}"
            : name;
    }

    [GeneratedRegex(@"(?<=^(\s|--[^\n]*\n)*)[A-Za-z]+\b")]
    private static partial Regex Verb();

    [GeneratedRegex(@"\b(FROM|INTO|UPDATE|JOIN)\s+(?<name>""?[a-z_]+""?(\.""?[a-z_]+""?)?)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Table();

    /// <summary>Matches the table a statement with a WITH clause changes or, failing that, reads.</summary>
    [GeneratedRegex(
        @"\b(INTO|UPDATE|DELETE\s+FROM|FROM)\s+(?<name>""?[a-z_]+""?\.""?[a-z_]+""?)",
        RegexOptions.IgnoreCase
    )]
    private static partial Regex ChangedTable();
}
