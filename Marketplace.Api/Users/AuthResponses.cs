using Marketplace.Foundation;
using Marketplace.Modules.Users;

namespace Marketplace.Api.Users;

/// <summary>Tokens of a session.</summary>
/// <param name="AccessToken">Send it as <c>Authorization: Bearer …</c>.</param>
/// <param name="ExpiresIn">Lifetime of the access token in seconds.</param>
/// <param name="RefreshToken">Can be used once at <c>/auth/refresh</c>.</param>
public sealed record TokenResponse(string AccessToken, int ExpiresIn, string RefreshToken)
{
    public static TokenResponse From(SignedIn signedIn) =>
        new(signedIn.AccessToken, (int)signedIn.ExpiresIn.TotalSeconds, signedIn.RefreshToken);
}

/// <summary>The signed-in user's account.</summary>
/// <param name="Roles">admin or support, if granted; a store member's role is returned by <c>/me/sellers</c>.</param>
public sealed record MeResponse(
    Guid Id,
    string Email,
    bool EmailConfirmed,
    string DisplayName,
    string? Phone,
    string Locale,
    IReadOnlyList<string> Roles,
    DateTimeOffset CreatedAt
)
{
    public static MeResponse From(User user) =>
        new(
            user.Id,
            user.Email,
            user.IsEmailConfirmed,
            user.DisplayName,
            user.Phone,
            user.Language.Code,
            user.Roles,
            user.CreatedAt
        );
}

/// <summary>The public keys of access tokens (RFC 7517).</summary>
public sealed record JsonWebKeys(IReadOnlyList<PublicKey> Keys);
