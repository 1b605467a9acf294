namespace Marketplace.Modules.Products;

/// <summary>Where a product stands in its seller's hands.</summary>
public enum ProductStatus
{
    Draft,
    Active,

    /// <summary>Put away for good; kept because orders may name it.</summary>
    Archived,
}
