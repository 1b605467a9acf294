namespace Marketplace.Api.Sellers;

/// <summary>Addresses that users give and that others show as they are.</summary>
public static class PublicLinks
{
    public const int MaxLength = 500;

    /// <summary>The one way to write the address: https, escaped, host in lower case.</summary>
    /// <returns>Null for what is no address on the public web: another scheme, a user name, a host without a dot or
    /// by number, white space or control characters, or too long when it is escaped.</returns>
    public static string? Canonical(string text) => Canonical(text, MaxLength);

    /// <summary>As <see cref="Canonical(string)"/>, up to another length.</summary>
    public static string? Canonical(string text, int maxLength) =>
        !text.Any(c => char.IsControl(c) || char.IsWhiteSpace(c))
        && Uri.TryCreate(text, UriKind.Absolute, out var url)
        && url is { Scheme: "https", UserInfo.Length: 0, HostNameType: UriHostNameType.Dns, IsDefaultPort: true }
        && url.IdnHost.Contains('.', StringComparison.Ordinal)
        && url.AbsoluteUri.Length <= maxLength
            ? url.AbsoluteUri
            : null;
}
