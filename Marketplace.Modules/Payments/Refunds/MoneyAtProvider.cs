using Marketplace.Foundation;

namespace Marketplace.Modules.Payments;

/// <summary>Money that went back to the payer at the provider, not by us.</summary>
/// <param name="ProviderId">The provider's id of the refund or the dispute.</param>
/// <param name="DisputeId">Our id of the dispute; null for a refund.</param>
/// <param name="IsPaid">False while the provider may still fail to send it.</param>
public sealed record MoneyAtProvider(string ProviderId, Money Amount, Guid? DisputeId = null, bool IsPaid = true);
