namespace Marketplace.Modules.Sellers.Contracts;

/// <summary>Current and former members of stores, for many stores at once.</summary>
public interface ISellerMembers
{
    /// <summary>All members of the stores, including former ones. One statement.</summary>
    Task<IReadOnlyList<SellerMembership>> EverMembersAsync(
        IReadOnlyCollection<Guid> sellerIds,
        CancellationToken cancellationToken
    );

    /// <summary>The owner of a store; null when the store does not exist. One statement.</summary>
    Task<Guid?> OwnerOfAsync(Guid sellerId, CancellationToken cancellationToken);
}

/// <summary>A user who is or was a member of a store.</summary>
public sealed record SellerMembership(Guid SellerId, Guid UserId);
