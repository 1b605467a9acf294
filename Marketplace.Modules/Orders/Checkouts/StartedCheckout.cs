using Marketplace.Modules.Sellers.Contracts;

namespace Marketplace.Modules.Orders;

/// <summary>A new checkout with the stores it buys from, as they were read for it.</summary>
public sealed record StartedCheckout(Checkout Checkout, IReadOnlyDictionary<Guid, SellerSummary> Stores);
