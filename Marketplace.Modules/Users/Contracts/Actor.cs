namespace Marketplace.Modules.Users.Contracts;

/// <summary>Who performs an action: a signed-in user with their roles and stores, or the system.</summary>
/// <param name="UserId">Null for the system.</param>
/// <param name="SellerIds">Stores the user is a member of.</param>
public sealed record Actor(Guid? UserId, IReadOnlySet<string> Roles, IReadOnlySet<Guid> SellerIds, bool EmailConfirmed)
{
    /// <summary>Jobs, event handlers and migrations.</summary>
    public static readonly Actor System = new(null, new HashSet<string>(), new HashSet<Guid>(), true);

    public bool IsSystem => UserId is null;

    public bool IsAdmin => Roles.Contains(UserRoles.Admin);

    public bool IsSupport => Roles.Contains(UserRoles.Support);

    /// <summary>Whether the actor is a member of the store.</summary>
    public bool MayActFor(Guid sellerId) => SellerIds.Contains(sellerId);

    /// <summary>The user's id; throws for the system.</summary>
    public Guid Id => UserId ?? throw new InvalidOperationException("The system has no user id.");
}
