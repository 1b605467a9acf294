using System.Net;
using System.Text.Json;
using Marketplace.IntegrationTests.Infrastructure;
using Marketplace.Testing;

namespace Marketplace.IntegrationTests.Users;

/// <summary>Saved addresses: at most twenty, one of them the default, and nobody else's.</summary>
public sealed class AddressBookTests(MarketplaceApp app) : IClassFixture<MarketplaceApp>
{
    private const string Path = "/api/v1/me/addresses";

    [Fact]
    public async Task Addresses_SavedChangedAndDeleted_KeepOneDefault()
    {
        using var buyer = await app.BuyerAsync();
        var home = await (await AddAsync(buyer, "Home")).JsonAsync(HttpStatusCode.Created);
        var work = await (await AddAsync(buyer, "Work", isDefault: true)).JsonAsync(HttpStatusCode.Created);
        Assert.Equal(["Work*", "Home"], await ListAsync(buyer));
        Assert.Equal("İstanbul", home.GetProperty("address").GetProperty("city").GetString());

        var (id, other) = (home.GetProperty("id").GetGuid(), work.GetProperty("id").GetGuid());
        var tag = (await buyer.Client.GetAsync($"{Path}/{id}")).Headers.ETag!.Tag;
        var changed = await SendAsync(buyer, HttpMethod.Patch, id, tag, new { label = "Flat", isDefault = true });
        changed.Expect(HttpStatusCode.OK);
        Assert.Equal(["Flat*", "Work"], await ListAsync(buyer));
        await (await SendAsync(buyer, HttpMethod.Patch, id, tag, new { label = "Old" })).ProblemAsync(
            412,
            "precondition.failed"
        );
        var missing = await buyer.Client.SendJsonAsync(HttpMethod.Delete, $"{Path}/{other}");
        await missing.ProblemAsync(428, "precondition.required");

        (await SendAsync(buyer, HttpMethod.Delete, id, changed.Headers.ETag!.Tag)).Expect(HttpStatusCode.NoContent);
        Assert.Equal(["Work*"], await ListAsync(buyer));
    }

    [Fact]
    public async Task Addresses_OfOthers_DoNotExist()
    {
        using var buyer = await app.BuyerAsync();
        using var stranger = await app.BuyerAsync();
        var id = (await (await AddAsync(buyer, "Home")).JsonAsync(HttpStatusCode.Created)).GetProperty("id").GetGuid();
        await (await stranger.Client.GetAsync($"{Path}/{id}")).ProblemAsync(404, "resource.not_found");
        await (await SendAsync(stranger, HttpMethod.Delete, id, "\"1\"")).ProblemAsync(404, "resource.not_found");
        Assert.Empty(await ListAsync(stranger));
    }

    [Fact]
    public async Task Addresses_ThirtyAtOnce_TwentyAreSavedAndOneIsTheDefault()
    {
        using var buyer = await app.BuyerAsync();
        var answers = await Races.AtOnceAsync(30, i => AddAsync(buyer, $"Address {i}", isDefault: i % 2 == 0));
        Assert.Equal(20, answers.Count(a => a.StatusCode == HttpStatusCode.Created));
        foreach (var refused in answers.Where(a => a.StatusCode != HttpStatusCode.Created))
            await refused.ProblemAsync(422, "address.limit");
        Assert.Single(await ListAsync(buyer), label => label.EndsWith('*'));
    }

    private static Task<HttpResponseMessage> AddAsync(SignIn who, string label, bool isDefault = false) =>
        who.Client.SendJsonAsync(
            HttpMethod.Post,
            Path,
            new
            {
                label,
                address = ApiRequests.Checkout("card")["address"]!.DeepClone(),
                isDefault,
            }
        );

    private static Task<HttpResponseMessage> SendAsync(
        SignIn who,
        HttpMethod method,
        Guid id,
        string tag,
        object? body = null
    ) => who.Client.SendJsonAsync(method, $"{Path}/{id}", body, ("If-Match", tag));

    /// <summary>Labels in their order; the default with a star.</summary>
    private static async Task<string[]> ListAsync(SignIn who) =>
        [
            .. (await (await who.Client.GetAsync(Path)).JsonAsync(HttpStatusCode.OK))
                .GetProperty("data")
                .EnumerateArray()
                .Select(a => a.GetProperty("label").GetString() + (a.GetProperty("isDefault").GetBoolean() ? "*" : "")),
        ];
}
