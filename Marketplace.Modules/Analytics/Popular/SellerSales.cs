namespace Marketplace.Modules.Analytics;

/// <summary>What counts of a store's sales in a window.</summary>
/// <param name="Buyers">Different buyers.</param>
/// <param name="Faults">Orders the seller spoiled.</param>
/// <param name="Decided">Orders delivered or spoiled.</param>
public sealed record SellerSales(
    Guid SellerId,
    string Slug,
    string Name,
    DateTimeOffset? ApprovedAt,
    IReadOnlyList<SalesOfAge> Days,
    int Buyers,
    int Faults,
    int Decided
);

/// <summary>Deliveries of one UTC day that count.</summary>
/// <param name="AgeDays">UTC days ago, from 0.</param>
/// <param name="CappedMinor">Σ of what orders brought, each up to the cap.</param>
/// <param name="NetMinor">Σ of what orders brought.</param>
public sealed record SalesOfAge(int AgeDays, int Orders, long CappedMinor, long NetMinor);

/// <summary>A store in the ranking, as snapshots and the cache keep it.</summary>
/// <param name="Score">0 to 1000.</param>
/// <param name="WeightedRevenue">N, major units, four decimals.</param>
/// <param name="WeightedOrders">O, four decimals.</param>
/// <param name="FaultBps">Share of decided orders that the seller spoiled, basis points.</param>
/// <param name="RevenueMinor">Totals less refunds and delivery.</param>
public sealed record PopularSeller(
    Guid SellerId,
    string Slug,
    string Name,
    DateTimeOffset? ApprovedAt,
    int Score,
    double WeightedRevenue,
    double WeightedOrders,
    int Buyers,
    int FaultBps,
    long RevenueMinor,
    int Orders
);
