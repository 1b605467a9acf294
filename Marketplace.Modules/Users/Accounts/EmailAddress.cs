using System.Net.Mail;

namespace Marketplace.Modules.Users;

/// <summary>How e-mail addresses are normalised and validated.</summary>
public static class EmailAddress
{
    public const int MaxLength = 254;

    /// <summary>Trimmed and lower-cased, independent of culture.</summary>
    public static string Normalise(string text) => text.Trim().ToLowerInvariant();

    /// <summary>Whether this is a bare ASCII address (no display name) with a dotted domain.</summary>
    public static bool IsValid(string text)
    {
        var address = text.Trim();
        return address.Length is > 0 and <= MaxLength
            && address.All(c => c is > ' ' and < '\x7f')
            && MailAddress.TryCreate(address, out var parsed)
            && parsed.Address == address
            && parsed.DisplayName.Length == 0
            && parsed.Host.Contains('.', StringComparison.Ordinal)
            && !parsed.Host.EndsWith('.');
    }

    /// <summary>The part before the @.</summary>
    public static string LocalPart(string email) => email[..email.LastIndexOf('@')];
}
