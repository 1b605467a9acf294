using Marketplace.Foundation;

namespace Marketplace.Modules.Sellers.Contracts;

/// <summary>A store's status changed: submitted, approved, rejected, suspended, reinstated or closed.</summary>
public abstract record SellerStatusEvent(Guid SellerId, string? Reason) : IIntegrationEvent
{
    public string Subject => SellerId.ToString();
}

/// <summary>A store was submitted for approval.</summary>
[EventName("marketplace.sellers.seller-submitted.v1")]
public sealed record SellerSubmitted(Guid SellerId, string? Reason = null) : SellerStatusEvent(SellerId, Reason);

/// <summary>An administrator approved a store.</summary>
[EventName("marketplace.sellers.seller-approved.v1")]
public sealed record SellerApproved(Guid SellerId, string? Reason = null) : SellerStatusEvent(SellerId, Reason);

/// <summary>An administrator rejected a store.</summary>
[EventName("marketplace.sellers.seller-rejected.v1")]
public sealed record SellerRejected(Guid SellerId, string? Reason = null) : SellerStatusEvent(SellerId, Reason);

/// <summary>An administrator suspended a store; its products are hidden, open orders continue.</summary>
[EventName("marketplace.sellers.seller-suspended.v1")]
public sealed record SellerSuspended(Guid SellerId, string? Reason = null) : SellerStatusEvent(SellerId, Reason);

/// <summary>An administrator reinstated a suspended store.</summary>
[EventName("marketplace.sellers.seller-reinstated.v1")]
public sealed record SellerReinstated(Guid SellerId, string? Reason = null) : SellerStatusEvent(SellerId, Reason);

/// <summary>A store closed permanently.</summary>
[EventName("marketplace.sellers.seller-closed.v1")]
public sealed record SellerClosed(Guid SellerId, string? Reason = null) : SellerStatusEvent(SellerId, Reason);

/// <summary>A store opened.</summary>
[EventName("marketplace.sellers.store-opened.v1")]
public sealed record StoreOpened(Guid SellerId) : IIntegrationEvent
{
    public string Subject => SellerId.ToString();
}

/// <summary>A store closed temporarily.</summary>
[EventName("marketplace.sellers.store-closed.v1")]
public sealed record StoreClosed(Guid SellerId, DateTimeOffset? Until) : IIntegrationEvent
{
    public string Subject => SellerId.ToString();
}
