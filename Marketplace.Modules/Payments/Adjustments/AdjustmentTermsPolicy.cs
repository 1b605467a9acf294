using Marketplace.Foundation;
using Microsoft.Extensions.Options;

namespace Marketplace.Modules.Payments;

/// <summary>The time and the currency of adjustments.</summary>
public sealed class AdjustmentTermsPolicy(IOptions<MarketplaceOptions> marketplace, TimeProvider clock)
{
    public DateTimeOffset Now => clock.GetUtcNow();

    /// <summary>The ledger's.</summary>
    public string Currency => marketplace.Value.Currency;

    internal Guid NewId() => Ids.New(clock);
}
