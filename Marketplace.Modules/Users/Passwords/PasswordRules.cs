using System.Collections.Frozen;
using System.Reflection;
using Marketplace.Foundation;

namespace Marketplace.Modules.Users;

/// <summary>Which passwords are taken: 10 to 128 characters, not a common one, not around the user's own e-mail
/// address.</summary>
/// <remarks>A part before the @ of one or two letters is not looked for: it stands in most passphrases by chance.
/// Source: the bundled list <c>common-passwords.txt</c>, compared without case, common letter swaps (p@ssw0rd) and what
/// is hung on at the end (password2024!).</remarks>
public static class PasswordRules
{
    public const int MinLength = 10;
    public const int MaxLength = 128;
    private const int ShortestLocalPart = 3;
    private const int LongestTail = 6;

    private static readonly FrozenSet<string> Common = Load();

    /// <summary>How many entries the bundled list has.</summary>
    public static int ListSize => Common.Count;

    /// <summary>Why the password is refused, or null.</summary>
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

    /// <summary>The same common word twice or more.</summary>
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
                return true;
        }

        return false;
    }

    /// <summary>Cuts digits and signs at the end, a year for example; a longer tail carries strength of its
    /// own.</summary>
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
