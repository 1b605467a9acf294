using Marketplace.Foundation;
using Marketplace.Modules.Payments.Contracts;

namespace Marketplace.Modules.Orders;

/// <summary>Money of an order went back to the buyer; heard in the same transaction.</summary>
public sealed record OrderRefunded(Order Order, RefundNotice Refund) : IDomainEvent;
