namespace Marketplace.PaymentSimulator.Store;

/// <summary>One line of a checkout session, shown on the checkout page.</summary>
/// <param name="Amount">The amount of all units, in minor units.</param>
public sealed record LineItem(string Description, string Currency, long Amount, long Quantity);
