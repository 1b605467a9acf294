using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Marketplace.Foundation;
using Marketplace.IntegrationTests.Infrastructure;
using Marketplace.Modules.Products;
using Marketplace.Testing;

namespace Marketplace.IntegrationTests.Products.Offers;

/// <summary>A call that is begun again, because nobody knows how far it came.</summary>
public sealed class OfferRepeatTests(MarketplaceApp app) : IClassFixture<MarketplaceApp>
{
    /// <summary>A process that ended before it could keep the answer does the call's work again.</summary>
    [Fact]
    public async Task Change_DoneAgainAfterASale_DoesNotPutTheSoldUnitsBack()
    {
        using var seller = await app.SellerAsync();
        using var buyer = await app.BuyerAsync();
        var goods = await app.GoodsAsync(seller, stock: 5);
        var sku = await app.ScalarAsync<string>($"SELECT sku FROM products.variants WHERE id = '{goods.VariantId}'");
        var batch = new OfferBatch(Ids.New(app.Clock), [new(sku, OnHand: 10)]);
        Assert.Equal(OfferStatus.Updated, Assert.Single(await ChangeAsync(seller, batch)).Status);
        await buyer.OrderAsync(goods, 2);

        var again = Assert.Single(await ChangeAsync(seller, batch, isRepeat: true));

        Assert.Equal(OfferStatus.Updated, again.Status);
        Assert.Equal((8, 0, 8L), await app.StockOfAsync(goods.VariantId));
        await app.AssertInvariantsAsync();
    }

    /// <summary>The first time the count was right already, so that no movement tells of it.</summary>
    [Fact]
    public async Task Change_DoneAgainAfterASaleOfWhatWasUnchanged_DoesNotPutTheSoldUnitsBack()
    {
        using var seller = await app.SellerAsync();
        using var buyer = await app.BuyerAsync();
        var goods = await app.GoodsAsync(seller, stock: 10);
        var sku = await app.ScalarAsync<string>($"SELECT sku FROM products.variants WHERE id = '{goods.VariantId}'");
        var batch = new OfferBatch(Ids.New(app.Clock), [new(sku, OnHand: 10)]);
        Assert.Equal(OfferStatus.Unchanged, Assert.Single(await ChangeAsync(seller, batch)).Status);
        await buyer.OrderAsync(goods, 2);

        var again = Assert.Single(await ChangeAsync(seller, batch, isRepeat: true));

        Assert.Equal((OfferStatus.Refused, "stock.version_conflict"), (again.Status, again.Error?.Code));
        Assert.Equal((8, 0, 8L), await app.StockOfAsync(goods.VariantId));
        await app.AssertInvariantsAsync();
    }

    /// <summary>The client gave up while the call waited; the next request with its key takes it up.</summary>
    [Fact]
    public async Task Change_KeyWhoseClientGaveUp_IsTakenUpAsARepeat()
    {
        using var seller = await app.SellerAsync();
        using var buyer = await app.BuyerAsync();
        var goods = await app.GoodsAsync(seller, stock: 10);
        var sku = await app.ScalarAsync<string>($"SELECT sku FROM products.variants WHERE id = '{goods.VariantId}'");
        object[] items = [new { sku, onHand = 10 }];
        var key = Guid.CreateVersion7().ToString();
        var held = $"SELECT FROM products.stock_items WHERE variant_id = '{goods.VariantId}' FOR UPDATE";
        await using (await app.HoldAsync(held))
        {
            using var patience = new CancellationTokenSource();
            using var request = new HttpRequestMessage(HttpMethod.Put, OfferKit.PathOf(seller))
            {
                Content = JsonContent.Create(new { items }),
            };
            request.Headers.Add("Idempotency-Key", key);
            var given = seller.Client.SendAsync(request, patience.Token);
            await app.UntilSomebodyWaitsForALockAsync();
            await patience.CancelAsync();
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => given);
            await MarketplaceApp.EventuallyAsync("the call ends", async () => await app.LockWaitersAsync() == 0);
        }

        await buyer.OrderAsync(goods, 2);
        var answer = await seller.PutOffersAsync(items, key);
        for (var tries = 0; tries < 100 && answer.StatusCode == HttpStatusCode.Conflict; tries++)
        {
            await Task.Delay(100);
            answer = await seller.PutOffersAsync(items, key);
        }

        var row = Assert.Single((await answer.JsonAsync(HttpStatusCode.OK)).Results());
        Assert.Equal("stock.version_conflict", row.GetProperty("code").GetString());
        Assert.Equal((8, 0, 8L), await app.StockOfAsync(goods.VariantId));
    }

    private Task<IReadOnlyList<OfferOutcome>> ChangeAsync(SignIn seller, OfferBatch batch, bool isRepeat = false) =>
        app.InScopeAsync<OfferBatchService, IReadOnlyList<OfferOutcome>>(offers =>
            offers.ChangeAsync(new(seller.AsActor(), seller.SellerId, batch.CallId, isRepeat), batch.Changes, default)
        );
}
