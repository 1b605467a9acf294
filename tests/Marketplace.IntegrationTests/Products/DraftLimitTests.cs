using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Marketplace.IntegrationTests.Infrastructure;

namespace Marketplace.IntegrationTests.Products;

/// <summary>A store keeps a bounded number of products that nobody has seen.</summary>
[Setting("Products:MaxDraftsBeforeApproval", "2")]
[Setting("Products:MaxDrafts", "4")]
public sealed class DraftLimitTests(MarketplaceApp app) : IClassFixture<MarketplaceApp>
{
    [Fact]
    public async Task Create_BeforeApproval_StopsAtTheSmallLimitAndArchivingIsNoWayAround()
    {
        var owner = await app.BuyerAsync();
        var store = await (
            await owner.Client.PostAsJsonAsync(
                "/api/v1/sellers",
                new
                {
                    slug = "not-yet",
                    name = "Not yet",
                    legalName = "Not yet",
                    taxId = Stores.TaxId,
                    iban = Stores.Iban,
                }
            )
        ).JsonAsync(HttpStatusCode.Created);
        var seller = owner with { SellerId = store.GetProperty("id").GetGuid() };
        var first = await (await CreateAsync(seller)).JsonAsync(HttpStatusCode.Created);
        (await CreateAsync(seller)).Expect(HttpStatusCode.Created);

        var problem = await (await CreateAsync(seller)).ProblemAsync(422, "product.draft_limit");

        Assert.Equal(2, problem.GetProperty("params").GetProperty("limit").GetInt32());
        var product = $"{Products(seller)}/{first.GetProperty("id").GetGuid()}";
        var archived = await seller.Client.SendJsonAsync(HttpMethod.Post, product + "/archive", null);
        archived.Expect(HttpStatusCode.OK);
        await (await CreateAsync(seller)).ProblemAsync(422, "product.draft_limit");
        (
            await seller.Client.SendJsonAsync(
                HttpMethod.Delete,
                product,
                null,
                ("If-Match", archived.Headers.ETag!.Tag)
            )
        ).Expect(HttpStatusCode.NoContent);
        (await CreateAsync(seller)).Expect(HttpStatusCode.Created);
    }

    [Theory]
    [InlineData(null, 4)]
    [InlineData("standard", 25)]
    public async Task Create_ManyAtOnceByAnApprovedStore_StopsExactlyAtTheLimit(string? plan, int limit)
    {
        var store = await (plan is null ? app.Store() : app.Store().WithPlan(plan)).OpenAsync();

        var answers = await Races.AtOnceAsync(limit + 6, _ => CreateAsync(store.Owner));

        Assert.Equal(limit, answers.Count(a => a.StatusCode == HttpStatusCode.Created));
        foreach (var refused in answers.Where(a => a.StatusCode != HttpStatusCode.Created))
            await refused.ProblemAsync(422, "product.draft_limit");
    }

    private async Task<HttpResponseMessage> CreateAsync(SignIn seller)
    {
        var category = await app.ScalarAsync<Guid>("SELECT id FROM products.categories WHERE slug = 'elektronik'");
        JsonObject body = Testing.ApiRequests.Product($"{category}", "Bakır cezve", 10_000, 1);
        body["publish"] = false;
        return await seller.Client.SendJsonAsync(HttpMethod.Post, Products(seller), body);
    }

    private static string Products(SignIn seller) => $"/api/v1/seller/{seller.SellerId}/products";
}
