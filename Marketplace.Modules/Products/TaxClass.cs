namespace Marketplace.Modules.Products;

/// <summary>Tax class of a product, which selects the rate included in its price (rates: <see
/// cref="ProductOptions"/>).</summary>
public enum TaxClass
{
    Standard,
    Reduced,
    SuperReduced,
    Exempt,
}
