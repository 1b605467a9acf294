namespace Marketplace.Modules.Products;

/// <summary>Which tax rate is inside a product's price; the rates are settings
/// (<see cref="ProductOptions"/>).</summary>
public enum TaxClass
{
    Standard,
    Reduced,
    SuperReduced,
    Exempt,
}
