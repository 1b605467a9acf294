using System.Security.Claims;
using Marketplace.Modules.Sellers.Contracts;
using Marketplace.Modules.Users;
using Marketplace.Modules.Users.Contracts;

namespace Marketplace.Api.Http;

/// <summary>The current user, as the actor passed to services.</summary>
public sealed class CurrentUser(IHttpContextAccessor accessor)
{
    private Actor? _actor;

    /// <summary>The signed-in user; throws if there is none (use <see cref="ActorOrNull"/> where anonymous callers are
    /// allowed).</summary>
    public Actor Actor =>
        ActorOrNull
        ?? throw new InvalidOperationException("There is no signed-in user; the endpoint must call RequirePermission.");

    /// <summary>The signed-in user, or null for anonymous callers.</summary>
    public Actor? ActorOrNull => _actor ??= Read(accessor.HttpContext?.User);

    /// <summary>The signed-in user, with the e-mail confirmation read from the account if the token predates
    /// it.</summary>
    public async Task<Actor> ActorWithEmailAsync(UserQueries users, CancellationToken cancellationToken)
    {
        if (!Actor.EmailConfirmed)
            _actor = Actor with { EmailConfirmed = await users.IsEmailConfirmedAsync(Actor.Id, cancellationToken) };
        return Actor;
    }

    /// <summary>Acts for a guest whose purchase was opened, for the rest of the request.</summary>
    internal void ActFor(Actor guest) => _actor = guest;

    /// <summary>Adds stores that the token does not tell of.</summary>
    internal void AddStores(IEnumerable<StoreMembership> stores) => _actor = With(Actor, stores);

    private static Actor? Read(ClaimsPrincipal? principal)
    {
        if (!Guid.TryParse(principal?.FindFirstValue(TokenClaims.Subject), out var userId))
            return null;
        var roles = principal!.FindAll(TokenClaims.Roles).Select(c => c.Value).ToHashSet(StringComparer.Ordinal);
        var confirmed = principal.FindFirstValue(TokenClaims.EmailConfirmed) == "true";
        var stores = principal.FindAll(TokenClaims.Sellers).Select(c => StoreClaim.Read(c.Value));
        return With(new(userId, roles, new HashSet<Guid>(), confirmed), stores.OfType<StoreMembership>());
    }

    private static Actor With(Actor actor, IEnumerable<StoreMembership> stores)
    {
        var scopes = new Dictionary<Guid, IReadOnlySet<string>>(actor.Scopes);
        foreach (var store in stores)
            scopes.TryAdd(store.SellerId, SellerScopes.Of(store.Role));
        return actor with { SellerIds = scopes.Keys.ToHashSet(), Scopes = scopes };
    }
}
