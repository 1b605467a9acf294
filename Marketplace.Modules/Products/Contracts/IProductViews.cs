namespace Marketplace.Modules.Products.Contracts;

/// <summary>View counts of a store's products; views of the last minute may be missing.</summary>
public interface IProductViews
{
    /// <summary>Views per day of the marketplace in the inclusive range; days without views are omitted. One
    /// statement.</summary>
    Task<IReadOnlyList<ViewsOfDay>> ByDayAsync(
        Guid sellerId,
        DateOnly from,
        DateOnly to,
        CancellationToken cancellationToken
    );

    /// <summary>The most viewed products in the inclusive range. One statement.</summary>
    Task<IReadOnlyList<ViewsOfProduct>> TopAsync(
        Guid sellerId,
        DateOnly from,
        DateOnly to,
        int count,
        CancellationToken cancellationToken
    );
}

/// <summary>Views of all of a store's products on one day of the marketplace.</summary>
/// <param name="Views">Counted once per visitor, product and half hour.</param>
public sealed record ViewsOfDay(DateOnly Day, long Views);

/// <summary>Views of a product in a date range.</summary>
/// <param name="Title">Current title; null when the product no longer exists.</param>
/// <param name="Views">Counted once per visitor and half hour.</param>
/// <param name="Uniques">Counted once per visitor and day.</param>
public sealed record ViewsOfProduct(Guid ProductId, string? Title, long Views, long Uniques);
