using Marketplace.Foundation;
using Marketplace.IntegrationTests.Infrastructure;
using Marketplace.Modules;
using Marketplace.Modules.Subscriptions;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.IntegrationTests.Kit;

/// <summary>An open store, signed in as its owner, and what it sells in the order it was asked for.</summary>
public sealed record TestStore(SignIn Owner, IReadOnlyList<Goods> Products)
{
    public Guid Id => Owner.SellerId;

    /// <summary>The only product.</summary>
    public Goods Product => Products.Single();
}

/// <summary>Opens a store: <c>await app.Store().WithPlan("standard").WithProduct(stock: 10).OpenAsync()</c>.</summary>
public sealed class StoreBuilder(MarketplaceApp app)
{
    private readonly List<ProductSpec> _products = [];
    private string? _plan;

    /// <summary>The plan that is paid for from now on; the free plan without this.</summary>
    public StoreBuilder WithPlan(string code)
    {
        _plan = code;
        return this;
    }

    /// <summary>A published product of one variant.</summary>
    public StoreBuilder WithProduct(int stock = 10, long priceMinor = 10_000, string title = "Bakır cezve")
    {
        _products.Add(new(title, stock, priceMinor));
        return this;
    }

    public async Task<TestStore> OpenAsync()
    {
        var owner = await app.SellerAsync();
        if (_plan is not null)
            await SubscribeAsync(owner, _plan);
        var goods = new List<Goods>();
        foreach (var product in _products)
            goods.Add(await app.GoodsAsync(owner, product.Stock, product.PriceMinor, product.Title));
        return new(owner, goods);
    }

    /// <summary>As if the first invoice had been paid: the subscription alone, without invoice and payment.</summary>
    private Task SubscribeAsync(SignIn owner, string plan) =>
        app.InScopeAsync<MarketplaceDbContext, int>(async db =>
        {
            var now = app.Clock.GetUtcNow();
            var version = await db.Set<PlanVersion>()
                .Where(v => v.PlanCode == plan)
                .OrderByDescending(v => v.Version)
                .FirstAsync();
            var subscription = Subscription.Start(Ids.New(app.Clock), owner.SellerId, owner.UserId, version, now);
            subscription.PayPeriod(version, now);
            db.Add(subscription);
            return await db.SaveChangesAsync();
        });
}

/// <summary>Where scenarios begin.</summary>
public static class Scenarios
{
    public static StoreBuilder Store(this MarketplaceApp app) => new(app);
}
