using Marketplace.Foundation;

namespace Marketplace.Modules.Orders;

/// <summary>A variant as it was quoted.</summary>
/// <param name="UnitPriceMinor">Tax included.</param>
public sealed record CheckoutLine(
    Guid VariantId,
    Guid ProductId,
    Guid SellerId,
    string Title,
    string Sku,
    IReadOnlyDictionary<string, string> Options,
    long UnitPriceMinor,
    int Quantity,
    int TaxBps
)
{
    /// <summary>Price of the line, tax included.</summary>
    public Money Total(string currency) => new Money(UnitPriceMinor, currency) * Quantity;
}
