using System.Collections.Frozen;

namespace Marketplace.Modules.Users.Contracts;

/// <summary>Who performs an action: a signed-in user with their roles and stores, a store's API key, or the
/// system.</summary>
/// <param name="UserId">Null for the system.</param>
/// <param name="SellerIds">Stores the user is a member of.</param>
public sealed record Actor(Guid? UserId, IReadOnlySet<string> Roles, IReadOnlySet<Guid> SellerIds, bool EmailConfirmed)
{
    /// <summary>Jobs, event handlers and migrations.</summary>
    public static readonly Actor System = new(null, new HashSet<string>(), new HashSet<Guid>(), true);

    /// <summary>What the actor may do in each store; names of scopes, by store. A store that is missing here is one
    /// whose scopes have not been read yet.</summary>
    public IReadOnlyDictionary<Guid, IReadOnlySet<string>> Scopes { get; init; } =
        FrozenDictionary<Guid, IReadOnlySet<string>>.Empty;

    /// <summary>The API key that the request was made with; null for people and the system.</summary>
    public Guid? ApiKeyId { get; init; }

    /// <summary>A buyer without an account, known by the link to one purchase.</summary>
    public bool IsGuest { get; init; }

    public bool IsSystem => UserId is null;

    public bool IsAdmin => Roles.Contains(UserRoles.Admin);

    public bool IsSupport => Roles.Contains(UserRoles.Support);

    /// <summary>Whether the actor is a member of the store.</summary>
    public bool MayActFor(Guid sellerId) => SellerIds.Contains(sellerId);

    /// <summary>Whether the actor may do what the scope allows in the store.</summary>
    public bool MayActFor(Guid sellerId, string scope) =>
        Scopes.TryGetValue(sellerId, out var scopes) && scopes.Contains(scope);

    /// <summary>The user's id; throws for the system.</summary>
    public Guid Id => UserId ?? throw new InvalidOperationException("The system has no user id.");

    /// <summary>Whose requests are counted and recognised as repeats: the API key if there is one, else the
    /// user.</summary>
    public string Principal => ApiKeyId is { } key ? $"key:{key}" : Id.ToString();
}
