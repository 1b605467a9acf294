namespace Marketplace.Modules.Sellers.Contracts;

/// <summary>Current and former members of stores, for many stores at once.</summary>
public interface ISellerMembers
{
    /// <summary>All members of the stores, including former ones. One statement.</summary>
    Task<IReadOnlyList<SellerMembership>> EverMembersAsync(
        IReadOnlyCollection<Guid> sellerIds,
        CancellationToken cancellationToken
    );

    /// <summary>The owners of the stores, by store; stores that do not exist are omitted. One statement.</summary>
    Task<IReadOnlyDictionary<Guid, Guid>> OwnersOfAsync(
        IReadOnlyCollection<Guid> sellerIds,
        CancellationToken cancellationToken
    );
}

/// <summary>A user who is or was a member of a store.</summary>
public sealed record SellerMembership(Guid SellerId, Guid UserId);
