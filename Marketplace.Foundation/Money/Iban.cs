namespace Marketplace.Foundation;

/// <summary>International bank account numbers (ISO 13616).</summary>
public static class Iban
{
    public const int Shortest = 15;
    public const int Longest = 34;
    private const int TurkishLength = 26;

    /// <summary>Removes spaces and converts to upper case.</summary>
    public static string Normalise(string text) => text.Replace(" ", "", StringComparison.Ordinal).ToUpperInvariant();

    /// <summary>Checks the format, the length of Turkish IBANs, and the check digits.</summary>
    public static bool IsValid(string text)
    {
        var iban = Normalise(text);
        if (iban.Length is < Shortest or > Longest || !iban.All(char.IsAsciiLetterOrDigit))
            return false;
        if (
            !char.IsAsciiLetter(iban[0])
            || !char.IsAsciiLetter(iban[1])
            || !char.IsAsciiDigit(iban[2])
            || !char.IsAsciiDigit(iban[3])
        )
        {
            return false;
        }

        return (!iban.StartsWith("TR", StringComparison.Ordinal) || iban.Length == TurkishLength)
            && HasRightCheckDigits(iban);
    }

    /// <summary>Whether the check digits are right (mod 97).</summary>
    /// <param name="compact">At least four ASCII letters and digits, in upper or lower case.</param>
    public static bool HasRightCheckDigits(string compact)
    {
        var rest = 0;
        foreach (var c in compact[4..] + compact[..4])
        {
            rest = char.IsAsciiDigit(c)
                ? (rest * 10 + (c - '0')) % 97
                : (rest * 100 + (char.ToUpperInvariant(c) - 'A' + 10)) % 97;
        }

        return rest == 1;
    }
}
