namespace Marketplace.Modules.Documents;

/// <summary>Cuts words that are wider than a line.</summary>
internal static class PdfWords
{
    /// <summary>The words of a text; one that is too wide is cut into pieces that fit, each at least a character
    /// long.</summary>
    /// <param name="measure">The width of a text.</param>
    public static IEnumerable<string> Of(string text, double width, Func<string, double> measure) =>
        text.Split(' ', StringSplitOptions.RemoveEmptyEntries).SelectMany(word => Pieces(word, width, measure));

    private static IEnumerable<string> Pieces(string word, double width, Func<string, double> measure)
    {
        for (var start = 0; start < word.Length; )
        {
            var end = word.Length;
            while (end > start + 1 && measure(word[start..end]) > width)
                end--;
            // Both halves of a character stay together.
            if (end < word.Length && char.IsHighSurrogate(word[end - 1]))
                end += end == start + 1 ? 1 : -1;
            yield return word[start..end];
            start = end;
        }
    }
}
