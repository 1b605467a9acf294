namespace Marketplace.Modules.Products.Contracts;

/// <summary>How often a store's products were looked at; looks of the last minute may be missing.</summary>
public interface IProductViews
{
    /// <summary>Views of each UTC day in the range, both ends included; days without views are left out. One
    /// statement.</summary>
    Task<IReadOnlyList<ViewsOfDay>> ByDayAsync(
        Guid sellerId,
        DateOnly from,
        DateOnly to,
        CancellationToken cancellationToken
    );

    /// <summary>The products most looked at in the range, both ends included. One statement.</summary>
    Task<IReadOnlyList<ViewsOfProduct>> TopAsync(
        Guid sellerId,
        DateOnly from,
        DateOnly to,
        int count,
        CancellationToken cancellationToken
    );
}

/// <summary>Views of all of a store's products on one UTC day.</summary>
/// <param name="Views">Counted once per visitor, product and half hour.</param>
public sealed record ViewsOfDay(DateOnly Day, long Views);

/// <summary>Views of a product in a range of days.</summary>
/// <param name="Title">As it is called now; null when it is gone.</param>
/// <param name="Views">Counted once per visitor and half hour.</param>
/// <param name="Uniques">Counted once per visitor and day.</param>
public sealed record ViewsOfProduct(Guid ProductId, string? Title, long Views, long Uniques);
