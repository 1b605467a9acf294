namespace Marketplace.Modules.Analytics;

/// <summary>Sales of a store that count in a window.</summary>
/// <param name="Buyers">Distinct buyers.</param>
/// <param name="SingleStoreBuyers">Those of them who never bought anywhere else.</param>
/// <param name="LeftOut">Delivered orders that do not count: cash not confirmed yet, or a young account.</param>
/// <param name="Faults">Orders that failed through the seller's fault; of those that failed in part, the share of their
/// units.</param>
/// <param name="Decided">Orders delivered or failed through the seller's fault.</param>
internal sealed record SellerSales(
    Guid SellerId,
    string Slug,
    string Name,
    DateTimeOffset? ApprovedAt,
    IReadOnlyList<SalesOfAge> Days,
    int Buyers,
    int SingleStoreBuyers,
    int LeftOut,
    double Faults,
    int Decided
);

/// <summary>Counted deliveries of one UTC day.</summary>
/// <param name="AgeDays">Age in UTC days; 0 is today.</param>
/// <param name="TrustedOrders">The orders, each with the weight of its buyer.</param>
/// <param name="CappedMinor">Sum of net order values, each limited to the cap, with the weight of its buyer.</param>
/// <param name="NetMinor">Sum of net order values.</param>
/// <param name="TrustedNetMinor">Sum of net order values, each with the weight of its buyer.</param>
internal sealed record SalesOfAge(
    int AgeDays,
    int Orders,
    double TrustedOrders,
    double CappedMinor,
    long NetMinor,
    double TrustedNetMinor
);

/// <summary>A store in the ranking, as stored in snapshots and the cache.</summary>
/// <param name="Score">0 to 1000.</param>
/// <param name="WeightedRevenue">N, in major units, rounded to four decimals.</param>
/// <param name="WeightedOrders">O, rounded to four decimals.</param>
/// <param name="FaultBps">Share of decided orders that failed through the seller's fault, in basis points.</param>
/// <param name="RevenueMinor">Order totals net of refunds, excluding delivery.</param>
/// <param name="WeightedBuyers">B: a buyer who never bought anywhere else counts a quarter.</param>
/// <param name="TrustedRevenueMinor">Revenue with the weights of the buyers; sorts the list by revenue.</param>
/// <param name="TrustedOrders">Orders with the weights of the buyers; sorts the list by orders.</param>
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
    int Orders,
    double WeightedBuyers,
    int SingleStoreBuyers,
    int LeftOut,
    double TrustedRevenueMinor,
    double TrustedOrders
);
