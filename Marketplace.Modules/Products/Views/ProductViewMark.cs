namespace Marketplace.Modules.Products;

/// <summary>One product view not yet included in the daily totals.</summary>
internal sealed class ProductViewMark
{
    public long Id { get; init; }

    public Guid ProductId { get; init; }

    public Guid SellerId { get; init; }

    /// <summary>The marketplace's day of the view.</summary>
    public DateOnly Day { get; init; }

    /// <summary>Whether it is the visitor's first view of the product that day.</summary>
    public bool IsFirst { get; init; }
}
