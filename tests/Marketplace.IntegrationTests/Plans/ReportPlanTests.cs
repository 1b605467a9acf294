using Marketplace.Foundation;
using Marketplace.IntegrationTests.Infrastructure;
using Marketplace.Modules.Analytics;

namespace Marketplace.IntegrationTests.Plans;

/// <summary>Reports read the daily figures: the facts of past days are not looked through, and the figures are those
/// that the facts give.</summary>
[Explained]
public sealed class ReportPlanTests(MarketplaceApp app) : IClassFixture<MarketplaceApp>
{
    private const string BestStore =
        "SELECT seller_id FROM analytics.order_facts GROUP BY seller_id ORDER BY count(*) DESC LIMIT 1";

    private ExplainedAttribute Explained => app.Setup<ExplainedAttribute>();

    [Theory]
    [InlineData("order_facts")]
    [InlineData("order_line_facts")]
    public async Task Summaries_OfStoreAndMarket_ReadNoFacts(string table)
    {
        var plans = await Explained.ExplainAsync(
            app,
            async () =>
            {
                await SummaryAsync(30);
                await MarketAsync(30);
            },
            table,
            "SELECT 1"
        );
        Assert.Empty(plans);
    }

    [Fact]
    public async Task TopProducts_OfAStore_ReadFactsOfMarkedDaysOnly()
    {
        var plan = Assert.Single(
            await Explained.ExplainAsync(app, () => TopAsync(30), "order_facts", "SET enable_seqscan = off")
        );
        Assert.Matches(@"Function Scan on (pg_catalog\.unnest m|m)", plan);
        Assert.Matches(@"Index Cond: .*f\.placed_at >= m\.starts_at.*f\.placed_at < m\.ends_at", plan);
        Assert.DoesNotContain("Seq Scan", plan, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(7)]
    [InlineData(30)]
    [InlineData(365)]
    public async Task Figures_OfDistinctPeopleAndProducts_AreThoseOfTheFacts(int days)
    {
        var zone = TimeZoneInfo.FindSystemTimeZoneById("Europe/Istanbul");
        var now = ReportRange.Last(days, app.Clock.GetUtcNow(), zone);
        var before = now with { From = now.BeforeFrom, To = now.From.AddDays(-1) };
        var (market, store) = (await MarketAsync(days), await SummaryAsync(days));

        await AssertAsync(market.Buyers, DistinctAsync("buyer_id", now), DistinctAsync("buyer_id", before));
        await AssertAsync(market.SellingStores, DistinctAsync("seller_id", now), DistinctAsync("seller_id", before));
        await AssertAsync(store.NewCustomers, NewCustomersAsync(now), NewCustomersAsync(before));
        Assert.Equal(
            await app.ScalarAsync<string>(
                $"""
                SELECT string_agg(sold, ',' ORDER BY sales DESC, units DESC, product_id) FROM (
                    SELECT product_id, sum(quantity) AS units, sum(quantity * unit_price_minor) AS sales,
                        format('%s/%s/%s/%s', product_id, count(DISTINCT f.order_id), sum(quantity),
                            sum(quantity * unit_price_minor)) AS sold
                    FROM analytics.order_facts f JOIN analytics.order_line_facts USING (order_id)
                    WHERE seller_id = ({BestStore}) AND called_off_at IS NULL AND {Within(now)}
                    GROUP BY product_id ORDER BY sales DESC, units DESC, product_id LIMIT 50) p
                """
            ),
            string.Join(',', (await TopAsync(days)).Select(p => $"{p.ProductId}/{p.Orders}/{p.Units}/{p.Sales.Amount}"))
        );
    }

    private static async Task AssertAsync(CountFigure figure, Task<long> now, Task<long> before)
    {
        Assert.Equal(await now, figure.Value);
        Assert.Equal(Change.Bps(figure.Value, await before), figure.ChangeBps);
    }

    private static string Within(ReportRange range) =>
        $"placed_at >= '{range.StartsAt:O}' AND placed_at < '{range.EndsAt:O}'";

    private Task<long> DistinctAsync(string column, ReportRange range) =>
        app.ScalarAsync<long>(
            $"""
            SELECT count(DISTINCT {column}) FROM analytics.order_facts WHERE called_off_at IS NULL AND {Within(range)}
            """
        );

    private Task<long> NewCustomersAsync(ReportRange range) =>
        app.ScalarAsync<long>(
            $"""
            SELECT count(*) FROM (SELECT min(placed_at) AS placed_at FROM analytics.order_facts
                WHERE seller_id = ({BestStore}) AND called_off_at IS NULL GROUP BY buyer_id) f WHERE {Within(range)}
            """
        );

    private async Task<SellerFigures> SummaryAsync(int days)
    {
        var store = await app.ScalarAsync<Guid>(BestStore);
        return (
            await app.InScopeAsync<SellerAnalyticsQueries, Result<SellerFigures>>(q =>
                q.SummaryAsync(store, days, default)
            )
        ).Value;
    }

    private async Task<IReadOnlyList<TopProduct>> TopAsync(int days)
    {
        var store = await app.ScalarAsync<Guid>(BestStore);
        return (
            await app.InScopeAsync<SellerAnalyticsQueries, Result<IReadOnlyList<TopProduct>>>(q =>
                q.TopProductsAsync(store, days, 50, default)
            )
        ).Value;
    }

    private Task<MarketSummary> MarketAsync(int days) =>
        app.InScopeAsync<MarketAnalyticsQueries, MarketSummary>(q => q.SummaryAsync(days, default));
}
