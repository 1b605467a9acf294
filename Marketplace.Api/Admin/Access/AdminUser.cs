using System.Security.Claims;
using Marketplace.Foundation;
using Marketplace.Modules.Users;
using Marketplace.Modules.Users.Contracts;

namespace Marketplace.Api.Admin.Access;

/// <summary>The user of the admin panel.</summary>
public sealed class AdminUser(IHttpContextAccessor accessor)
{
    internal const string NameClaim = "name";
    internal const string LanguageClaim = "locale";

    private static readonly IReadOnlySet<Guid> NoStores = new HashSet<Guid>();

    /// <summary>Whether the user is signed in to the panel; API access tokens do not count.</summary>
    public bool IsSignedIn => Identity is not null;

    public string Name => Identity?.FindFirst(NameClaim)?.Value ?? "";

    /// <summary>The account's language; null when not signed in.</summary>
    public Language? Language => Language.Find(Identity?.FindFirst(LanguageClaim)?.Value);

    /// <summary>Whether the user may run every command; support staff may run a few (docs/administration.md).</summary>
    public bool MayWrite => Identity?.HasClaim(TokenClaims.Roles, UserRoles.Admin) == true;

    public Guid? SessionId => Guid.TryParse(Identity?.FindFirst(TokenClaims.Session)?.Value, out var id) ? id : null;

    /// <summary>The actor passed to services; without store memberships.</summary>
    public Actor Actor =>
        new(
            Guid.Parse(
                Identity?.FindFirst(TokenClaims.Subject)?.Value
                    ?? throw new InvalidOperationException("No user is signed in to the admin panel.")
            ),
            Identity.FindAll(TokenClaims.Roles).Select(c => c.Value).ToHashSet(StringComparer.Ordinal),
            NoStores,
            true
        );

    private ClaimsIdentity? Identity =>
        accessor.HttpContext?.User.Identities.FirstOrDefault(i =>
            i is { AuthenticationType: AdminAccess.Scheme, IsAuthenticated: true }
        );

    /// <summary>Whether an account may use the admin panel.</summary>
    public static bool MayEnter(User user) =>
        user.Roles.Contains(UserRoles.Admin) || user.Roles.Contains(UserRoles.Support);
}
