using Marketplace.Foundation;

namespace Marketplace.Modules.Sellers.Contracts;

/// <summary>Store data available to other modules.</summary>
public interface ISellerDirectory
{
    /// <summary>Stores by id; unknown ids are omitted. One statement.</summary>
    Task<IReadOnlyDictionary<Guid, SellerSummary>> FindAsync(
        IReadOnlyCollection<Guid> ids,
        CancellationToken cancellationToken
    );

    /// <summary>Stores by id, and whether each is the user's own; unknown ids are omitted. One statement.</summary>
    Task<IReadOnlyDictionary<Guid, (SellerSummary Store, bool IsOwn)>> FindForAsync(
        Guid userId,
        IReadOnlyCollection<Guid> ids,
        CancellationToken cancellationToken
    );

    /// <summary>As <see cref="FindForAsync"/>, and prevents the stores from closing permanently until the commit. One
    /// statement.</summary>
    /// <remarks>Order and locks: store rows by id ascending, before any other rows; changes to a store other than its
    /// permanent closing are not blocked.</remarks>
    Task<IReadOnlyDictionary<Guid, (SellerSummary Store, bool IsOwn)>> HoldForAsync(
        Guid userId,
        IReadOnlyCollection<Guid> ids,
        CancellationToken cancellationToken
    );

    /// <summary>As <see cref="HoldForAsync"/>, in a batch with other reads.</summary>
    BatchedRead<IReadOnlyDictionary<Guid, (SellerSummary Store, bool IsOwn)>> HoldFor(
        ReadBatch batch,
        Guid userId,
        IReadOnlyCollection<Guid> ids
    );

    /// <summary>Which of the buyers are or were members of the store (to detect self-purchases).</summary>
    Task<IReadOnlySet<Guid>> EverMembersAsync(Guid sellerId, CancellationToken cancellationToken);
}

/// <summary>A store as other modules see it.</summary>
/// <param name="CommissionBps">Negotiated commission that overrides the plan's; null when there is none.</param>
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
    /// <summary>Whether buyers can order now.</summary>
    public bool IsSelling => Status == SellerStatus.Approved && StoreOpen;

    public SellerRef Ref => new(Id, Slug, Name);
}

/// <summary>A store as named on products and orders.</summary>
/// <param name="Slug">Null, as the name, for a store that is not known any more.</param>
public sealed record SellerRef(Guid Id, string? Slug, string? Name)
{
    /// <summary>A store among those found, or its id alone.</summary>
    public static SellerRef Of(Guid id, IReadOnlyDictionary<Guid, SellerSummary> found) =>
        found.GetValueOrDefault(id)?.Ref ?? new(id, null, null);
}

/// <summary>Status of a store.</summary>
public enum SellerStatus
{
    Draft,
    Submitted,
    Approved,
    Rejected,
    Suspended,
    Closed,
}
