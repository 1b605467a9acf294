using System.Globalization;
using Marketplace.Foundation;

namespace Marketplace.Modules.Payments;

/// <summary>Adds up a statement in CSV, in any language: an opening balance, lines with the balance after each, and the
/// closing balance.</summary>
internal static class StatementCsv
{
    private const int Columns = 5;
    private const int Amount = 3;
    private const int Balance = 4;

    /// <exception cref="FormatException">The file is no statement.</exception>
    public static StatementCheck Check(string text)
    {
        var lines = text.Split('\n').Select(l => l.TrimEnd('\r')).Where(l => l.Length > 0).ToArray();
        var separator = lines is [var heading, ..] && heading.Contains(';', StringComparison.Ordinal) ? ';' : ',';
        var rows = lines.Skip(1).Select(l => Fields(l, separator)).ToArray();
        if (rows.Length < 2 || Fields(lines[0], separator).Count != Columns || rows.Any(r => r.Count != Columns))
            throw new FormatException($"a statement in CSV has {Columns} columns and at least three lines");
        var culture = (separator == ';' ? Language.Turkish : Language.English).Culture;
        var opening = Read(rows[0][Balance], culture);
        var (running, problems) = (opening, new List<string>());
        foreach (var (index, row) in rows[1..^1].Index())
        {
            var (amount, balance) = (Read(row[Amount], culture), Read(row[Balance], culture));
            if (running + amount != balance)
                problems.Add(Say($"line {index + 3}: {running} and {amount} are {running + amount}, not {balance}"));
            running = balance;
        }

        var closing = Read(rows[^1][Balance], culture);
        if (closing != running)
            problems.Add(Say($"the last balance is {running}, closing is {closing}"));
        return new(null, rows.Length - 2, opening, closing, problems);
    }

    private static decimal Read(string field, CultureInfo culture) =>
        decimal.TryParse(field, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, culture, out var amount)
            ? amount
            : throw new FormatException($"\"{field}\" is no amount");

    // A quotation mark in a quoted field is written twice.
    private static List<string> Fields(string line, char separator)
    {
        var (fields, field, isQuoted) = (new List<string>(), "", false);
        for (var i = 0; i < line.Length; i++)
        {
            var isMark = line[i] == '"';
            if (isMark && isQuoted && i + 1 < line.Length && line[i + 1] == '"')
            {
                field += line[i++];
            }
            else if (isMark)
            {
                isQuoted = !isQuoted;
            }
            else if (line[i] == separator && !isQuoted)
            {
                fields.Add(field);
                field = "";
            }
            else
            {
                field += line[i];
            }
        }

        fields.Add(field);
        return fields;
    }

    private static string Say(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
