using Marketplace.Foundation;

namespace Marketplace.Modules.Orders;

/// <summary>Money of an order went back to the buyer; heard in the same transaction.</summary>
/// <param name="RefundedBefore">Paid back for this order before.</param>
public sealed record OrderRefunded(Order Order, Guid RefundId, Money Amount, Money RefundedBefore) : IDomainEvent;
