using Marketplace.Modules.Analytics;

namespace Marketplace.UnitTests.Analytics;

public sealed class PopularityScoreTests
{
    private static readonly DateTimeOffset Approved = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Rank_OneStoreWithoutFaults_HasTheFullScore()
    {
        var row = Assert.Single(
            PopularityScore.Rank(
                [Store(1, [new(0, 1, 1, 10_000, 10_000, 10_000)], buyers: 1)],
                PopularityWindow.Default,
                2
            )
        );
        Assert.Equal(1000, row.Score);
        Assert.Equal(100, row.WeightedRevenue);
        Assert.Equal(1, row.WeightedOrders);
    }

    [Fact]
    public void Rank_WorkedExample_GivesTheFormula()
    {
        var rows = PopularityScore.Rank(
            [
                Store(1, [new(0, 4, 4, 40_000, 40_000, 40_000)], buyers: 4),
                Store(2, [new(10, 2, 2, 10_000, 10_000, 10_000)], buyers: 1, faults: 1, decided: 5),
            ],
            PopularityWindow.Default,
            2
        );

        // The second: N = 100/2 = 50 of 400, O = 2/2 = 1 of 4, B = 1 of 4, D = 0.2.
        var expected =
            1000
            * (0.5 * Math.Log(51) / Math.Log(401) + 0.3 * Math.Log(2) / Math.Log(5) + 0.2 * Math.Log(2) / Math.Log(5))
            * 0.8;
        Assert.Equal([1000, (int)Math.Floor(expected + 0.5)], rows.Select(r => r.Score));
        Assert.Equal([0, 2000], rows.Select(r => r.FaultBps));
    }

    [Theory]
    [InlineData(7)]
    [InlineData(30)]
    [InlineData(90)]
    public void Weight_AThirdOfTheWindow_IsAHalf(int days)
    {
        var window = new PopularityWindow(days);
        Assert.Equal(1, PopularityScore.Weight(0, window));
        Assert.Equal(1.0 / 8, PopularityScore.Weight(days, window), 12);
        Assert.True(PopularityScore.Weight(1, window) > PopularityScore.Weight(2, window));
    }

    [Theory]
    [InlineData(4, 4, 0)]
    [InlineData(0, 5, 0)]
    [InlineData(1, 5, 0.2)]
    [InlineData(5, 5, 1)]
    public void FaultShare_FewDecided_SaysNothing(int faults, int decided, double share) =>
        Assert.Equal(share, PopularityScore.FaultShare(faults, decided));

    [Fact]
    public void Rank_OnlyFaults_HalvesTheScoreAtMost() =>
        Assert.Equal(
            500,
            PopularityScore
                .Rank(
                    [Store(1, [new(0, 1, 1, 10_000, 10_000, 10_000)], 1, faults: 99, decided: 100)],
                    PopularityWindow.Default,
                    2
                )[0]
                .Score
        );

    [Fact]
    public void Rank_StoreWithoutOrders_IsNotListed() =>
        Assert.Single(
            PopularityScore.Rank([Store(1, [new(0, 1, 1, 0, 0, 0)], 1), Store(2, [], 0)], PopularityWindow.Default, 2)
        );

    [Fact]
    public void Rank_OrdersWithoutMoney_ScoreByOrdersAndBuyers() =>
        Assert.Equal(
            500,
            PopularityScore.Rank([Store(1, [new(0, 2, 2, 0, 0, 0)], 2)], PopularityWindow.Default, 2)[0].Score
        );

    [Fact]
    public void Rank_Ties_GoToMoreBuyersThenTheOlderStoreThenTheId()
    {
        SellerSales[] stores =
        [
            Store(4, [new(0, 1, 1, 100, 100, 100)], 1) with
            {
                ApprovedAt = Approved.AddDays(1),
            },
            Store(3, [new(0, 1, 1, 100, 100, 100)], 1),
            Store(2, [new(0, 1, 1, 100, 100, 100)], 1),
            Store(5, [new(0, 1, 1, 100, 100, 100)], 1) with
            {
                ApprovedAt = null,
            },
        ];
        Assert.Equal([2, 3, 4, 5], Numbers(PopularityScore.Rank(stores, PopularityWindow.Default, 2)));
        Assert.Equal([2, 3, 4, 5], Numbers(PopularityScore.Rank([.. stores.Reverse()], PopularityWindow.Default, 2)));
    }

    [Fact]
    public void Rank_BuyersWhoBoughtNowhereElse_CountAQuarterInEveryList()
    {
        var rows = PopularityScore.Rank(
            [
                Store(1, [new(0, 8, 2, 20_000, 80_000, 20_000)], 8, singleStoreBuyers: 8),
                Store(2, [new(0, 3, 3, 30_000, 30_000, 30_000)], 3),
            ],
            PopularityWindow.Default,
            2
        );
        Assert.Equal([2, 1], Numbers(rows));
        Assert.Equal((2.0, 8, 80_000L), (rows[1].WeightedBuyers, rows[1].Buyers, rows[1].RevenueMinor));
        Assert.Equal([2, 1], Numbers(PopularityScore.Order(rows, PopularityOrder.Revenue)));
        Assert.Equal([2, 1], Numbers(PopularityScore.Order(rows, PopularityOrder.Orders)));
    }

    [Fact]
    public void Order_ByRevenueAndByOrders_GoByTheUnweightedSums()
    {
        var rows = PopularityScore.Rank(
            [Store(1, [new(29, 1, 1, 500, 90_000, 90_000)], 1), Store(2, [new(0, 3, 3, 600, 600, 600)], 3)],
            PopularityWindow.Default,
            2
        );
        Assert.Equal([1, 2], Numbers(PopularityScore.Order(rows, PopularityOrder.Revenue)));
        Assert.Equal([2, 1], Numbers(PopularityScore.Order(rows, PopularityOrder.Orders)));
    }

    [Fact]
    public void Rank_AnySales_ScoreIsWithin1000AndAnOrderMoreNeverLowersOwnFactors()
    {
        var random = new Random(20_260_101);
        for (var round = 0; round < 500; round++)
        {
            var window = PopularityWindow.All[random.Next(3)];
            var stores = Enumerable.Range(1, random.Next(1, 12)).Select(n => RandomStore(n, window, random)).ToArray();
            var rows = PopularityScore.Rank(stores, window, 2);
            Assert.All(rows, row => Assert.InRange(row.Score, 0, 1000));
            Assert.Equal(rows, PopularityScore.Rank([.. stores.OrderBy(_ => random.Next())], window, 2));

            var lucky = stores[0];
            var net = random.Next(0, 600_000);
            var more = lucky with
            {
                Days = [.. lucky.Days, new(random.Next(window.Days), 1, 1, Math.Min(net, 500_000), net, net)],
                Buyers = lucky.Buyers + 1,
            };
            var (before, after) = (
                rows.SingleOrDefault(r => r.SellerId == lucky.SellerId),
                PopularityScore.Rank([more, .. stores[1..]], window, 2).Single(r => r.SellerId == lucky.SellerId)
            );
            Assert.True(after.WeightedRevenue >= (before?.WeightedRevenue ?? 0));
            Assert.True(after.WeightedOrders > (before?.WeightedOrders ?? 0));
        }
    }

    [Theory]
    [InlineData("2026-03-01T10:20:00.0000000Z", "2026-03-01T10:21:00Z")]
    [InlineData("2026-03-01T10:20:59.9999999Z", "2026-03-01T10:21:00Z")]
    [InlineData("2026-03-01T23:59:30Z", "2026-03-02T00:00:00Z")]
    public void EndOfMinute_AnyInstant_IsTheNextFullMinute(string now, string end) =>
        Assert.Equal(
            DateTimeOffset.Parse(end, null),
            PopularSellerRefreshService.EndOfMinute(DateTimeOffset.Parse(now, null))
        );

    [Theory]
    [InlineData("30d", 30)]
    [InlineData("7d", 7)]
    [InlineData("31d", null)]
    [InlineData("", null)]
    public void Find_Name_GivesTheWindow(string name, int? days) =>
        Assert.Equal(days, PopularityWindow.Find(name)?.Days);

    private static SellerSales RandomStore(int number, PopularityWindow window, Random random)
    {
        var days = Enumerable
            .Range(0, random.Next(0, 6))
            .Select(_ =>
            {
                var net = random.Next(0, 2_000_000);
                var (orders, capped) = (random.Next(1, 4), Math.Min(net, 1_500_000));
                return new SalesOfAge(random.Next(window.Days + 1), orders, orders, capped, net, net);
            })
            .ToArray();
        var sold = days.Sum(d => d.Orders);
        var faults = random.Next(0, 6);
        return Store(number, days, Math.Min(sold, random.Next(1, 10)), faults, faults + sold);
    }

    private static SellerSales Store(
        int number,
        SalesOfAge[] days,
        int buyers,
        int faults = 0,
        int decided = 0,
        int singleStoreBuyers = 0
    ) =>
        new(
            new Guid(number, 0, 0, new byte[8]),
            $"store-{number}",
            $"Store {number}",
            Approved,
            days,
            buyers,
            singleStoreBuyers,
            0,
            faults,
            decided
        );

    private static int[] Numbers(IEnumerable<PopularSeller> rows) =>
        rows.Select(r => int.Parse(r.Slug["store-".Length..], System.Globalization.CultureInfo.InvariantCulture))
            .ToArray();
}
