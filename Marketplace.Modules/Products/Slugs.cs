using System.Globalization;
using System.Text;

namespace Marketplace.Modules.Products;

/// <summary>Builds URL slugs from names, with Turkish letters folded to ASCII.</summary>
public static class Slugs
{
    private const string Alphabet = "0123456789abcdefghjkmnpqrstvwxyz";
    private const int MaxLength = 80;

    /// <summary>Folds text as search does: ı, İ, ş, ğ, ü, ö, ç and accented letters become plain lower-case
    /// letters.</summary>
    public static string Fold(string text)
    {
        var folded = new StringBuilder(text.Length);
        foreach (var c in text.Replace('ı', 'i').Replace('İ', 'i').Normalize(NormalizationForm.FormD))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark)
                folded.Append(char.ToLowerInvariant(c));
        }

        return folded.ToString();
    }

    /// <summary>The words of a text joined by hyphens; may be empty.</summary>
    public static string From(string text)
    {
        var slug = new StringBuilder(text.Length);
        foreach (var c in Fold(text))
        {
            if (slug.Length >= MaxLength)
                break;
            if (char.IsAsciiLetterOrDigit(c))
                slug.Append(c);
            else if (slug.Length > 0 && slug[^1] != '-')
                slug.Append('-');
        }

        return slug.ToString().TrimEnd('-');
    }

    /// <summary>A unique product slug: the title's words and ten characters of the id's random part.</summary>
    public static string Unique(string title, Guid id)
    {
        Span<byte> bytes = stackalloc byte[16];
        id.TryWriteBytes(bytes, bigEndian: true, out _);
        var bits = System.Buffers.Binary.BinaryPrimitives.ReadUInt64BigEndian(bytes[8..]);
        var tail = new char[10];
        for (var i = 0; i < tail.Length; i++)
            tail[i] = Alphabet[(int)(bits >> (i * 5) & 31)];
        var words = From(title);
        return words.Length == 0 ? new string(tail) : $"{words}-{new string(tail)}";
    }
}
