namespace Marketplace.Modules.Analytics;

/// <summary>Sales of a product on one day of the marketplace, by the day on which orders were placed.</summary>
/// <remarks>Cancelled and rejected orders do not count.</remarks>
internal sealed class ProductDaily
{
    public Guid SellerId { get; init; }

    public DateOnly Day { get; init; }

    public string Currency { get; init; } = "";

    public Guid ProductId { get; init; }

    /// <summary>The variant sold last on this day.</summary>
    public Guid VariantId { get; init; }

    public int Orders { get; init; }

    public long Units { get; init; }

    /// <summary>Before refunds, excluding delivery.</summary>
    public long SalesMinor { get; init; }
}
