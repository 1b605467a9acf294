namespace Marketplace.Modules.Products;

/// <summary>One look at a product that is not yet summed up by day.</summary>
public sealed class ProductViewMark
{
    public long Id { get; init; }

    public Guid ProductId { get; init; }

    public Guid SellerId { get; init; }

    /// <summary>UTC day of the look.</summary>
    public DateOnly Day { get; init; }

    /// <summary>The visitor's first look at it on that day.</summary>
    public bool IsFirst { get; init; }
}
