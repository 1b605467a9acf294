using System.Collections.Frozen;
using System.Reflection;
using Marketplace.Foundation;

namespace Marketplace.Modules.Users;

/// <summary>Password policy: 10 to 128 characters, not a common password, not based on the user's e-mail
/// address.</summary>
/// <remarks>A local part of one or two letters is not checked: most passphrases contain it by chance. Source: the
/// bundled list <c>common-passwords.txt</c>, compared ignoring case, common letter swaps (p@ssw0rd) and suffixes
/// (password2024!).</remarks>
public static class PasswordRules
{
    public const int MinLength = 10;
    public const int MaxLength = 128;
    private const int ShortestLocalPart = 3;
    private const int LongestTail = 6;

    private static readonly FrozenSet<string> Common = Load();

    /// <summary>Number of entries in the bundled list.</summary>
    public static int ListSize => Common.Count;

    /// <summary>The error for a refused password, or null.</summary>
    public static Error? Refusal(string password, string email)
    {
        var plain = password.ToLowerInvariant();
        var localPart = EmailAddress.LocalPart(email);
        if (localPart.Length >= ShortestLocalPart && plain.Contains(localPart, StringComparison.Ordinal))
            return UserErrors.PasswordWeak.With(("reason", "contains_email"));
        return IsCommon(plain) ? UserErrors.PasswordWeak.With(("reason", "common")) : null;
    }

    private static bool IsCommon(string plain)
    {
        if (plain.Distinct().Count() < 4)
            return true;
        var unswapped = Unswap(plain);
        return Matches(plain)
            || Matches(unswapped)
            || Matches(WithoutTail(plain))
            || Matches(Unswap(WithoutTail(plain)));

        static bool Matches(string text) => Common.Contains(text) || IsRepeated(text);
    }

    /// <summary>The same common word repeated two or more times.</summary>
    private static bool IsRepeated(string text)
    {
        for (var length = 1; length <= text.Length / 2; length++)
        {
            if (text.Length % length != 0)
                continue;
            var unit = text[..length];
            if (
                (length < 4 || Common.Contains(unit))
                && string.Concat(Enumerable.Repeat(unit, text.Length / length)) == text
            )
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Strips trailing digits and symbols, such as a year; a longer suffix is left because it adds real
    /// strength.</summary>
    private static string WithoutTail(string text)
    {
        var core = text.TrimEnd(
            '0',
            '1',
            '2',
            '3',
            '4',
            '5',
            '6',
            '7',
            '8',
            '9',
            '!',
            '.',
            '?',
            '*',
            '+',
            '-',
            '_',
            '#',
            '@',
            '$'
        );
        return core.Length >= 4 && text.Length - core.Length <= LongestTail ? core : text;
    }

    private static string Unswap(string text) =>
        string.Create(
            text.Length,
            text,
            static (to, from) =>
            {
                for (var i = 0; i < from.Length; i++)
                {
                    to[i] = from[i] switch
                    {
                        '0' => 'o',
                        '1' => 'i',
                        '3' => 'e',
                        '4' => 'a',
                        '5' => 's',
                        '7' => 't',
                        '@' => 'a',
                        '$' => 's',
                        '!' => 'i',
                        'ı' => 'i',
                        'ş' => 's',
                        'ğ' => 'g',
                        'ü' => 'u',
                        'ö' => 'o',
                        'ç' => 'c',
                        var other => other,
                    };
                }
            }
        );

    private static FrozenSet<string> Load()
    {
        using var reader = new StreamReader(
            Assembly.GetExecutingAssembly().GetManifestResourceStream("Marketplace.Modules.Users.common-passwords.txt")!
        );
        return reader
            .ReadToEnd()
            .Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Where(line => line[0] != '#')
            .ToFrozenSet(StringComparer.Ordinal);
    }
}
