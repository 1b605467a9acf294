namespace Marketplace.PaymentSimulator.Store;

/// <summary>One line of a checkout session, shown on the checkout page.</summary>
/// <param name="Amount">The amount of all units, in minor units.</param>
/// <param name="ImageUrl">A picture, which the buyer's browser fetches; null if there is none.</param>
public sealed record LineItem(string Description, string Currency, long Amount, long Quantity, string? ImageUrl);
