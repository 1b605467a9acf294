namespace Marketplace.Modules.Sellers.Contracts;

/// <summary>What other modules may know of stores.</summary>
public interface ISellerDirectory
{
    /// <summary>The stores among the ids; unknown ids are left out. One statement.</summary>
    Task<IReadOnlyDictionary<Guid, SellerSummary>> FindAsync(
        IReadOnlyCollection<Guid> ids,
        CancellationToken cancellationToken
    );

    /// <summary>The stores among the ids as a user sees them; unknown ids are left out. One statement.</summary>
    Task<IReadOnlyDictionary<Guid, (SellerSummary Store, bool IsOwn)>> FindForAsync(
        Guid userId,
        IReadOnlyCollection<Guid> ids,
        CancellationToken cancellationToken
    );

    /// <summary>As <see cref="FindForAsync"/>, and none of the stores closes for good until the commit. One
    /// statement.</summary>
    /// <remarks>Order and locks: store rows by id ascending, before the rows of everything else; changes of a store
    /// other than its closing do not wait.</remarks>
    Task<IReadOnlyDictionary<Guid, (SellerSummary Store, bool IsOwn)>> HoldForAsync(
        Guid userId,
        IReadOnlyCollection<Guid> ids,
        CancellationToken cancellationToken
    );

    /// <summary>Which of the buyers are or were members of the store (self-purchases).</summary>
    Task<IReadOnlySet<Guid>> EverMembersAsync(Guid sellerId, CancellationToken cancellationToken);
}

/// <summary>A store as other modules see it.</summary>
/// <param name="CommissionBps">Agreed commission that replaces the plan's, null where there is none.</param>
public sealed record SellerSummary(
    Guid Id,
    string Slug,
    string Name,
    SellerStatus Status,
    bool StoreOpen,
    int? CommissionBps,
    DateTimeOffset? ApprovedAt,
    bool AcceptsCashOnDelivery
)
{
    /// <summary>Buyers can order now.</summary>
    public bool IsSelling => Status == SellerStatus.Approved && StoreOpen;
}

/// <summary>Where a store stands.</summary>
public enum SellerStatus
{
    Draft,
    Submitted,
    Approved,
    Rejected,
    Suspended,
    Closed,
}
