namespace Marketplace.Modules.Orders;

/// <summary>A purchase that was just created.</summary>
/// <param name="PaymentId">The card payment to open after the commit; null for cash.</param>
public sealed record PlacedPurchase(Purchase Purchase, IReadOnlyList<Order> Orders, Guid? PaymentId);
