using System.Globalization;
using System.Text;

namespace Marketplace.Modules.Sellers;

/// <summary>Normalises names for search: lower case, Turkish letters without diacritics.</summary>
public static class FoldedText
{
    public static string Of(string text)
    {
        var folded = new StringBuilder(text.Length);
        foreach (var c in text.Trim().Normalize(NormalizationForm.FormD))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(c) == UnicodeCategory.NonSpacingMark)
                continue;
            folded.Append(c == 'ı' ? 'i' : char.ToLowerInvariant(c));
        }

        return folded.ToString();
    }
}
