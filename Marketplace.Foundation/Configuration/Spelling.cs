namespace Marketplace.Foundation;

/// <summary>Finds what somebody probably meant.</summary>
public static class Spelling
{
    /// <summary>The candidate that differs in the fewest letters, regardless of case; null if none is near.</summary>
    public static string? Nearest(string word, IEnumerable<string> candidates)
    {
        return candidates
            .Select(candidate => (candidate, Away: Distance(word, candidate)))
            .Where(near => near.Away <= Math.Max(1, word.Length / 3))
            .OrderBy(near => near.Away)
            .Select(near => near.candidate)
            .FirstOrDefault();
    }

    /// <summary>How many letters to insert, drop, replace or swap with their neighbour.</summary>
    internal static int Distance(string left, string right)
    {
        var (a, b) = (left.ToUpperInvariant(), right.ToUpperInvariant());
        var steps = new int[a.Length + 1, b.Length + 1];
        for (var i = 0; i <= a.Length; i++)
            steps[i, 0] = i;
        for (var j = 0; j <= b.Length; j++)
            steps[0, j] = j;

        for (var i = 1; i <= a.Length; i++)
        {
            for (var j = 1; j <= b.Length; j++)
            {
                var replaced = steps[i - 1, j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
                steps[i, j] = Math.Min(replaced, 1 + Math.Min(steps[i - 1, j], steps[i, j - 1]));
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                    steps[i, j] = Math.Min(steps[i, j], steps[i - 2, j - 2] + 1);
            }
        }

        return steps[a.Length, b.Length];
    }
}
