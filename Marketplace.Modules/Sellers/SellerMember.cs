namespace Marketplace.Modules.Sellers;

/// <summary>A user who runs a store, or did: former members are kept, because buying from oneself is judged by them
/// too.</summary>
public sealed class SellerMember
{
    public Guid SellerId { get; init; }

    public Guid UserId { get; init; }

    public SellerRole Role { get; init; }

    public DateTimeOffset JoinedAt { get; init; }

    /// <summary>Null while a member.</summary>
    public DateTimeOffset? LeftAt { get; init; }
}

/// <summary>What a member may do for a store.</summary>
public enum SellerRole
{
    Owner,
    Manager,
    Staff,
}
