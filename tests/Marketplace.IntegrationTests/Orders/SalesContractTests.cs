using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Marketplace.IntegrationTests.Infrastructure;
using Marketplace.IntegrationTests.Kit;
using Npgsql;

namespace Marketplace.IntegrationTests.Orders;

/// <summary>Where the deployment asks for it, nobody orders without having accepted the texts of each
/// seller.</summary>
[Setting("Orders:RequireContracts", "true")]
public sealed class SalesContractTests(MarketplaceApp app) : IClassFixture<MarketplaceApp>
{
    private const string Short = "{reference} {seller} {buyer} {goods} {total}";

    [Fact]
    public async Task Complete_EveryTextAccepted_KeepsEachTextUnderItsHash()
    {
        var (one, other) = (await app.Store().WithProduct().OpenAsync(), await app.Store().WithProduct().OpenAsync());
        var buyer = await app.BuyerAsync();
        var quote = await (
            await buyer.QuoteAsync([(one.Product.VariantId, 2), (other.Product.VariantId, 1)])
        ).JsonAsync(HttpStatusCode.Created);
        var checkout = quote.GetProperty("id").GetGuid();
        var given = quote.GetProperty("contracts").EnumerateArray().ToArray();
        var texts = await buyer.ContractsAsync(checkout);
        Assert.Equal(4, texts.Length);
        Assert.Equal(given.Select(g => g.Text("hash")), texts.Select(t => t.Text("hash")));
        Assert.All(texts, text => Assert.Equal(HashOf(text.Text("text")), text.Text("hash")));

        var placed = await (await buyer.CompleteAsync(checkout, given)).JsonAsync(HttpStatusCode.Created);
        foreach (var order in placed.GetProperty("orders").EnumerateArray())
        {
            var accepted = await buyer.AcceptedAsync(order.GetProperty("id").GetGuid());
            Assert.Equal(["pre_information", "distance_sale"], accepted.Select(a => a.Text("kind")));
            Assert.All(
                accepted,
                a =>
                    Assert.Equal(
                        ("en", "tests/1.0", HashOf(a.Text("text"))),
                        (a.Text("locale"), a.Text("userAgent"), a.Text("hash"))
                    )
            );
            var seller = order.GetProperty("sellerId").GetGuid();
            Assert.Equal(
                texts.Where(t => t.GetProperty("sellerId").GetGuid() == seller).Select(t => t.Text("text")).Order(),
                accepted.Select(a => a.Text("text")).Order()
            );
        }

        await app.AssertInvariantsAsync();
    }

    [Fact]
    public async Task Complete_NothingOrOnlySomeAccepted_IsRefusedAndNamesTheCurrentTexts()
    {
        var (buyer, checkout) = await QuoteAsync();
        var texts = await buyer.ContractsAsync(checkout);
        var required = await (await buyer.CompleteAsync(checkout)).ProblemAsync(422, "contract.required");
        Assert.Equal(
            texts.Select(t => t.Text("hash")),
            required.GetProperty("params").GetProperty("current").EnumerateArray().Select(c => c.Text("hash"))
        );
        await (await buyer.CompleteAsync(checkout, [])).ProblemAsync(422, "contract.required");
        await (await buyer.CompleteAsync(checkout, texts[..1])).ProblemAsync(409, "contract.changed");
        (await buyer.CompleteAsync(checkout, texts)).Expect(HttpStatusCode.Created);
    }

    [Fact]
    public async Task Complete_HashOfTheOtherKindOrOfAnotherCheckout_IsRefused()
    {
        var (buyer, checkout) = await QuoteAsync();
        var texts = await buyer.ContractsAsync(checkout);
        var (_, otherCheckout) = await QuoteAsync(buyer);
        await (await buyer.CompleteAsync(checkout, await buyer.ContractsAsync(otherCheckout))).ProblemAsync(
            409,
            "contract.changed"
        );
        var swapped = JsonSerializer.SerializeToElement(
            new[]
            {
                new { kind = texts[0].Text("kind"), hash = texts[1].Text("hash") },
                new { kind = texts[1].Text("kind"), hash = texts[0].Text("hash") },
            }
        );
        await (await buyer.CompleteAsync(checkout, swapped.EnumerateArray())).ProblemAsync(409, "contract.changed");
    }

    [Fact]
    public async Task Complete_NewVersionSinceTheQuote_AsksForTheNewText()
    {
        using var admin = await app.AdminAsync();
        var (buyer, checkout) = await QuoteAsync();
        var old = await buyer.ContractsAsync(checkout);
        (await admin.AddTemplateAsync("distance_sale", "en", "New: " + Short)).Expect(HttpStatusCode.Created);
        var changed = await (await buyer.CompleteAsync(checkout, old)).ProblemAsync(409, "contract.changed");
        var current = changed.GetProperty("params").GetProperty("current").EnumerateArray().ToArray();
        Assert.Equal(old[0].Text("hash"), current[0].Text("hash"));
        Assert.NotEqual(old[1].Text("hash"), current[1].Text("hash"));
        var texts = await buyer.ContractsAsync(checkout);
        Assert.StartsWith("New: ", texts[1].Text("text"), StringComparison.Ordinal);
        var placed = await (await buyer.CompleteAsync(checkout, texts)).JsonAsync(HttpStatusCode.Created);
        var accepted = await buyer.AcceptedAsync(placed.GetProperty("orders")[0].GetProperty("id").GetGuid());
        Assert.Equal(texts[1].Text("text"), accepted[1].Text("text"));
        await app.AssertInvariantsAsync();
    }

    [Fact]
    public async Task Complete_PriceChangedThoughTheBuyerTakesAnyPrice_IsRefused()
    {
        var store = await app.Store().WithProduct(priceMinor: 10_000).OpenAsync();
        var buyer = await app.BuyerAsync();
        var quote = await (
            await buyer.QuoteAsync([(store.Product.VariantId, 1)], extra: new { acceptPriceChanges = true })
        ).JsonAsync(HttpStatusCode.Created);
        var checkout = quote.GetProperty("id").GetGuid();
        var texts = await buyer.ContractsAsync(checkout);
        await app.ExecuteAsync(
            $"UPDATE products.variants SET price_minor = 12000 WHERE id = '{store.Product.VariantId}'"
        );
        await (await buyer.CompleteAsync(checkout, texts)).ProblemAsync(409, "cart.price_changed");
    }

    [Fact]
    public async Task Complete_TwiceAtOnce_IsOnePurchaseWithOneAcceptanceOfEachText()
    {
        var (buyer, checkout) = await QuoteAsync();
        var texts = await buyer.ContractsAsync(checkout);
        var answers = await Races.AtOnceAsync(4, _ => buyer.CompleteAsync(checkout, texts));
        Assert.Single(answers, a => a.StatusCode == HttpStatusCode.Created);
        foreach (var lost in answers.Where(a => a.StatusCode != HttpStatusCode.Created))
            await lost.ProblemAsync(409, "checkout.closed");
        var hashes = string.Join(", ", texts.Select(t => $"'{t.Text("hash")}'"));
        Assert.Equal(
            2,
            await app.ScalarAsync<long>(
                $"SELECT COUNT(*) FROM orders.sales_contract_acceptances WHERE hash IN ({hashes})"
            )
        );
    }

    [Fact]
    public async Task Contracts_OfSomebodyElse_AreNotFound()
    {
        var (buyer, checkout) = await QuoteAsync();
        using var stranger = await app.BuyerAsync();
        using var support = await app.SupportAsync();
        await (await stranger.Client.GetAsync($"/api/v1/checkouts/{checkout}/contracts")).ProblemAsync(
            404,
            "resource.not_found"
        );
        var texts = await buyer.ContractsAsync(checkout);
        var placed = await (await buyer.CompleteAsync(checkout, texts)).JsonAsync(HttpStatusCode.Created);
        var order = placed.GetProperty("orders")[0].GetProperty("id").GetGuid();
        await (await stranger.Client.GetAsync($"/api/v1/orders/{order}/contracts")).ProblemAsync(
            404,
            "resource.not_found"
        );
        await (await buyer.Client.GetAsync($"/api/v1/admin/orders/{order}/contracts")).ProblemAsync(
            403,
            "auth.forbidden"
        );
        Assert.Equal(2, (await support.AcceptedAsync(order, "/api/v1/admin")).Length);
        await (await buyer.Client.GetAsync($"/api/v1/checkouts/{checkout}/contracts")).ProblemAsync(
            409,
            "checkout.closed"
        );
    }

    [Fact]
    public async Task Texts_InTheLanguageOfTheQuote_StayInItWhateverTheClientAsksForLater()
    {
        var store = await app.Store().WithProduct().OpenAsync();
        var buyer = await app.BuyerAsync();
        var quote = await (
            await buyer.Client.SendJsonAsync(
                HttpMethod.Post,
                "/api/v1/checkouts",
                Testing.ApiRequests.Checkout("cash_on_delivery", ($"{store.Product.VariantId}", 1)),
                ("Accept-Language", "tr")
            )
        ).JsonAsync(HttpStatusCode.Created);
        var texts = await buyer.ContractsAsync(quote.GetProperty("id").GetGuid());
        Assert.All(texts, text => Assert.Equal("tr", text.Text("locale")));
        (await buyer.CompleteAsync(quote.GetProperty("id").GetGuid(), texts)).Expect(HttpStatusCode.Created);
    }

    [Theory]
    [InlineData("UPDATE orders.sales_contract_templates SET body = 'x'")]
    [InlineData("DELETE FROM orders.sales_contract_templates")]
    [InlineData("TRUNCATE orders.sales_contract_templates")]
    [InlineData("UPDATE orders.sales_contract_texts SET text = 'x'")]
    [InlineData("DELETE FROM orders.sales_contract_acceptances")]
    [InlineData("TRUNCATE orders.sales_contract_texts CASCADE")]
    public async Task Rows_Changed_AreRefusedByTheDatabase(string change)
    {
        var (buyer, checkout) = await QuoteAsync();
        (await buyer.CompleteAsync(checkout, await buyer.ContractsAsync(checkout))).Expect(HttpStatusCode.Created);
        var refused = await Assert.ThrowsAsync<PostgresException>(() => app.ExecuteAsync(change));
        Assert.Equal(PostgresErrorCodes.RestrictViolation, refused.SqlState);
    }

    [Fact]
    public async Task Statements_OfQuoteAndCompletion_AreTwoReadsTogetherAndOneMoreInTheBatch()
    {
        var store = await app.Store().WithProduct().OpenAsync();
        var buyer = await app.BuyerAsync();
        // The bodies of the texts are read once.
        await buyer.CheckoutAsync((store.Product.VariantId, 1));
        using var quoting = new StatementCounter();
        var quote = await (
            await buyer.Client.SendJsonAsync(
                HttpMethod.Post,
                "/api/v1/checkouts",
                Testing.ApiRequests.Checkout("cash_on_delivery", ($"{store.Product.VariantId}", 1)),
                ("Accept-Language", "en"),
                ("traceparent", quoting.TraceParent)
            )
        ).JsonAsync(HttpStatusCode.Created);
        Assert.Equal((4, 5), (quoting.RoundTrips.Count, quoting.Statements.Count));

        var checkout = quote.GetProperty("id").GetGuid();
        var texts = await buyer.ContractsAsync(checkout);
        using var completing = new StatementCounter();
        (await buyer.CompleteAsync(checkout, texts, completing.TraceParent)).Expect(HttpStatusCode.Created);
        Assert.Equal(6, completing.RoundTrips.Count);
        Assert.Single(completing.Statements, s => s.Contains("sales_contract_templates", StringComparison.Ordinal));
    }

    private Task<(SignIn Buyer, Guid Checkout)> QuoteAsync() => QuoteAsync(null);

    private async Task<(SignIn Buyer, Guid Checkout)> QuoteAsync(SignIn? known)
    {
        var store = await app.Store().WithProduct().OpenAsync();
        var buyer = known ?? await app.BuyerAsync();
        return (buyer, await buyer.CheckoutAsync((store.Product.VariantId, 1)));
    }

    private static string HashOf(string text) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}

/// <summary>A deployment that asks for no acceptance: nothing changes for its clients.</summary>
public sealed class NoSalesContractTests(MarketplaceApp app) : IClassFixture<MarketplaceApp>
{
    [Fact]
    public async Task Order_SettingOff_NeedsAndKeepsNoAcceptance()
    {
        var store = await app.Store().WithProduct().OpenAsync();
        var buyer = await app.BuyerAsync();
        var quote = await (await buyer.QuoteAsync([(store.Product.VariantId, 1)])).JsonAsync(HttpStatusCode.Created);
        Assert.Equal(0, quote.GetProperty("contracts").GetArrayLength());
        var checkout = quote.GetProperty("id").GetGuid();
        Assert.Empty(await buyer.ContractsAsync(checkout));
        var placed = await (await buyer.CompleteAsync(checkout)).JsonAsync(HttpStatusCode.Created);
        Assert.Empty(await buyer.AcceptedAsync(placed.GetProperty("orders")[0].GetProperty("id").GetGuid()));
        Assert.Equal(0, await app.ScalarAsync<long>("SELECT COUNT(*) FROM orders.sales_contract_acceptances"));
    }

    [Fact]
    public async Task Complete_BodyThatIsWrong_IsRefused()
    {
        var (buyer, checkout) = (await app.BuyerAsync(), Guid.CreateVersion7());
        foreach (
            var body in new object[]
            {
                new { accepted = new object?[] { null } },
                new { accepted = new[] { new { kind = "distance_sale", hash = "short" } } },
            }
        )
        {
            var answer = await buyer.Client.SendJsonAsync(
                HttpMethod.Post,
                $"/api/v1/checkouts/{checkout}/complete",
                body,
                ("Idempotency-Key", Guid.CreateVersion7().ToString())
            );
            await answer.ProblemAsync(400, "validation.failed");
        }
    }

    [Fact]
    public async Task Templates_AddedAtOnceLaterAndWrongly_AreNumberedScheduledAndRefused()
    {
        const string body = "{reference} {seller} {buyer} {goods} {total}";
        using var admin = await app.AdminAsync();
        using var support = await app.SupportAsync();
        var added = await Races.AtOnceAsync(3, _ => admin.AddTemplateAsync("pre_information", "tr", body));
        var versions = new List<int>();
        foreach (var answer in added)
            versions.Add((await answer.JsonAsync(HttpStatusCode.Created)).GetProperty("version").GetInt32());
        Assert.Equal([2, 3, 4], versions.Order());
        var later = await admin.AddTemplateAsync("pre_information", "tr", body, app.Clock.GetUtcNow().AddDays(1));
        Assert.Equal(5, (await later.JsonAsync(HttpStatusCode.Created)).GetProperty("version").GetInt32());

        var past = admin.AddTemplateAsync("pre_information", "tr", body, app.Clock.GetUtcNow().AddDays(-1));
        await (await past).ProblemAsync(400, "validation.failed");
        await (await admin.AddTemplateAsync("pre_information", "tr", body + "{price}")).ProblemAsync(
            400,
            "validation.failed"
        );
        await (await admin.AddTemplateAsync("pre_information", "tr", "{seller}")).ProblemAsync(
            400,
            "validation.failed"
        );
        await (await admin.AddTemplateAsync("pre_information", "xx", body)).ProblemAsync(400, "validation.failed");
        await (await support.AddTemplateAsync("pre_information", "tr", body)).ProblemAsync(403, "auth.forbidden");

        var all = await (await support.Client.GetAsync("/api/v1/admin/contract-templates")).JsonAsync(
            HttpStatusCode.OK
        );
        var turkish = all.GetProperty("data")
            .EnumerateArray()
            .Where(t => (t.Text("kind"), t.Text("locale")) == ("pre_information", "tr"))
            .ToArray();
        Assert.Equal([5, 4, 3, 2, 1], turkish.Select(t => t.GetProperty("version").GetInt32()));
        Assert.False(turkish[0].GetProperty("inForce").GetBoolean());
        Assert.Single(turkish, t => t.GetProperty("inForce").GetBoolean());
        var first = await (
            await support.Client.GetAsync($"/api/v1/admin/contract-templates/{turkish[^1].Text("id")}")
        ).JsonAsync(HttpStatusCode.OK);
        Assert.Contains("ÖN BİLGİLENDİRME FORMU", first.Text("body"), StringComparison.Ordinal);
    }
}
