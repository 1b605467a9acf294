namespace Marketplace.Modules.Sellers;

/// <summary>A current or former member of a store; former members are kept because the self-purchase check covers them
/// too.</summary>
public sealed class SellerMember
{
    public Guid SellerId { get; init; }

    public Guid UserId { get; init; }

    public SellerRole Role { get; internal set; }

    public DateTimeOffset JoinedAt { get; init; }

    /// <summary>Null for current members.</summary>
    public DateTimeOffset? LeftAt { get; internal set; }
}

/// <summary>Role of a member in a store.</summary>
public enum SellerRole
{
    Owner,
    Manager,
    Staff,
}
