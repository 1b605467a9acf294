using Marketplace.Foundation;
using Marketplace.IntegrationTests.Infrastructure;
using Marketplace.Modules.Analytics;
using static Marketplace.IntegrationTests.Analytics.OrderEvents;

namespace Marketplace.IntegrationTests.Analytics;

/// <summary>Orders of past days that are called off, or become known late, change the figures of their day and of the
/// days after it.</summary>
[OwnCache]
public sealed class LateChangeTests : IAsyncLifetime
{
    private readonly MarketplaceApp _app = new();

    private DateTimeOffset Now => _app.Clock.GetUtcNow();

    public async ValueTask InitializeAsync() => await _app.InitializeAsync();

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    [Fact]
    public async Task NewCustomers_FirstOrderCalledOffOrToldLate_MoveToAnotherPeriod()
    {
        using var store = await _app.SellerAsync();
        var (buyer, other) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        var first = Placed(store.SellerId, buyer, Now.AddDays(-10));
        await TellAsync(first, Placed(store.SellerId, buyer, Now), Placed(store.SellerId, other, Now));
        Assert.Equal((1, 1), await NewCustomersAsync(store.SellerId));

        await TellAsync(CancelledByBuyer(first, Now));
        Assert.Equal((2, 0), await NewCustomersAsync(store.SellerId));

        await TellAsync(Placed(store.SellerId, other, Now.AddDays(-9)));
        Assert.Equal((1, 1), await NewCustomersAsync(store.SellerId));
    }

    [Fact]
    public async Task Market_OrdersOfADayCalledOff_CountBuyersAndStoresOnceAndWhereTheyStillOrdered()
    {
        using var one = await _app.SellerAsync();
        using var two = await _app.SellerAsync();
        var (regular, other) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        var between = Placed(two.SellerId, regular, Now.AddDays(-8));
        await TellAsync(
            Placed(one.SellerId, regular, Now.AddDays(-12)),
            between,
            Placed(one.SellerId, regular, Now.AddDays(-3)),
            Placed(two.SellerId, regular, Now),
            Placed(two.SellerId, other, Now)
        );
        Assert.Equal((2, 1, 2, 2), await MarketAsync());

        await TellAsync(CancelledByBuyer(between, Now));
        Assert.Equal((2, 1, 2, 1), await MarketAsync());

        await TellAsync(Placed(two.SellerId, other, Now.AddDays(-7)));
        Assert.Equal((2, 2, 2, 2), await MarketAsync());
    }

    [Fact]
    public async Task TopProducts_OrderOfAPastDayCalledOff_IsLeftOutBeforeAndAfterTheRollUp()
    {
        using var store = await _app.SellerAsync();
        var (gone, stays) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        var order = Placed(store.SellerId, Guid.CreateVersion7(), Now.AddDays(-2), 50_000, productId: gone);
        await TellAsync(order, Placed(store.SellerId, Guid.CreateVersion7(), Now.AddDays(-2), productId: stays));
        Assert.Equal([gone, stays], await TopAsync(store.SellerId));

        await _app.TellAsync(CancelledByBuyer(order, Now));
        Assert.Equal([stays], await TopAsync(store.SellerId));
        await _app.RunJobAsync("analytics.roll-up-days");
        Assert.Equal([stays], await TopAsync(store.SellerId));
    }

    private async Task TellAsync(params IIntegrationEvent[] events)
    {
        await _app.TellAsync(events);
        await _app.RunJobAsync("analytics.roll-up-days");
    }

    private async Task<(long Now, long Before)> NewCustomersAsync(Guid store)
    {
        var figures = await _app.InScopeAsync<SellerAnalyticsQueries, Result<SellerFigures>>(q =>
            q.SummaryAsync(store, 7, default)
        );
        return With(figures.Value.NewCustomers);
    }

    private async Task<(long Buyers, long BuyersBefore, long Stores, long StoresBefore)> MarketAsync()
    {
        var summary = await _app.InScopeAsync<MarketAnalyticsQueries, MarketSummary>(q => q.SummaryAsync(7, default));
        var (buyers, stores) = (With(summary.Buyers), With(summary.SellingStores));
        return (buyers.Now, buyers.Before, stores.Now, stores.Before);
    }

    private async Task<Guid[]> TopAsync(Guid store)
    {
        var top = await _app.InScopeAsync<SellerAnalyticsQueries, Result<IReadOnlyList<TopProduct>>>(q =>
            q.TopProductsAsync(store, 7, 10, default)
        );
        return [.. top.Value.Select(p => p.ProductId)];
    }

    // The change is (now - before) / before in basis points.
    private static (long Now, long Before) With(CountFigure figure) =>
        (figure.Value, figure.ChangeBps is { } change ? figure.Value * 10_000 / (10_000 + change) : 0);
}
