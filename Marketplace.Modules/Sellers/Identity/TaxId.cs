namespace Marketplace.Modules.Sellers;

/// <summary>Turkish tax numbers: VKN of a company (10 digits) or TCKN of a person (11 digits), each with its check
/// digits.</summary>
public static class TaxId
{
    public static bool IsValid(string text) =>
        text.All(char.IsAsciiDigit)
        && text.Length switch
        {
            10 => IsVkn(text),
            11 => IsTckn(text),
            _ => false,
        };

    private static bool IsVkn(string digits)
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
