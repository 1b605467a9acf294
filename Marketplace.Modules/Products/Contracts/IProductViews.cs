namespace Marketplace.Modules.Products.Contracts;

/// <summary>How often a store's products were looked at.</summary>
public interface IProductViews
{
    /// <summary>Views of each product and UTC day in the range, both ends included; days without views are left out. One statement.</summary>
    Task<IReadOnlyList<ProductViewDay>> DailyAsync(Guid sellerId, DateOnly from, DateOnly to, CancellationToken cancellationToken);
}

/// <summary>Views of a product on one UTC day.</summary>
/// <param name="Views">Counted once per visitor and half hour.</param>
/// <param name="Uniques">Counted once per visitor and day.</param>
public sealed record ProductViewDay(Guid ProductId, DateOnly Day, int Views, int Uniques);
