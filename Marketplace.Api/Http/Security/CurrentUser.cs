using System.Security.Claims;
using Marketplace.Modules.Users;
using Marketplace.Modules.Users.Contracts;

namespace Marketplace.Api.Http;

/// <summary>The user of the request, as the services want him.</summary>
public sealed class CurrentUser(IHttpContextAccessor accessor)
{
    private Actor? _actor;

    /// <summary>The signed-in user; throws where the endpoint allows anonymous callers (use
    /// <see cref="ActorOrNull"/>).</summary>
    public Actor Actor =>
        ActorOrNull
        ?? throw new InvalidOperationException("The endpoint needs RequirePermission before it asks for the user.");

    /// <summary>The signed-in user, or null.</summary>
    public Actor? ActorOrNull => _actor ??= Read(accessor.HttpContext?.User);

    /// <summary>The signed-in user; where the token was made before the mailbox was confirmed, the account is
    /// asked.</summary>
    public async Task<Actor> ActorWithEmailAsync(UserQueries users, CancellationToken cancellationToken)
    {
        if (!Actor.EmailConfirmed)
            _actor = Actor with { EmailConfirmed = await users.IsEmailConfirmedAsync(Actor.Id, cancellationToken) };
        return Actor;
    }

    /// <summary>Adds stores the token does not know yet.</summary>
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
