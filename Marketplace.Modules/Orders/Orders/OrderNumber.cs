using System.Buffers;
using System.Globalization;
using System.Security.Cryptography;

namespace Marketplace.Modules.Orders;

/// <summary>The human-readable number: <c>YYMMDD-XXXXXC</c>, the UTC date, five random characters and a check
/// character.</summary>
/// <remarks>Characters and check (mod 37 over date and random part) are Crockford's base 32. Draws whose check
/// character would be one of the five extra symbols (<c>* ~ $ = U</c>) are discarded, so a number contains only digits
/// and unambiguous letters. A single wrong character and two swapped neighbors are always detected.</remarks>
public static class OrderNumber
{
    public const int Length = 13;

    private const string Alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static readonly SearchValues<char> Letters = SearchValues.Create(Alphabet);
    private const int DayLength = 6;
    private const int RandomLength = 5;
    private const int Modulus = 37;

    /// <summary>Draws distinct numbers. If one already exists, the unique index rejects it and the purchase is retried
    /// with new numbers.</summary>
    public static IReadOnlyList<string> Draw(DateTimeOffset now, int count)
    {
        var numbers = new HashSet<string>(count, StringComparer.Ordinal);
        while (numbers.Count < count)
            numbers.Add(Draw(now));
        return [.. numbers];
    }

    /// <summary>Draws a number.</summary>
    public static string Draw(DateTimeOffset now)
    {
        var day = now.UtcDateTime.ToString("yyMMdd", CultureInfo.InvariantCulture);
        while (true)
        {
            var random = RandomNumberGenerator.GetString(Alphabet, RandomLength);
            var check = Check(day + random);
            if (check < Alphabet.Length)
                return $"{day}-{random}{Alphabet[check]}";
        }
    }

    /// <summary>Whether the text is a valid order number.</summary>
    public static bool IsValid(string number)
    {
        if (number.Length != Length || number[6] != '-')
            return false;
        if (number.AsSpan(0, 6).ContainsAnyExceptInRange('0', '9') || number.AsSpan(7).ContainsAnyExcept(Letters))
            return false;
        return Check(string.Concat(number.AsSpan(0, 6), number.AsSpan(7, RandomLength)))
            == Alphabet.IndexOf(number[^1], StringComparison.Ordinal);
    }

    /// <summary>How numbers begin that somebody looks for, who may write it small, with blanks or without the dash;
    /// null
    /// when nothing is left.</summary>
    public static string? Beginning(string? text)
    {
        var letters = string.Concat((text ?? "").Where(c => c != '-' && !char.IsWhiteSpace(c))).ToUpperInvariant();
        return letters.Length switch
        {
            0 => null,
            <= DayLength => letters,
            _ => letters.Insert(DayLength, "-"),
        };
    }

    private static int Check(string digits)
    {
        var remainder = 0;
        foreach (var digit in digits)
            remainder = (remainder * 32 + Alphabet.IndexOf(digit, StringComparison.Ordinal)) % Modulus;
        return remainder;
    }
}
