namespace Marketplace.Modules.Analytics;

/// <summary>Ranks stores by their sales.</summary>
/// <remarks>score = floor(1000 · (0.50·norm(N) + 0.30·norm(O) + 0.20·norm(B)) · (1 − min(0.5, D)) + 0.5), norm(x) =
/// ln(1+x) / ln(1+max), 0 where max is 0. Source: docs/decisions/0014-popular-sellers.md.</remarks>
internal static class PopularityScore
{
    /// <summary>Weight of a buyer who never bought from another store.</summary>
    public const double SingleStoreWeight = 0.25;

    /// <summary>Minimum number of decided orders before the seller's fault rate counts.</summary>
    public const int MinDecided = 5;

    /// <summary>The stores with at least one sale, most popular first.</summary>
    /// <param name="currencyExponent">Decimal places of the currency, to express N in major units.</param>
    public static IReadOnlyList<PopularSeller> Rank(
        IReadOnlyCollection<SellerSales> sellers,
        PopularityWindow window,
        int currencyExponent
    )
    {
        var weighted = sellers
            .Where(s => s.Days.Any(d => d.Orders > 0))
            .Select(s => new Weighted(s, window, currencyExponent))
            .ToArray();
        var (maxRevenue, maxOrders, maxBuyers) = (
            Max(weighted, w => w.Revenue),
            Max(weighted, w => w.Orders),
            Max(weighted, w => w.Buyers)
        );
        var rows = weighted.Select(w =>
        {
            var fault = FaultShare(w.Sales.Faults, w.Sales.Decided);
            var sum =
                0.50 * Norm(w.Revenue, maxRevenue)
                + 0.30 * Norm(w.Orders, maxOrders)
                + 0.20 * Norm(w.Buyers, maxBuyers);
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
                w.Sales.Days.Sum(d => d.Orders),
                w.Buyers,
                w.Sales.SingleStoreBuyers,
                w.Sales.LeftOut,
                Math.Round(w.Sales.Days.Sum(d => d.TrustedNetMinor), 2, MidpointRounding.AwayFromZero),
                Math.Round(w.Sales.Days.Sum(d => d.TrustedOrders), 2, MidpointRounding.AwayFromZero)
            );
        });
        return Order(rows, PopularityOrder.Score);
    }

    /// <summary>The rows in one of the three sort orders; ties are broken deterministically.</summary>
    public static IReadOnlyList<PopularSeller> Order(IEnumerable<PopularSeller> rows, PopularityOrder by)
    {
        var first = by switch
        {
            PopularityOrder.Revenue => rows.OrderByDescending(r => r.TrustedRevenueMinor),
            PopularityOrder.Orders => rows.OrderByDescending(r => r.TrustedOrders)
                .ThenByDescending(r => r.TrustedRevenueMinor),
            _ => rows.OrderByDescending(r => r.Score).ThenByDescending(r => r.WeightedRevenue),
        };
        return first
            .ThenByDescending(r => r.Buyers)
            .ThenBy(r => r.ApprovedAt ?? DateTimeOffset.MaxValue)
            .ThenBy(r => r.SellerId)
            .ToArray();
    }

    /// <summary>Weight of a delivery by age: 1 today, 0.5 after a third of the window.</summary>
    public static double Weight(int ageDays, PopularityWindow window) => Math.Pow(2, -ageDays / window.HalfLifeDays);

    /// <summary>Share of decided orders that failed through the seller's fault, partly cancelled ones by their units; 0
    /// below <see cref="MinDecided"/>
    /// decided orders.</summary>
    public static double FaultShare(double faults, int decided) => decided < MinDecided ? 0 : faults / decided;

    private static double Norm(double value, double max) => max <= 0 ? 0 : Math.Log(1 + value) / Math.Log(1 + max);

    private static double Max(IReadOnlyCollection<Weighted> rows, Func<Weighted, double> value) =>
        rows.Count == 0 ? 0 : rows.Max(value);

    private sealed class Weighted(SellerSales sales, PopularityWindow window, int currencyExponent)
    {
        public SellerSales Sales => sales;

        /// <summary>N.</summary>
        public double Revenue { get; } =
            sales.Days.Sum(d => Weight(d.AgeDays, window) * d.CappedMinor) / Math.Pow(10, currencyExponent);

        /// <summary>B.</summary>
        public double Buyers { get; } = sales.Buyers - (1 - SingleStoreWeight) * sales.SingleStoreBuyers;

        /// <summary>O.</summary>
        public double Orders { get; } = sales.Days.Sum(d => Weight(d.AgeDays, window) * d.TrustedOrders);
    }
}
