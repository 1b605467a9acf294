using System.Security.Claims;
using Marketplace.Modules.Users;
using Marketplace.Modules.Users.Contracts;

namespace Marketplace.Api.Admin.Access;

/// <summary>The person at the admin panel.</summary>
public sealed class AdminUser(IHttpContextAccessor accessor)
{
    internal const string NameClaim = "name";
    internal const string LocaleClaim = "locale";

    private static readonly IReadOnlySet<Guid> NoStores = new HashSet<Guid>();

    /// <summary>Signed in at the panel; an access token of the Api does not count.</summary>
    public bool IsSignedIn => Identity is not null;

    public string Name => Identity?.FindFirst(NameClaim)?.Value ?? "";

    /// <summary><c>tr</c> or <c>en</c> as in the account; null when nobody is signed in.</summary>
    public string? Locale => Identity?.FindFirst(LocaleClaim)?.Value;

    /// <summary>May do things; support only reads.</summary>
    public bool MayWrite => Identity?.HasClaim(TokenClaims.Roles, UserRoles.Admin) == true;

    public Guid? SessionId => Guid.TryParse(Identity?.FindFirst(TokenClaims.Session)?.Value, out var id) ? id : null;

    /// <summary>As the services want him; stores play no part here.</summary>
    public Actor Actor =>
        new(
            Guid.Parse(
                Identity?.FindFirst(TokenClaims.Subject)?.Value
                    ?? throw new InvalidOperationException("Nobody is signed in at the admin panel.")
            ),
            Identity.FindAll(TokenClaims.Roles).Select(c => c.Value).ToHashSet(StringComparer.Ordinal),
            NoStores,
            true
        );

    private ClaimsIdentity? Identity =>
        accessor.HttpContext?.User.Identities.FirstOrDefault(i =>
            i is { AuthenticationType: AdminAccess.Scheme, IsAuthenticated: true }
        );

    /// <summary>Whether an account may use the panel.</summary>
    public static bool MayEnter(User user) =>
        user.Roles.Contains(UserRoles.Admin) || user.Roles.Contains(UserRoles.Support);
}
