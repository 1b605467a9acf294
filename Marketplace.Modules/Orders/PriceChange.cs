using Marketplace.Foundation;

namespace Marketplace.Modules.Orders;

/// <summary>A price that is not what the buyer saw.</summary>
public sealed record PriceChange(Guid VariantId, Money Old, Money New);
