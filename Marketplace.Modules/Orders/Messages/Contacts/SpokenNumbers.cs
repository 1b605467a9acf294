using System.Collections.Frozen;
using System.Globalization;

namespace Marketplace.Modules.Orders;

/// <summary>Turkish number words, as in “beş yüz otuz iki”, with or without spaces; letters folded.</summary>
internal static class SpokenNumbers
{
    private const int Hundred = 100;

    private static readonly FrozenDictionary<string, int> Values = new Dictionary<string, int>
    {
        ["sifir"] = 0,
        ["bir"] = 1,
        ["iki"] = 2,
        ["uc"] = 3,
        ["dort"] = 4,
        ["bes"] = 5,
        ["alti"] = 6,
        ["yedi"] = 7,
        ["sekiz"] = 8,
        ["dokuz"] = 9,
        ["on"] = 10,
        ["yirmi"] = 20,
        ["otuz"] = 30,
        ["kirk"] = 40,
        ["elli"] = 50,
        ["altmis"] = 60,
        ["yetmis"] = 70,
        ["seksen"] = 80,
        ["doksan"] = 90,
        ["yuz"] = Hundred,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    // The longer word first: altmış begins like altı.
    private static readonly string[] Words = [.. Values.Keys.OrderByDescending(word => word.Length)];

    /// <summary>The numbers a word is made of, in order; null when it is something else.</summary>
    public static IReadOnlyList<int>? Split(string word)
    {
        var (numbers, at) = (new List<int>(), 0);
        while (at < word.Length)
        {
            var next = Words.FirstOrDefault(w => word.AsSpan(at).StartsWith(w, StringComparison.Ordinal));
            if (next is null)
                return null;
            numbers.Add(Values[next]);
            at += next.Length;
        }

        return numbers;
    }

    /// <summary>How many of the numbers are said as one, from the first on, and its digits: 5, 100, 30, 2 is
    /// 532.</summary>
    public static (int Count, string Digits) Join(IReadOnlyList<int> numbers)
    {
        var (at, sum) = (0, 0);
        var (first, second) = (numbers[0], numbers.Count > 1 ? numbers[1] : 0);
        if (first == Hundred)
            (at, sum) = (1, Hundred);
        else if (first is >= 2 and <= 9 && second == Hundred)
            (at, sum) = (2, first * Hundred);
        if (at < numbers.Count && numbers[at] is >= 10 and < Hundred)
            sum += numbers[at++];
        if (at < numbers.Count && numbers[at] is >= 0 and <= 9 && (at == 0 || numbers[at] > 0))
            sum += numbers[at++];
        return (at, sum.ToString(CultureInfo.InvariantCulture));
    }
}
