using Marketplace.Modules.Users.Contracts;

namespace Marketplace.Modules.Users;

/// <summary>Issues and revokes the access tokens of sessions.</summary>
public sealed class AccessTokenService(
    AccessTokenIssuer issuer,
    RevokedTokenStore revoked,
    IEnumerable<IMembershipSource> memberships
)
{
    /// <summary>Tokens revoked before they expired.</summary>
    public RevokedTokenStore Revoked => revoked;

    /// <summary>Issues an access token to go with the refresh token.</summary>
    public async Task<SignedIn> GiveAsync(
        User user,
        Guid sessionId,
        string refreshToken,
        CancellationToken cancellationToken
    )
    {
        var stores = new List<StoreMembership>();
        foreach (var source in memberships)
            stores.AddRange(await source.MembershipsOfAsync(user.Id, cancellationToken));
        return new(issuer.Issue(user, sessionId, stores), AccessTokenIssuer.Life, refreshToken, sessionId);
    }
}
