using System.Net;
using System.Text.Json;
using Marketplace.IntegrationTests.Infrastructure;
using Marketplace.Testing;

namespace Marketplace.IntegrationTests.Orders.Carts;

/// <summary>From the cart to the order: what is bought leaves the cart, and nothing else.</summary>
public sealed class CartCheckoutTests(MarketplaceApp app) : IClassFixture<MarketplaceApp>
{
    [Fact]
    public async Task Complete_OfACart_RemovesWhatWasBoughtAndKeepsWhatWasAddedMeanwhile()
    {
        var seller = await app.SellerAsync();
        Goods[] goods = [await app.GoodsAsync(seller), await app.GoodsAsync(seller), await app.GoodsAsync(seller)];
        using var buyer = await app.BuyerAsync();
        var cart = await buyer.CartAsync((goods[0].VariantId, 2), (goods[1].VariantId, 1), (goods[2].VariantId, 1));
        (await cart.PutAsync(goods[2].VariantId, 4, savedForLater: true)).Expect(HttpStatusCode.OK);

        var quote = await (await QuoteAsync(buyer, cart)).JsonAsync(HttpStatusCode.Created);
        Assert.Equal(cart.Id, quote.GetProperty("cartId").GetGuid());
        Assert.Equal(2, quote.GetProperty("sellers")[0].GetProperty("lines").GetArrayLength());
        await cart.AddAsync(goods[0].VariantId, 3);
        (await buyer.CompleteAsync(quote.GetProperty("id").GetGuid())).Expect(HttpStatusCode.Created);

        var left = await cart.GetAsync();
        Assert.Equal([(goods[0].VariantId, 3)], left.Quantities().Select(q => (q.Key, q.Value)));
        Assert.Equal(4, left.GetProperty("saved")[0].GetProperty("quantity").GetInt32());
    }

    [Fact]
    public async Task Complete_Refused_LeavesTheCartAsItWas()
    {
        var goods = await app.GoodsAsync(await app.SellerAsync(), stock: 3);
        using var buyer = await app.BuyerAsync();
        var cart = await buyer.CartAsync((goods.VariantId, 5));
        var quote = await (await QuoteAsync(buyer, cart)).JsonAsync(HttpStatusCode.Created);

        await (await buyer.CompleteAsync(quote.GetProperty("id").GetGuid())).ProblemAsync(409, "stock.insufficient");

        Assert.Equal(5, (await cart.GetAsync()).Quantities()[goods.VariantId]);
    }

    [Fact]
    public async Task Complete_WhileUnitsAreAdded_LosesNone()
    {
        var goods = await app.GoodsAsync(await app.SellerAsync(), stock: 500);
        for (var round = 0; round < 10; round++)
        {
            using var buyer = await app.BuyerAsync();
            var cart = await buyer.CartAsync((goods.VariantId, 2));
            var checkout = (await (await QuoteAsync(buyer, cart)).JsonAsync(HttpStatusCode.Created))
                .GetProperty("id")
                .GetGuid();

            var (completed, added) = await Races.AtOnceAsync(
                () => buyer.CompleteAsync(checkout),
                () => cart.SendAsync(HttpMethod.Post, "/items", new { variantId = goods.VariantId, quantity = 3 })
            );

            completed.Expect(HttpStatusCode.Created);
            added.Expect(HttpStatusCode.OK);
            Assert.Equal(3, (await cart.GetAsync()).Quantities()[goods.VariantId]);
        }

        await app.AssertInvariantsAsync();
    }

    [Fact]
    public async Task Quote_OfAnotherCartAnEmptyOneOrBothWays_IsRefused()
    {
        var goods = await app.GoodsAsync(await app.SellerAsync());
        using var buyer = await app.BuyerAsync();
        using var other = await app.BuyerAsync();
        var guest = await app.GuestCartAsync((goods.VariantId, 1));
        await (await QuoteAsync(buyer, await other.CartAsync((goods.VariantId, 1)))).ProblemAsync(
            404,
            "resource.not_found"
        );
        await (await QuoteAsync(buyer, guest)).ProblemAsync(404, "resource.not_found");
        await (await QuoteAsync(buyer, await buyer.CartAsync())).ProblemAsync(409, "cart.empty");
        var both = await buyer.QuoteAsync([(goods.VariantId, 1)], extra: new { cartId = Guid.CreateVersion7() });
        Assert.Equal("value.exclusive", await FieldAsync(both));
        var neither = await buyer.QuoteAsync([], extra: new { items = (object?)null });
        Assert.Equal("value.one_required", await FieldAsync(neither));
    }

    [Fact]
    public async Task Read_FiftyLines_AtMostFourStatements()
    {
        var buyer = await app.BuyerAsync();
        var items = new List<(Guid, int)>();
        for (var s = 0; s < 5; s++)
        {
            var seller = await app.SellerAsync();
            var product = await app.MakeProductAsync(seller.SellerId, new(Variants: 10));
            items.AddRange(product.Variants.Select(v => (v.Id, 1)));
        }

        var cart = await buyer.CartAsync([.. items]);
        using var counter = new StatementCounter();
        var read = await cart.SendAsync(HttpMethod.Get, "", null, ("traceparent", counter.TraceParent));
        Assert.Equal(50, (await read.JsonAsync(HttpStatusCode.OK)).Items().Count());
        Assert.InRange(counter.Statements.Count, 1, 4);

        var quote = await (await QuoteAsync(buyer, cart)).JsonAsync(HttpStatusCode.Created);
        using var completing = new StatementCounter();
        var completed = await buyer.Client.SendJsonAsync(
            HttpMethod.Post,
            $"/api/v1/checkouts/{quote.GetProperty("id").GetGuid()}/complete",
            null,
            ("Idempotency-Key", Guid.CreateVersion7().ToString()),
            ("traceparent", completing.TraceParent)
        );
        completed.Expect(HttpStatusCode.Created);
        Assert.Equal(6, completing.RoundTrips.Count);
        Assert.Empty((await cart.GetAsync()).Items());
    }

    [Fact]
    public async Task Estimate_ForAGuest_HasDeliveryByStoreAndWritesNothing()
    {
        var seller = await app.SellerAsync();
        var goods = await app.GoodsAsync(seller, stock: 10);
        var cart = await app.GuestCartAsync((goods.VariantId, 2));
        var price = (await cart.GetAsync()).Items().Single().GetProperty("unitPrice").GetProperty("amount").GetInt64();
        object[] bodies =
        [
            new { items = new[] { new { variantId = goods.VariantId, quantity = 2 } } },
            new { cartId = cart.Id },
            new { cartId = cart.Id, delivery = new[] { new { sellerId = seller.SellerId, type = "pickup" } } },
        ];
        var totals = new List<(long Items, long Shipping)>();
        foreach (var body in bodies)
        {
            var answer = await app.Anonymous.SendJsonAsync(
                HttpMethod.Post,
                "/api/v1/checkouts/estimate",
                body,
                ("Cart-Token", cart.Token!)
            );
            var total = (await answer.JsonAsync(HttpStatusCode.OK)).GetProperty("totals");
            totals.Add((Amount(total, "itemsTotal"), Amount(total, "shippingTotal")));
        }

        Assert.Equal([(2 * price, 4_990), (2 * price, 4_990), (2 * price, 0)], totals);
        var hidden = await app.Anonymous.SendJsonAsync(HttpMethod.Post, "/api/v1/checkouts/estimate", bodies[1]);
        await hidden.ProblemAsync(404, "resource.not_found");
        Assert.Equal(
            0,
            await app.ScalarAsync<long>(
                "SELECT COUNT(*) FROM orders.checkouts WHERE lines::text LIKE " + $"'%{goods.VariantId}%'"
            )
        );
    }

    [Fact]
    public async Task Invoice_OfAPurchase_IsSeenByBuyerAndSellerAndMaskedForSupport()
    {
        const string taxId = "1234567890";
        var seller = await app.SellerAsync();
        var goods = await app.GoodsAsync(seller);
        using var buyer = await app.BuyerAsync();
        var invoice = new
        {
            kind = "company",
            name = "Yılmaz Tekstil A.Ş.",
            taxId,
            taxOffice = "Kadıköy",
            eInvoice = true,
            address = new
            {
                line1 = "Bağdat Cad. 1",
                district = "Kadıköy",
                city = "İstanbul",
            },
        };
        var quoted = await (await buyer.QuoteAsync([(goods.VariantId, 1)], extra: new { invoice })).JsonAsync(
            HttpStatusCode.Created
        );
        Assert.Equal("••••7890", quoted.GetProperty("invoice").GetProperty("taxId").GetString());
        var placed = await (await buyer.CompleteAsync(quoted.GetProperty("id").GetGuid())).JsonAsync(
            HttpStatusCode.Created
        );
        var order = placed.GetProperty("orders")[0].GetProperty("id").GetGuid();
        using var support = await app.SupportAsync();

        Assert.Equal(taxId, await TaxIdAsync(buyer, $"/api/v1/orders/{order}"));
        Assert.Equal(taxId, await TaxIdAsync(buyer, $"/api/v1/purchases/{placed.GetProperty("purchaseId").GetGuid()}"));
        Assert.Equal(taxId, await TaxIdAsync(seller, $"/api/v1/seller/{seller.SellerId}/orders/{order}"));
        Assert.Equal("••••7890", await TaxIdAsync(support, $"/api/v1/admin/orders/{order}"));
        (await seller.AsSellerAsync(order, "reject", new { reasonCode = "damaged" })).Expect(HttpStatusCode.OK);
        Assert.Equal("••••7890", await TaxIdAsync(seller, $"/api/v1/seller/{seller.SellerId}/orders/{order}"));
        Assert.Equal(
            0,
            await app.ScalarAsync<long>($"SELECT COUNT(*) FROM orders.purchases p WHERE p::text LIKE '%{taxId}%'")
        );

        var wrong = await buyer.QuoteAsync(
            [(goods.VariantId, 1)],
            extra: new
            {
                invoice = new
                {
                    kind = "individual",
                    name = "Ayşe",
                    taxId = "10000000147",
                },
            }
        );
        Assert.Equal("value.tax_id", await FieldAsync(wrong));
    }

    [Fact]
    public async Task InvoiceProfiles_FifteenAtOnce_TenAreSavedForTheirOwner()
    {
        const string path = "/api/v1/me/invoice-profiles";
        using var buyer = await app.BuyerAsync();
        using var stranger = await app.BuyerAsync();
        var answers = await Races.AtOnceAsync(
            15,
            i =>
                buyer.Client.SendJsonAsync(
                    HttpMethod.Post,
                    path,
                    new
                    {
                        kind = "individual",
                        name = $"Ayşe {i}",
                        taxId = "10000000146",
                    }
                )
        );
        Assert.Equal(10, answers.Count(a => a.StatusCode == HttpStatusCode.Created));
        foreach (var refused in answers.Where(a => a.StatusCode != HttpStatusCode.Created))
            await refused.ProblemAsync(422, "invoice.profile_limit");

        var saved = (await (await buyer.Client.GetAsync(path)).JsonAsync(HttpStatusCode.OK)).GetProperty("data");
        Assert.Equal(10, saved.GetArrayLength());
        Assert.Equal("10000000146", saved[0].GetProperty("invoice").GetProperty("taxId").GetString());
        var first = $"{path}/{saved[0].GetProperty("id").GetGuid()}";
        await (await stranger.Client.SendJsonAsync(HttpMethod.Delete, first)).ProblemAsync(404, "resource.not_found");
        (await buyer.Client.SendJsonAsync(HttpMethod.Delete, first)).Expect(HttpStatusCode.NoContent);
    }

    private static Task<HttpResponseMessage> QuoteAsync(SignIn buyer, TestCart cart)
    {
        var body = ApiRequests.Checkout("cash_on_delivery");
        body.Remove("items");
        body["cartId"] = cart.Id.ToString();
        return buyer.Client.SendJsonAsync(HttpMethod.Post, "/api/v1/checkouts", body);
    }

    private static async Task<string?> TaxIdAsync(SignIn who, string path) =>
        (await (await who.Client.GetAsync(path)).JsonAsync(HttpStatusCode.OK))
            .GetProperty("invoice")
            .GetProperty("taxId")
            .GetString();

    private static async Task<string?> FieldAsync(HttpResponseMessage refused) =>
        (await refused.ProblemAsync(400, "validation.failed")).GetProperty("errors")[0].GetProperty("code").GetString();

    private static long Amount(JsonElement totals, string name) =>
        totals.GetProperty(name).GetProperty("amount").GetInt64();
}
