using System.Text.Json;

namespace Marketplace.Modules.Products;

/// <summary>Parameters of a product search.</summary>
/// <param name="Text">Search words; null for everything.</param>
/// <param name="Category">Id or slug; includes all subcategories.</param>
/// <param name="MinPriceMinor">Lowest price in minor units, null for none.</param>
/// <param name="MaxPriceMinor">Highest price in minor units, null for none.</param>
/// <param name="Brand">Exactly as a product names it; null for all.</param>
/// <param name="InStockOnly">Leaves out products that are out of stock.</param>
public sealed record ProductSearch(
    string? Text,
    string? Category,
    Guid? SellerId,
    long? MinPriceMinor,
    long? MaxPriceMinor,
    bool InStockOnly,
    ProductSort Sort,
    string? Brand = null
)
{
    /// <summary>Values by option, exactly as variants name them, in order; one active variant of the product has one of
    /// the values of each.</summary>
    public IReadOnlyList<OptionChoice> Options { get; init; } = [];

    /// <summary>The effective sort: relevance applies only when there are search words.</summary>
    public ProductSort EffectiveSort => Sort == ProductSort.Relevance && Text is null ? ProductSort.Newest : Sort;

    /// <summary>One string of everything that determines the result rows; cursors are bound to it.</summary>
    /// <remarks>Without brand and options it is what earlier versions wrote, so that their cursors go on.</remarks>
    public string Filters =>
        JsonSerializer.Serialize<object?[]>([
            Text,
            Category,
            SellerId,
            MinPriceMinor,
            MaxPriceMinor,
            InStockOnly,
            .. Brand is null && Options.Count == 0 ? (object?[])[] : [Brand],
            .. Options,
        ]);
}

/// <summary>Wanted values of one option.</summary>
/// <param name="Values">At least one.</param>
public sealed record OptionChoice(string Name, IReadOnlyList<string> Values);

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
