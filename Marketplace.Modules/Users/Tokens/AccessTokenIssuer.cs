using Marketplace.Modules.Users.Contracts;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Marketplace.Modules.Users;

/// <summary>Signs the short-lived access tokens of clients.</summary>
public sealed class AccessTokenIssuer(SigningKeyRing keys, IOptions<MarketplaceOptions> options, TimeProvider clock)
{
    public static readonly TimeSpan Life = TimeSpan.FromMinutes(15);

    private static readonly JsonWebTokenHandler Handler = new() { SetDefaultTimesOnTokenCreation = false };

    /// <summary>Issues a token for one of a user's sessions.</summary>
    public string Issue(User user, Guid sessionId, IReadOnlyList<StoreMembership> stores)
    {
        var now = clock.GetUtcNow();
        return Handler.CreateToken(
            new SecurityTokenDescriptor
            {
                Issuer = options.Value.PublicUrl,
                Audience = TokenClaims.Audience,
                IssuedAt = now.UtcDateTime,
                NotBefore = now.UtcDateTime,
                Expires = (now + Life).UtcDateTime,
                SigningCredentials = keys.Signing,
                Claims = new Dictionary<string, object>
                {
                    [TokenClaims.Subject] = user.Id.ToString(),
                    [TokenClaims.Session] = sessionId.ToString(),
                    [TokenClaims.Roles] = RolesOf(user, stores),
                    [TokenClaims.Sellers] = stores.Select(StoreClaim.Write).ToArray(),
                    [TokenClaims.Stamp] = user.SecurityStamp,
                    [TokenClaims.EmailConfirmed] = user.IsEmailConfirmed,
                },
            }
        );
    }

    private static string[] RolesOf(User user, IReadOnlyList<StoreMembership> stores) =>
        stores.Count > 0 ? [UserRoles.Buyer, UserRoles.Seller, .. user.Roles] : [UserRoles.Buyer, .. user.Roles];
}
