namespace Marketplace.Modules.Orders;

/// <summary>How one seller's part of a checkout is delivered, and for how much.</summary>
/// <param name="FeeMinor">Tax included.</param>
/// <param name="Note">Up to 500 characters for the seller.</param>
public sealed record CheckoutDelivery(Guid SellerId, DeliveryType Type, string? Note, long FeeMinor, int FeeTaxBps);

/// <summary>A buyer's wish for one seller's part; carrier where he says nothing.</summary>
public sealed record DeliveryChoice(Guid SellerId, DeliveryType Type, string? Note);
