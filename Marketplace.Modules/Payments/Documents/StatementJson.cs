using System.Globalization;
using System.Text.Json;
using Marketplace.Foundation;

namespace Marketplace.Modules.Payments;

/// <summary>Adds up a statement in JSON.</summary>
internal static class StatementJson
{
    public static StatementCheck Check(string text)
    {
        using var file = JsonDocument.Parse(text);
        var statement = file.RootElement;
        var lines = statement
            .GetProperty("lines")
            .EnumerateArray()
            .Select(l => new JsonLine(
                $"{l.GetProperty("entryId").GetString()}/{l.GetProperty("line").GetInt32()}",
                l.GetProperty("kind").GetString()!,
                Amount(l.GetProperty("amount"))
            ))
            .ToArray();
        var (opening, closing) = (Amount(statement.GetProperty("opening")), Amount(statement.GetProperty("closing")));
        var currency = statement.GetProperty("closing").GetProperty("currency").GetString()!;
        return new(
            statement.GetProperty("number").GetString(),
            lines.Length,
            Major(opening),
            Major(closing),
            [.. Problems(statement, lines, opening, closing)]
        );

        decimal Major(long minor) => Currencies.ToMajor(new(minor, currency));
    }

    private static IEnumerable<string> Problems(JsonElement statement, JsonLine[] lines, long opening, long closing)
    {
        var sum = lines.Sum(l => l.Minor);
        if (opening + sum != closing)
            yield return Say($"opening {opening} and lines {sum} are {opening + sum}, closing is {closing}");
        foreach (var twice in lines.GroupBy(l => l.Key).Where(g => g.Count() > 1))
            yield return $"posting {twice.Key} stands in it twice";
        var sums = statement
            .GetProperty("sums")
            .EnumerateArray()
            .ToDictionary(
                s => s.GetProperty("kind").GetString()!,
                s => (s.GetProperty("count").GetInt32(), Amount(s.GetProperty("amount")))
            );
        foreach (var kind in lines.Select(l => l.Kind).Union(sums.Keys).Order(StringComparer.Ordinal))
        {
            var found = lines.Where(l => l.Kind == kind).ToArray();
            var (count, minor) = sums.GetValueOrDefault(kind);
            if (found.Length != count || found.Sum(l => l.Minor) != minor)
            {
                yield return Say(
                    $"{kind}: {found.Length} lines of {found.Sum(l => l.Minor)}, stated {count} of {minor}"
                );
            }
        }
    }

    private static string Say(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    private static long Amount(JsonElement money) => money.GetProperty("amount").GetInt64();

    private sealed record JsonLine(string Key, string Kind, long Minor);
}
