namespace Marketplace.Modules.Users.Contracts;

/// <summary>Lists the stores a user belongs to; implemented by the Sellers module.</summary>
public interface IMembershipSource
{
    /// <summary>Current memberships, the longest first. One statement.</summary>
    Task<IReadOnlyList<StoreMembership>> MembershipsOfAsync(Guid userId, CancellationToken cancellationToken);
}

/// <summary>A store a user belongs to, and their role in it.</summary>
/// <param name="Role">The role's wire name, for example <c>owner</c>; the Sellers module says what it allows.</param>
public sealed record StoreMembership(Guid SellerId, string Role);
