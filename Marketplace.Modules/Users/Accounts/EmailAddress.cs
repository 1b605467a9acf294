using System.Net.Mail;

namespace Marketplace.Modules.Users;

/// <summary>How e-mail addresses are normalised and validated.</summary>
public static class EmailAddress
{
    public const int MaxLength = 254;

    // Source: RFC 5321, 4.5.3.1.1, and RFC 1035, 2.3.4.
    private const int MaxLocalLength = 64;
    private const int MaxLabelLength = 63;

    /// <summary>Trimmed and lower-cased, independent of culture.</summary>
    public static string Normalise(string text) => text.Trim().ToLowerInvariant();

    /// <summary>Whether this is a bare ASCII address (no display name) that mail can reach.</summary>
    public static bool IsValid(string text)
    {
        var address = text.Trim();
        return address.Length is > 0 and <= MaxLength
            && address.All(c => c is > ' ' and < '\x7f')
            && MailAddress.TryCreate(address, out var parsed)
            && parsed.Address == address
            && parsed.DisplayName.Length == 0
            && parsed.User.Length <= MaxLocalLength
            && IsHostName(parsed.Host);
    }

    /// <summary>Whether mail can be sent to a host of this name: two or more labels as RFC 1035 allows them, the
    /// last of
    /// them no number, so no address literal.</summary>
    private static bool IsHostName(string host)
    {
        var labels = host.Split('.');
        return labels.Length > 1 && labels.All(IsLabel) && !labels[^1].All(char.IsAsciiDigit);
    }

    private static bool IsLabel(string label) =>
        label.Length is > 0 and <= MaxLabelLength
        && label[0] != '-'
        && label[^1] != '-'
        && label.All(c => char.IsAsciiLetterOrDigit(c) || c == '-');

    /// <summary>The part before the @.</summary>
    public static string LocalPart(string email) => email[..email.LastIndexOf('@')];
}
