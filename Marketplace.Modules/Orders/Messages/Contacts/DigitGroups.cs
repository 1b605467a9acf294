namespace Marketplace.Modules.Orders;

/// <summary>Reads the groups of digits of a folded text; only a few signs may stand between two of a run.</summary>
internal static class DigitGroups
{
    private const string Separators = " .-/()_*,+|";
    private const int LongestSeparator = 3;

    public static IReadOnlyList<IReadOnlyList<DigitGroup>> RunsOf(string text)
    {
        var (runs, run, at, end) = (new List<IReadOnlyList<DigitGroup>>(), new List<DigitGroup>(), 0, 0);
        while (at < text.Length)
        {
            var stop = EndOfWord(text, at);
            if (stop == at)
            {
                at++;
                continue;
            }

            var separator = run.Count == 0 ? "" : text[end..at];
            if (separator.Length > LongestSeparator || separator.Any(c => !Separators.Contains(c)))
                (run, separator) = (Next(runs, run), "");
            if (Read(text, at, stop, separator) is { } groups)
                run.AddRange(groups);
            else
                run = Next(runs, run);
            (at, end) = (stop, stop);
        }

        Next(runs, run);
        return runs;
    }

    private static List<DigitGroup> Next(List<IReadOnlyList<DigitGroup>> runs, List<DigitGroup> run)
    {
        if (run.Count > 0)
            runs.Add(Joined(run));
        return [];
    }

    /// <summary>Where the digits or the letters that begin here end; the same place when there are none.</summary>
    private static int EndOfWord(string text, int at)
    {
        var isDigit = char.IsAsciiDigit(text[at]);
        while (at < text.Length && char.IsLetterOrDigit(text[at]) && char.IsAsciiDigit(text[at]) == isDigit)
            at++;
        return at;
    }

    private static DigitGroup[]? Read(string text, int start, int end, string separator)
    {
        if (char.IsAsciiDigit(text[start]))
            return [Figures(text, start, end, separator)];
        var word = text[start..end];
        if (word == "o" && IsBeforeFive(text, end))
            return [new("0", start, end, separator)];
        return SpokenNumbers
            .Split(word)
            ?.Select((number, i) => new DigitGroup("", start, end, i == 0 ? separator : "") { Spoken = number })
            .ToArray();
    }

    private static DigitGroup Figures(string text, int start, int end, string separator) =>
        new(text[start..end], start, end, separator)
        {
            IsAfterPlus = start > 0 && text[start - 1] == '+',
            IsInBrackets = start > 0 && text[start - 1] == '(' && end < text.Length && text[end] == ')',
            IsInWord = (start > 0 && char.IsLetter(text[start - 1])) || (end < text.Length && char.IsLetter(text[end])),
        };

    // The letter is written for the digit: O532.
    private static bool IsBeforeFive(string text, int at) =>
        text.AsSpan(at).StartsWith("5", StringComparison.Ordinal)
        || text.AsSpan(at).StartsWith(" 5", StringComparison.Ordinal);

    /// <summary>The groups of a run, number words that are said as one number in one group.</summary>
    private static List<DigitGroup> Joined(List<DigitGroup> run)
    {
        var groups = new List<DigitGroup>();
        for (var i = 0; i < run.Count; )
        {
            if (run[i].Spoken is null)
            {
                groups.Add(run[i++]);
                continue;
            }

            var numbers = run.Skip(i).TakeWhile(g => g.Spoken is not null).Select(g => g.Spoken!.Value).ToArray();
            var (count, digits) = SpokenNumbers.Join(numbers);
            groups.Add(new(digits, run[i].Start, run[i + count - 1].End, run[i].Separator));
            i += count;
        }

        return groups;
    }
}
