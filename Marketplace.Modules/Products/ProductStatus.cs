namespace Marketplace.Modules.Products;

/// <summary>Status of a product, set by its seller.</summary>
public enum ProductStatus
{
    Draft,
    Active,

    /// <summary>Archived permanently; kept because orders may refer to it.</summary>
    Archived,
}
