using Marketplace.Foundation;
using Marketplace.Modules.Payments.Contracts;

namespace Marketplace.Modules.Orders;

/// <summary>Money of an order that had gone back to the buyer returned to us; heard in the same transaction.</summary>
public sealed record OrderRefundReturned(Order Order, RefundNotice Refund) : IDomainEvent;
