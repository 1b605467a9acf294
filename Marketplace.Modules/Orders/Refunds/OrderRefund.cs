using Marketplace.Foundation;
using Marketplace.Modules.Payments.Contracts;

namespace Marketplace.Modules.Orders;

/// <summary>Money promised back for an order.</summary>
/// <param name="Amount">Of the lines, and of shipping where nothing else is left.</param>
public sealed record OrderRefund(Money Amount, IReadOnlyList<RefundLine> Lines);
