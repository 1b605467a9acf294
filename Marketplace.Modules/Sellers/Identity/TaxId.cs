namespace Marketplace.Modules.Sellers;

/// <summary>Turkish tax numbers: VKN of a company (10 digits) or TCKN of a person (11 digits), each with its check
/// digits.</summary>
public static class TaxId
{
    private const int VknLength = 10;

    public static bool IsValid(string text) =>
        text.All(char.IsAsciiDigit)
        && text.Length switch
        {
            VknLength => HasVknDigit(text),
            11 => IsTckn(text),
            _ => false,
        };

    /// <summary>Whether it is a valid VKN, and not the identity number of a person.</summary>
    public static bool IsVkn(string text) => text.Length == VknLength && IsValid(text);

    private static bool HasVknDigit(string digits)
    {
        var sum = 0;
        for (var i = 0; i < 9; i++)
        {
            var shifted = (digits[i] - '0' + 9 - i) % 10;
            var weighted = shifted * (1 << (9 - i)) % 9;
            sum += shifted != 0 && weighted == 0 ? 9 : weighted;
        }

        return (10 - sum % 10) % 10 == digits[9] - '0';
    }

    private static bool IsTckn(string digits)
    {
        if (digits[0] == '0')
            return false;
        int odd = 0,
            even = 0;
        for (var i = 0; i < 9; i++)
        {
            if (i % 2 == 0)
                odd += digits[i] - '0';
            else
                even += digits[i] - '0';
        }

        var tenth = ((7 * odd - even) % 10 + 10) % 10;
        return tenth == digits[9] - '0' && (odd + even + tenth) % 10 == digits[10] - '0';
    }
}
