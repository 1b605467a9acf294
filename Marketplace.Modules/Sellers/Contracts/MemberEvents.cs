using Marketplace.Foundation;

namespace Marketplace.Modules.Sellers.Contracts;

/// <summary>A member left a store or was removed from it.</summary>
[EventName("marketplace.sellers.member-left.v1")]
public sealed record MemberLeft(Guid SellerId, Guid UserId) : IIntegrationEvent
{
    public string Subject => SellerId.ToString();
}

/// <summary>A member of a store got another role.</summary>
/// <param name="Role">The role's wire name: <c>owner</c>, <c>manager</c> or <c>staff</c>.</param>
[EventName("marketplace.sellers.member-role-changed.v1")]
public sealed record MemberRoleChanged(Guid SellerId, Guid UserId, string Role) : IIntegrationEvent
{
    public string Subject => SellerId.ToString();
}
