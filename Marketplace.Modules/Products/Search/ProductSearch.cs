using System.Text.Json;

namespace Marketplace.Modules.Products;

/// <summary>Parameters of a product search.</summary>
/// <param name="Text">Search words; null for everything.</param>
/// <param name="Category">Id or slug; includes all subcategories.</param>
/// <param name="MinPriceMinor">Lowest price in minor units, null for none.</param>
/// <param name="MaxPriceMinor">Highest price in minor units, null for none.</param>
/// <param name="InStockOnly">Leaves out products that are out of stock.</param>
public sealed record ProductSearch(
    string? Text,
    string? Category,
    Guid? SellerId,
    long? MinPriceMinor,
    long? MaxPriceMinor,
    bool InStockOnly,
    ProductSort Sort
)
{
    /// <summary>The effective sort: relevance applies only when there are search words.</summary>
    public ProductSort EffectiveSort => Sort == ProductSort.Relevance && Text is null ? ProductSort.Newest : Sort;

    /// <summary>One string of everything that determines the result rows; cursors are bound to it.</summary>
    public string Filters =>
        JsonSerializer.Serialize(new object?[] { Text, Category, SellerId, MinPriceMinor, MaxPriceMinor, InStockOnly });
}

/// <summary>Sort orders of the product list.</summary>
public enum ProductSort
{
    Relevance,
    Newest,
    PriceAsc,
    PriceDesc,

    /// <summary>By units sold in the last 30 days.</summary>
    Popular,
}
