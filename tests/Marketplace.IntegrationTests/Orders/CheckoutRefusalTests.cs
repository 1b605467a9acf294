using System.Net;
using Marketplace.Foundation;
using Marketplace.IntegrationTests.Infrastructure;
using Marketplace.Modules.Products;
using Marketplace.Modules.Users.Contracts;

namespace Marketplace.IntegrationTests.Orders;

/// <summary>Every reason a purchase is refused, before the quote and between quote and completion; nothing is
/// taken.</summary>
public sealed class CheckoutRefusalTests(MarketplaceApp app) : IClassFixture<MarketplaceApp>
{
    [Fact]
    public async Task Quote_MailboxConfirmedAfterTheTokenWasMade_BuysWithThatToken()
    {
        var goods = await app.GoodsAsync(await app.SellerAsync());
        var buyer = await app.BuyerAsync(confirmed: false);
        await (await buyer.QuoteAsync([(goods.VariantId, 1)])).ProblemAsync(403, "auth.email_unconfirmed");
        await app.ConfirmEmailAsync(buyer);
        await buyer.OrderAsync(goods);
    }

    [Fact]
    public async Task Quote_WhatCannotBeBought_IsRefusedWithItsCode()
    {
        var (seller, buyer) = (await app.SellerAsync(), await app.BuyerAsync());
        var goods = await app.GoodsAsync(seller, stock: 100, priceMinor: 10_000);

        await (await buyer.QuoteAsync([])).ProblemAsync(409, "cart.empty");
        await (await buyer.QuoteAsync(Enumerable.Range(0, 51).Select(_ => (Guid.CreateVersion7(), 1)))).ProblemAsync(
            422,
            "cart.line_limit"
        );
        await (await buyer.QuoteAsync([(Guid.CreateVersion7(), 1)])).ProblemAsync(422, "product.not_for_sale");
        await (await buyer.QuoteAsync([(goods.VariantId, 0)])).ProblemAsync(400, "validation.failed");
        await (await seller.QuoteAsync([(goods.VariantId, 1)])).ProblemAsync(422, "order.self_purchase");
        var unconfirmed = await app.BuyerAsync(confirmed: false);
        await (await unconfirmed.QuoteAsync([(goods.VariantId, 1)])).ProblemAsync(403, "auth.email_unconfirmed");
        var dear = await app.GoodsAsync(seller, priceMinor: 2_000_000);
        await (await buyer.QuoteAsync([(dear.VariantId, 1)])).ProblemAsync(422, "order.cod_not_allowed");
        var seen = new
        {
            items = new[]
            {
                new
                {
                    variantId = goods.VariantId,
                    quantity = 1,
                    unitPriceSeen = new { amount = 9_999, currency = "TRY" },
                },
            },
        };
        var changed = await (await buyer.QuoteAsync([], extra: seen)).ProblemAsync(409, "cart.price_changed");
        Assert.Contains(goods.VariantId.ToString(), changed.GetProperty("params").ToString());
        var dollars = new
        {
            items = new[]
            {
                new
                {
                    variantId = goods.VariantId,
                    quantity = 1,
                    unitPriceSeen = new { amount = 10_000, currency = "USD" },
                },
            },
        };
        await (await buyer.QuoteAsync([], extra: dollars)).ProblemAsync(422, "money.currency_mismatch");
        await (await buyer.QuoteAsync([(goods.VariantId, 1)], "card")).ProblemAsync(422, "payment.method_unavailable");
        Assert.Equal((100, 0, 100L), await app.StockOfAsync(goods.VariantId));
    }

    [Fact]
    public async Task Quote_ManyWrongFields_NamesAllOfThem()
    {
        var buyer = await app.BuyerAsync();
        var answer = await buyer.Client.SendJsonAsync(
            HttpMethod.Post,
            "/api/v1/checkouts",
            new
            {
                items = new[] { new { variantId = Guid.Empty, quantity = 500 } },
                address = new
                {
                    fullName = "",
                    phone = "0532",
                    line1 = new string('x', 300),
                    district = "Kadıköy",
                    city = "",
                },
                paymentMethod = "card",
            },
            ("Accept-Language", "tr")
        );
        var problem = await answer.ProblemAsync(400, "validation.failed");
        var pointers = problem
            .GetProperty("errors")
            .EnumerateArray()
            .Select(e => e.GetProperty("pointer").GetString()!)
            .ToHashSet();
        Assert.Superset(
            new HashSet<string>
            {
                "#/items/0/variantId",
                "#/items/0/quantity",
                "#/address/fullName",
                "#/address/phone",
                "#/address/line1",
                "#/address/city",
            },
            pointers
        );
        Assert.Equal("tr", answer.Content.Headers.ContentLanguage.Single());
    }

    [Fact]
    public async Task Complete_PriceChangedMeanwhile_IsRefusedUnlessTaken()
    {
        var (seller, buyer) = (await app.SellerAsync(), await app.BuyerAsync());
        var goods = await app.GoodsAsync(seller, priceMinor: 10_000);
        var strict = await buyer.CheckoutAsync((goods.VariantId, 1));
        var relaxed = (
            await (await buyer.QuoteAsync([(goods.VariantId, 1)], extra: new { acceptPriceChanges = true })).JsonAsync(
                HttpStatusCode.Created
            )
        )
            .GetProperty("id")
            .GetGuid();
        await ChangePriceAsync(seller, goods, 12_500);

        var refused = await (await buyer.CompleteAsync(strict)).ProblemAsync(409, "cart.price_changed");
        Assert.Contains("12500", refused.GetProperty("params").ToString());
        var taken = await (await buyer.CompleteAsync(relaxed)).JsonAsync(HttpStatusCode.Created);
        Assert.True(taken.GetProperty("total").GetProperty("amount").GetInt64() >= 12_500);
        Assert.Equal((9, 0, 9L), await app.StockOfAsync(goods.VariantId));
    }

    [Fact]
    public async Task Complete_StoreClosedOrProductGoneMeanwhile_IsRefused()
    {
        var (seller, buyer) = (await app.SellerAsync(), await app.BuyerAsync());
        var goods = await app.GoodsAsync(seller);
        var (first, second) = (
            await buyer.CheckoutAsync((goods.VariantId, 1)),
            await buyer.CheckoutAsync((goods.VariantId, 1))
        );

        (await seller.Client.PostAsync($"/api/v1/seller/{seller.SellerId}/store/close", null)).Expect(
            HttpStatusCode.OK
        );
        await (await buyer.CompleteAsync(first)).ProblemAsync(422, "seller.store_closed");
        (await seller.Client.PostAsync($"/api/v1/seller/{seller.SellerId}/store/open", null)).Expect(HttpStatusCode.OK);
        (
            await seller.Client.PostAsync(
                $"/api/v1/seller/{seller.SellerId}/products/{goods.ProductId}/unpublish",
                null
            )
        ).Expect(HttpStatusCode.OK);
        await (await buyer.CompleteAsync(second)).ProblemAsync(422, "product.not_for_sale");
        Assert.Equal((10, 0, 10L), await app.StockOfAsync(goods.VariantId));
    }

    [Fact]
    public async Task Complete_QuoteTooOldOrUsed_IsRefused()
    {
        await using var own = new MarketplaceApp();
        await own.InitializeAsync();
        var (seller, buyer) = (await own.SellerAsync(), await own.BuyerAsync());
        var goods = await own.GoodsAsync(seller);
        var (used, old) = (
            await buyer.CheckoutAsync((goods.VariantId, 1)),
            await buyer.CheckoutAsync((goods.VariantId, 1))
        );
        var purchase = await (await buyer.CompleteAsync(used)).JsonAsync(HttpStatusCode.Created);
        var closed = await (await buyer.CompleteAsync(used)).ProblemAsync(409, "checkout.closed");
        Assert.Equal(
            purchase.GetProperty("purchaseId").GetString(),
            closed.GetProperty("params").GetProperty("purchaseId").GetString()
        );
        await own.ExecuteAsync(
            $"UPDATE orders.checkouts SET expires_at = now() - interval '1 second' WHERE id = '{old}'"
        );
        await (await buyer.CompleteAsync(old)).ProblemAsync(410, "checkout.expired");
        Assert.Equal((9, 0, 9L), await own.StockOfAsync(goods.VariantId));
    }

    [Fact]
    public async Task Complete_WithoutKeyOrWithAReusedOne_IsRefused()
    {
        var (seller, buyer) = (await app.SellerAsync(), await app.BuyerAsync());
        var goods = await app.GoodsAsync(seller);
        var (first, second) = (
            await buyer.CheckoutAsync((goods.VariantId, 1)),
            await buyer.CheckoutAsync((goods.VariantId, 1))
        );
        await (await buyer.Client.PostAsync($"/api/v1/checkouts/{first}/complete", null)).ProblemAsync(
            400,
            "idempotency.key_required"
        );
        (await buyer.CompleteAsync(first, "reused-" + first)).Expect(HttpStatusCode.Created);
        await (await buyer.CompleteAsync(second, "reused-" + first)).ProblemAsync(422, "idempotency.key_reused");
        Assert.Equal((9, 0, 9L), await app.StockOfAsync(goods.VariantId));
    }

    [Fact]
    public async Task Refusal_InTurkish_SpeaksTurkish()
    {
        var (seller, buyer) = (await app.SellerAsync(), await app.BuyerAsync());
        var goods = await app.GoodsAsync(seller, stock: 1);
        var checkout = await buyer.CheckoutAsync((goods.VariantId, 2));
        var answer = await buyer.Client.SendJsonAsync(
            HttpMethod.Post,
            $"/api/v1/checkouts/{checkout}/complete",
            null,
            ("Idempotency-Key", checkout.ToString()),
            ("Accept-Language", "tr-TR,tr;q=0.9")
        );
        var problem = await answer.ProblemAsync(409, "stock.insufficient");
        Assert.Equal("Yetersiz stok", problem.GetProperty("title").GetString());
    }

    private async Task ChangePriceAsync(SignIn seller, Goods goods, long priceMinor)
    {
        var path = $"/api/v1/seller/{seller.SellerId}/products/{goods.ProductId}";
        var product = await seller.Client.GetAsync(path);
        var version = (await product.JsonAsync(HttpStatusCode.OK))
            .GetProperty("variants")[0]
            .GetProperty("version")
            .GetInt64();
        var changed = await seller.Client.SendJsonAsync(
            HttpMethod.Patch,
            $"{path}/variants/{goods.VariantId}",
            new { price = new { amount = priceMinor, currency = "TRY" } },
            ("If-Match", $"\"{version}\"")
        );
        if (changed.StatusCode == HttpStatusCode.PreconditionFailed)
        {
            changed = await seller.Client.SendJsonAsync(
                HttpMethod.Patch,
                $"{path}/variants/{goods.VariantId}",
                new { price = new { amount = priceMinor, currency = "TRY" } },
                ("If-Match", product.Headers.ETag!.Tag)
            );
        }

        changed.Expect(HttpStatusCode.OK);
    }
}
