using Marketplace.Foundation;

namespace Marketplace.Modules.Sellers;

/// <summary>A member of a store left it or has another role.</summary>
/// <param name="Role">Null for a member who left.</param>
internal sealed record MemberAccessChanged(Guid SellerId, Guid UserId, SellerRole? Role) : IDomainEvent;
