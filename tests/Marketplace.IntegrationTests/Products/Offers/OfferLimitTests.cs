using System.Net;
using Marketplace.IntegrationTests.Infrastructure;
using Marketplace.Modules.Products;
using Marketplace.Testing;

namespace Marketplace.IntegrationTests.Products.Offers;

/// <summary>How many offers one call changes, and what it costs.</summary>
/// <remarks>Its stores have plans that nobody paid, so it does not check the invariants.</remarks>
public sealed class OfferLimitTests(MarketplaceApp app) : IClassFixture<MarketplaceApp>
{
    [Fact]
    public async Task Change_TooManyForThePlan_IsRefusedAsAWhole()
    {
        using var free = await app.SellerAsync();
        var paid = (await app.Store().WithPlan("standard").OpenAsync()).Owner;
        object[] Rows(int count) => [.. Enumerable.Range(0, count).Select(i => new { sku = $"none-{i}", onHand = 1 })];

        foreach (var (seller, most) in new[] { (free, 100), (paid, 1000) })
        {
            var refused = await (await seller.PutOffersAsync(Rows(most + 1))).ProblemAsync(422, "offers.too_many");
            Assert.Equal(most, refused.GetProperty("params").GetProperty("limit").GetInt32());
            Assert.Equal(most + 1, refused.GetProperty("params").GetProperty("given").GetInt32());
            Assert.Equal((0, 0, most), (await seller.ChangeOffersAsync(Rows(most))).Counts());
        }
    }

    [Fact]
    public async Task Change_MoreRowsOfAHundred_CostNoMoreRoundTrips()
    {
        var store = await app.Store().WithPlan("standard").OpenAsync();
        var owner = store.Owner with { Client = await app.SignInAgainAsync(store.Owner) };
        var variants = new List<Variant>();
        for (var i = 0; i < 5; i++)
        {
            var product = await app.MakeProductAsync(store.Id, new(Stock: 1, Variants: 50, Publish: false));
            variants.AddRange(product.Variants);
        }

        var units = 2;

        var few = await CostAsync(owner, variants.Where((_, i) => i % 25 == 0), units++);
        var hundred = await CostAsync(owner, variants.Where((_, i) => i % 5 < 2), units++);
        var twoHundred = await CostAsync(owner, variants.Where((_, i) => i % 5 < 4), units++);

        Assert.Equal(few, hundred);
        Assert.InRange(twoHundred, hundred + 1, 2 * hundred);
        Assert.InRange(hundred, 1, 14);
    }

    private static async Task<int> CostAsync(SignIn owner, IEnumerable<Variant> variants, int units)
    {
        using var counter = new StatementCounter();
        var answer = await owner.Client.SendJsonAsync(
            HttpMethod.Put,
            OfferKit.PathOf(owner),
            new
            {
                items = variants.Select(v => new
                {
                    sku = v.Sku,
                    onHand = units,
                    price = new { amount = 6_000 + units, currency = "TRY" },
                }),
            },
            ("traceparent", counter.TraceParent)
        );
        Assert.Equal(variants.Count(), (await answer.JsonAsync(HttpStatusCode.OK)).GetProperty("updated").GetInt32());
        return counter.RoundTrips.Count;
    }
}
