using System.Security.Claims;
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

    /// <summary>Adds stores that are not in the token yet.</summary>
    internal void AddSellers(IEnumerable<Guid> sellerIds) =>
        _actor = Actor with { SellerIds = Actor.SellerIds.Union(sellerIds).ToHashSet() };

    private static Actor? Read(ClaimsPrincipal? principal)
    {
        if (!Guid.TryParse(principal?.FindFirstValue("sub"), out var userId))
            return null;
        var roles = principal!.FindAll("roles").Select(c => c.Value).ToHashSet(StringComparer.Ordinal);
        var sellers = principal
            .FindAll("sellers")
            .Select(c => Guid.TryParse(c.Value, out var id) ? id : Guid.Empty)
            .ToHashSet();
        return new(userId, roles, sellers, principal.FindFirstValue("email_confirmed") == "true");
    }
}
