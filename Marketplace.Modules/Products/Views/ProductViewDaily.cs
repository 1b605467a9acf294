namespace Marketplace.Modules.Products;

/// <summary>Views of a product on one day of the marketplace.</summary>
internal sealed class ProductViewDaily
{
    public Guid ProductId { get; init; }

    public DateOnly Day { get; init; }

    public Guid SellerId { get; init; }

    public int Views { get; init; }

    public int Uniques { get; init; }
}
