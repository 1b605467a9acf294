namespace Marketplace.Bench;

/// <summary>What came of completing a checkout.</summary>
/// <param name="PaymentPage">Where a card is asked for; null for cash.</param>
internal sealed record PlacedOrder(Guid Order, Uri? PaymentPage);
