using System.Text.Json;

namespace Marketplace.Modules.Products;

/// <summary>What a buyer looks for.</summary>
/// <param name="Text">Words, null for everything.</param>
/// <param name="Category">Id or slug; everything below it counts.</param>
/// <param name="MinPriceMinor">Smallest price in minor units, null for none.</param>
/// <param name="MaxPriceMinor">Largest price in minor units, null for none.</param>
/// <param name="InStockOnly">Leaves out what cannot be bought now.</param>
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
    /// <summary>The sort in force: relevance means something only where there are words.</summary>
    public ProductSort EffectiveSort => Sort == ProductSort.Relevance && Text is null ? ProductSort.Newest : Sort;

    /// <summary>One text for everything that decides which rows are in the list; cursors are bound to it.</summary>
    public string Filters =>
        JsonSerializer.Serialize(new object?[] { Text, Category, SellerId, MinPriceMinor, MaxPriceMinor, InStockOnly });
}

/// <summary>Orders of the product list.</summary>
public enum ProductSort
{
    Relevance,
    Newest,
    PriceAsc,
    PriceDesc,

    /// <summary>By units sold in the last 30 days.</summary>
    Popular,
}
