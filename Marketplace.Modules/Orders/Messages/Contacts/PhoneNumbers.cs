namespace Marketplace.Modules.Orders;

/// <summary>Finds phone numbers in the groups of digits of a text.</summary>
/// <remarks>With a leading 0, +90 or 0090 a Turkish number is found however it is divided. Without, only where it is
/// divided as people write phone numbers: sizes and prices have as many digits.</remarks>
internal static class PhoneNumbers
{
    private const int MostGroups = 16;
    private const int National = 10;

    // Lengths of the groups of a number without its leading 0.
    private static readonly string[] UsualDivisions = ["10", "3.7", "3.3.4", "3.3.2.2", "3.2.2.3", "3.2.3.2", "3.4.3"];

    public static IEnumerable<Range> In(string text)
    {
        foreach (var run in DigitGroups.RunsOf(text))
        {
            for (var first = 0; first < run.Count; first++)
            {
                var last = LastOf(run, first);
                if (last < 0)
                    continue;
                // The sign before the digits belongs to the number: +90, (212).
                var sign = run[first].IsAfterPlus || run[first].IsInBrackets ? 1 : 0;
                yield return new(run[first].Start - sign, run[last].End);
                first = last;
            }
        }
    }

    /// <summary>The last group of the longest number that begins with this group; -1 when none does.</summary>
    private static int LastOf(IReadOnlyList<DigitGroup> run, int first)
    {
        for (var last = Math.Min(run.Count, first + MostGroups) - 1; last >= first; last--)
        {
            if (IsPhone([.. run.Skip(first).Take(last - first + 1)]))
                return last;
        }

        return -1;
    }

    private static bool IsPhone(IReadOnlyList<DigitGroup> groups)
    {
        var digits = string.Concat(groups.Select(g => g.Digits));
        if (digits.Length is < 7 or > 15 || HasDate(groups))
            return false;
        if (groups[0].IsAfterPlus)
            return digits.Length >= National && digits[0] != '0' && !groups.Skip(1).Any(g => g.IsAfterPlus);
        if (digits.Length == 7)
            return digits.StartsWith("444", StringComparison.Ordinal) && Division(groups, 0) is "3.1.3" or "3.2.2";
        var prefix = PrefixOf(digits);
        if (prefix < 0)
            return false;
        var (number, division) = (digits[prefix..], Division(groups, prefix));
        var isUsual = UsualDivisions.Contains(division) || groups.All(g => g.Digits.Length == 1);
        if (IsMobile(number))
            return prefix is 1 or 4 || (isUsual && !groups.Any(g => g.IsAfterComma || (prefix == 0 && g.IsInWord)));
        return IsLandline(number) && isUsual && (prefix > 0 || groups[0].IsInBrackets);
    }

    /// <summary>Length of 0, 90 or 0090; 0 when there is none, -1 when it is no national number.</summary>
    private static int PrefixOf(string digits) =>
        (digits.Length - National) switch
        {
            0 => 0,
            1 when digits[0] == '0' => 1,
            2 when digits.StartsWith("90", StringComparison.Ordinal) => 2,
            4 when digits.StartsWith("0090", StringComparison.Ordinal) => 4,
            _ => -1,
        };

    private static bool IsMobile(string number) =>
        number[0] == '5' && number[1] is >= '0' and <= '6' && !number.StartsWith("500", StringComparison.Ordinal);

    private static bool IsLandline(string number) =>
        (number[0] is >= '2' and <= '4' && number[1] is >= '1' and <= '8')
        || number[..3] is "850" or "800" or "888" or "900";

    /// <summary>Lengths of the groups without the prefix, such as 3.3.2.2.</summary>
    private static string Division(IReadOnlyList<DigitGroup> groups, int prefix)
    {
        var lengths = new List<int>();
        foreach (var length in groups.Select(g => g.Digits.Length))
        {
            var cut = Math.Min(prefix, length);
            prefix -= cut;
            if (length > cut)
                lengths.Add(length - cut);
        }

        return string.Join('.', lengths);
    }

    /// <summary>Whether three of the groups are a day: 05.12.2026.</summary>
    private static bool HasDate(IReadOnlyList<DigitGroup> groups) =>
        Enumerable
            .Range(0, Math.Max(0, groups.Count - 2))
            .Any(i =>
                groups[i].Digits.Length <= 2
                && groups[i + 1].Digits.Length <= 2
                && groups[i + 2].Digits.Length == 4
                && groups[i + 2].Digits[..2] is "19" or "20"
                && groups[i + 1].Separator is "." or "/" or "-"
                && groups[i + 1].Separator == groups[i + 2].Separator
            );
}
