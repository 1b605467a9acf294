namespace Marketplace.Modules.Sellers;

/// <summary>International bank account numbers (ISO 13616).</summary>
public static class Iban
{
    private const int TurkishLength = 26;

    /// <summary>Removes spaces and converts to upper case.</summary>
    public static string Normalise(string text) => text.Replace(" ", "", StringComparison.Ordinal).ToUpperInvariant();

    /// <summary>Checks the format, the length of Turkish IBANs, and the check digits (mod 97).</summary>
    public static bool IsValid(string text)
    {
        var iban = Normalise(text);
        if (iban.Length is < 15 or > 34 || !iban.All(char.IsAsciiLetterOrDigit))
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

        if (iban.StartsWith("TR", StringComparison.Ordinal) && iban.Length != TurkishLength)
            return false;
        var rest = 0;
        foreach (var c in iban[4..] + iban[..4])
            rest = char.IsAsciiDigit(c) ? (rest * 10 + (c - '0')) % 97 : (rest * 100 + (c - 'A' + 10)) % 97;
        return rest == 1;
    }
}
