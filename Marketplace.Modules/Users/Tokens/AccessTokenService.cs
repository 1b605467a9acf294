using Marketplace.Modules.Users.Contracts;

namespace Marketplace.Modules.Users;

/// <summary>Hands out what a client needs for its session, and takes it back.</summary>
public sealed class AccessTokenService(
    AccessTokenIssuer issuer,
    RevokedTokenStore revoked,
    IEnumerable<IMembershipSource> memberships
)
{
    /// <summary>Tokens that died before their time.</summary>
    public RevokedTokenStore Revoked => revoked;

    /// <summary>An access token beside the refresh token.</summary>
    public async Task<SignedIn> GiveAsync(
        User user,
        Guid sessionId,
        string refreshToken,
        CancellationToken cancellationToken
    )
    {
        var sellerIds = new List<Guid>();
        foreach (var source in memberships)
            sellerIds.AddRange(await source.SellersOfAsync(user.Id, cancellationToken));
        return new(issuer.Issue(user, sessionId, sellerIds), AccessTokenIssuer.Life, refreshToken);
    }
}
