namespace Marketplace.Modules.Analytics;

/// <summary>Turns the counted sales of stores into a ranking.</summary>
/// <remarks>
/// score = floor(1000 · (0.50·norm(N) + 0.30·norm(O) + 0.20·norm(B)) · (1 − min(0.5, D)) + 0.5), norm(x) = ln(1+x) /
/// ln(1+max), 0 where max is 0.
/// Source: docs/decisions/0014-popular-sellers.md.
/// </remarks>
public static class PopularityScore
{
    /// <summary>Fewer decided orders than this say nothing about a seller's faults.</summary>
    public const int FewestDecided = 5;

    /// <summary>The stores that sold anything, the most popular first.</summary>
    /// <param name="currencyExponent">Decimals of the currency, so that N is in major units.</param>
    public static IReadOnlyList<PopularSeller> Rank(
        IReadOnlyCollection<SellerSales> sellers,
        PopularityWindow window,
        int currencyExponent
    )
    {
        var weighed = sellers
            .Where(s => s.Days.Any(d => d.Orders > 0))
            .Select(s => new Weighed(s, window, currencyExponent))
            .ToArray();
        var (maxRevenue, maxOrders, maxBuyers) = (
            Max(weighed, w => w.Revenue),
            Max(weighed, w => w.Orders),
            Max(weighed, w => w.Sales.Buyers)
        );
        var rows = weighed.Select(w =>
        {
            var fault = FaultShare(w.Sales.Faults, w.Sales.Decided);
            var sum =
                0.50 * Norm(w.Revenue, maxRevenue)
                + 0.30 * Norm(w.Orders, maxOrders)
                + 0.20 * Norm(w.Sales.Buyers, maxBuyers);
            return new PopularSeller(
                w.Sales.SellerId,
                w.Sales.Slug,
                w.Sales.Name,
                w.Sales.ApprovedAt,
                (int)Math.Floor(1000 * sum * (1 - Math.Min(0.5, fault)) + 0.5),
                Math.Round(w.Revenue, 4, MidpointRounding.AwayFromZero),
                Math.Round(w.Orders, 4, MidpointRounding.AwayFromZero),
                w.Sales.Buyers,
                (int)Math.Floor(10_000 * fault + 0.5),
                w.Sales.Days.Sum(d => d.NetMinor),
                w.Sales.Days.Sum(d => d.Orders)
            );
        });
        return Order(rows, PopularityOrder.Score);
    }

    /// <summary>The rows in one of the three orders; ties are broken the same way every time.</summary>
    public static IReadOnlyList<PopularSeller> Order(IEnumerable<PopularSeller> rows, PopularityOrder by)
    {
        var first = by switch
        {
            PopularityOrder.Revenue => rows.OrderByDescending(r => r.RevenueMinor),
            PopularityOrder.Orders => rows.OrderByDescending(r => r.Orders).ThenByDescending(r => r.RevenueMinor),
            _ => rows.OrderByDescending(r => r.Score).ThenByDescending(r => r.WeightedRevenue),
        };
        return first
            .ThenByDescending(r => r.Buyers)
            .ThenBy(r => r.ApprovedAt ?? DateTimeOffset.MaxValue)
            .ThenBy(r => r.SellerId)
            .ToArray();
    }

    /// <summary>What a delivery of some days ago still counts for: 1 today, a half after a third of the
    /// window.</summary>
    public static double Weight(int ageDays, PopularityWindow window) => Math.Pow(2, -ageDays / window.HalfLifeDays);

    /// <summary>The share of decided orders that the seller spoiled, 0 while there are too few to judge by.</summary>
    public static double FaultShare(int faults, int decided) => decided < FewestDecided ? 0 : (double)faults / decided;

    private static double Norm(double value, double max) => max <= 0 ? 0 : Math.Log(1 + value) / Math.Log(1 + max);

    private static double Max(IReadOnlyCollection<Weighed> rows, Func<Weighed, double> value) =>
        rows.Count == 0 ? 0 : rows.Max(value);

    private sealed class Weighed(SellerSales sales, PopularityWindow window, int currencyExponent)
    {
        public SellerSales Sales => sales;

        /// <summary>N.</summary>
        public double Revenue { get; } =
            sales.Days.Sum(d => Weight(d.AgeDays, window) * d.CappedMinor) / Math.Pow(10, currencyExponent);

        /// <summary>O.</summary>
        public double Orders { get; } = sales.Days.Sum(d => Weight(d.AgeDays, window) * d.Orders);
    }
}
