namespace Marketplace.Modules.Sellers.Contracts;

/// <summary>Who runs or ran stores, for many stores at once.</summary>
public interface ISellerMembers
{
    /// <summary>Every member, past ones included, of the stores. One statement.</summary>
    Task<IReadOnlyList<SellerMembership>> EverMembersAsync(
        IReadOnlyCollection<Guid> sellerIds,
        CancellationToken cancellationToken
    );

    /// <summary>The owner of a store; null where there is no such store. One statement.</summary>
    Task<Guid?> OwnerOfAsync(Guid sellerId, CancellationToken cancellationToken);
}

/// <summary>A user who is or was a member of a store.</summary>
public sealed record SellerMembership(Guid SellerId, Guid UserId);
