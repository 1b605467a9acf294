using System.Net;
using System.Net.Http.Json;
using Marketplace.IntegrationTests.Infrastructure;

namespace Marketplace.IntegrationTests.Sellers;

/// <summary>Stores from application to approval, and who may see and change what.</summary>
public sealed class SellersTests(MarketplaceApp app) : IClassFixture<MarketplaceApp>
{
    [Fact]
    public async Task Apply_SubmitAndApprove_MakesTheStorePublic()
    {
        using var owner = await app.BuyerAsync();
        using var admin = await app.AdminAsync();
        var applied = await owner.Client.PostAsJsonAsync(
            "/api/v1/sellers",
            new
            {
                slug = "cay-evi",
                name = "Çay Evi",
                legalName = "Çay Evi A.Ş.",
                taxId = Stores.TaxId,
                iban = Stores.Iban,
            }
        );
        var store = await applied.JsonAsync(HttpStatusCode.Created);
        var id = store.GetProperty("id").GetGuid();
        Assert.Equal("••••1326", store.GetProperty("iban").GetString());
        await (await app.Anonymous.GetAsync("/api/v1/sellers/cay-evi")).ProblemAsync(404, "resource.not_found");
        Assert.Equal(
            "submitted",
            (await (await owner.Client.PostAsync($"/api/v1/seller/{id}/submit", null)).JsonAsync(HttpStatusCode.OK))
                .GetProperty("status")
                .GetString()
        );
        await (await owner.Client.PostAsync($"/api/v1/seller/{id}/submit", null)).ProblemAsync(
            409,
            "seller.invalid_transition"
        );
        var approved = await (
            await admin.Client.PostAsJsonAsync($"/api/v1/admin/sellers/{id}/approve", new { reason = "papers seen" })
        ).JsonAsync(HttpStatusCode.OK);
        Assert.Equal("••••1326", approved.GetProperty("iban").GetString());
        await (await app.Anonymous.GetAsync("/api/v1/sellers/cay-evi")).JsonAsync(HttpStatusCode.OK);
        var found = await (await app.Anonymous.GetAsync("/api/v1/sellers?q=CAY")).JsonAsync(HttpStatusCode.OK);
        Assert.Contains(found.GetProperty("data").EnumerateArray(), s => s.GetProperty("id").GetGuid() == id);
        Assert.Equal(1, await app.AuditCountAsync("seller.approve", id));
    }

    [Fact]
    public async Task OwnStores_OfAFreshOwner_AreListedWithStatusAndRole()
    {
        using var owner = await app.BuyerAsync();
        Assert.Empty(
            (await (await owner.Client.GetAsync("/api/v1/me/sellers")).JsonAsync(HttpStatusCode.OK))
                .GetProperty("data")
                .EnumerateArray()
        );
        var made = await (
            await owner.Client.PostAsJsonAsync(
                "/api/v1/sellers",
                new { slug = "kendi-magazam", name = "Kendi Mağazam" }
            )
        ).JsonAsync(HttpStatusCode.Created);
        var store = Assert.Single(
            (await (await owner.Client.GetAsync("/api/v1/me/sellers")).JsonAsync(HttpStatusCode.OK))
                .GetProperty("data")
                .EnumerateArray()
        );
        Assert.Equal(made.GetProperty("id").GetGuid(), store.GetProperty("id").GetGuid());
        Assert.Equal(
            ("kendi-magazam", "draft", "owner"),
            (
                store.GetProperty("slug").GetString(),
                store.GetProperty("status").GetString(),
                store.GetProperty("role").GetString()
            )
        );
        await (await app.Anonymous.GetAsync("/api/v1/me/sellers")).ProblemAsync(401, "auth.required");
    }

    [Theory]
    [InlineData("name", "Çay\nEvi")]
    [InlineData("legalName", "Çay Evi \u202E.Ş.A")]
    [InlineData("address", "Moda\u0007")]
    public async Task Apply_WordsWithLinesTurnsOrControls_Refused(string field, string value)
    {
        using var owner = await app.BuyerAsync();
        var body = new Dictionary<string, string>
        {
            ["slug"] = "words",
            ["name"] = "Words",
            [field] = value,
        };
        var error = (
            await (await owner.Client.PostAsJsonAsync("/api/v1/sellers", body)).ProblemAsync(400, "validation.failed")
        ).GetProperty("errors")[0];
        Assert.Equal(
            ($"#/{field}", "value.format"),
            (error.GetProperty("pointer").GetString(), error.GetProperty("code").GetString())
        );
    }

    [Fact]
    public async Task Apply_UnconfirmedTakenOrTwice_IsRefused()
    {
        using var unconfirmed = await app.BuyerAsync(confirmed: false);
        await (
            await unconfirmed.Client.PostAsJsonAsync("/api/v1/sellers", new { slug = "unconfirmed", name = "Un" })
        ).ProblemAsync(403, "auth.email_unconfirmed");
        using var owner = await app.BuyerAsync();
        await (
            await owner.Client.PostAsJsonAsync("/api/v1/sellers", new { slug = "taken-one", name = "First" })
        ).JsonAsync(HttpStatusCode.Created);
        await (
            await owner.Client.PostAsJsonAsync("/api/v1/sellers", new { slug = "taken-two", name = "Second" })
        ).ProblemAsync(409, "seller.already_member");
        using var late = await app.BuyerAsync();
        await (
            await late.Client.PostAsJsonAsync("/api/v1/sellers", new { slug = "taken-one", name = "Late" })
        ).ProblemAsync(409, "seller.slug_taken");
        await (
            await app.Anonymous.PostAsJsonAsync("/api/v1/sellers", new { slug = "nobody", name = "Nobody" })
        ).ProblemAsync(401, "auth.required");
    }

    [Fact]
    public async Task Apply_BadNumbers_NamesEachField()
    {
        using var owner = await app.BuyerAsync();
        var problem = await (
            await owner.Client.PostAsJsonAsync(
                "/api/v1/sellers",
                new
                {
                    slug = "Bad Slug",
                    name = "x",
                    taxId = "1234567891",
                    iban = "TR00",
                    phone = "0555",
                }
            )
        ).ProblemAsync(400, "validation.failed");
        Assert.Equal(
            ["value.format", "value.iban", "value.phone", "value.tax_id", "value.too_short"],
            problem
                .GetProperty("errors")
                .EnumerateArray()
                .Select(e => e.GetProperty("code").GetString()!)
                .Order(StringComparer.Ordinal)
        );
    }

    [Fact]
    public async Task Submit_Incomplete_NamesWhatIsMissing()
    {
        using var owner = await app.BuyerAsync();
        var id = (
            await (
                await owner.Client.PostAsJsonAsync("/api/v1/sellers", new { slug = "incomplete", name = "Incomplete" })
            ).JsonAsync(HttpStatusCode.Created)
        )
            .GetProperty("id")
            .GetGuid();
        var problem = await (await owner.Client.PostAsync($"/api/v1/seller/{id}/submit", null)).ProblemAsync(
            422,
            "seller.incomplete"
        );
        Assert.Equal(
            ["legalName", "taxId", "iban"],
            problem.GetProperty("params").GetProperty("missing").EnumerateArray().Select(m => m.GetString()!)
        );
    }

    [Fact]
    public async Task GetAndChange_ByAnotherSeller_IsNotFound()
    {
        using var owner = await app.SellerAsync();
        using var other = await app.SellerAsync();
        await (await other.Client.GetAsync($"/api/v1/seller/{owner.SellerId}")).ProblemAsync(404, "resource.not_found");
        await (
            await other.Client.SendJsonAsync(
                HttpMethod.Patch,
                $"/api/v1/seller/{owner.SellerId}",
                new { name = "Mine" },
                ("If-Match", "\"1\"")
            )
        ).ProblemAsync(404, "resource.not_found");
        using var admin = await app.AdminAsync();
        await (await admin.Client.GetAsync($"/api/v1/seller/{owner.SellerId}")).ProblemAsync(404, "resource.not_found");
        Assert.Equal(
            "••••1326",
            (
                await (await admin.Client.GetAsync($"/api/v1/admin/sellers/{owner.SellerId}")).JsonAsync(
                    HttpStatusCode.OK
                )
            )
                .GetProperty("iban")
                .GetString()
        );
    }

    [Fact]
    public async Task Doors_CloseUntilTomorrow_OpenByThemselves()
    {
        using var owner = await app.SellerAsync();
        var closed = await (
            await owner.Client.PostAsJsonAsync(
                $"/api/v1/seller/{owner.SellerId}/store/close",
                new { until = app.Clock.GetUtcNow().AddSeconds(2) }
            )
        ).JsonAsync(HttpStatusCode.OK);
        Assert.False(closed.GetProperty("storeOpen").GetBoolean());
        app.Clock.Advance(TimeSpan.FromSeconds(3));
        await app.RunJobAsync("sellers.reopen-stores");
        Assert.True(
            (await (await owner.Client.GetAsync($"/api/v1/seller/{owner.SellerId}")).JsonAsync(HttpStatusCode.OK))
                .GetProperty("storeOpen")
                .GetBoolean()
        );
    }

    [Fact]
    public async Task Suspend_ApprovedStore_HidesItAndTellsItsOwner()
    {
        using var owner = await app.SellerAsync();
        using var admin = await app.AdminAsync();
        (
            await admin.Client.PostAsJsonAsync(
                $"/api/v1/admin/sellers/{owner.SellerId}/suspend",
                new { reason = "fakes" }
            )
        ).Expect(HttpStatusCode.OK);
        await (await owner.Client.PostAsync($"/api/v1/seller/{owner.SellerId}/store/open", null)).ProblemAsync(
            403,
            "seller.suspended"
        );
        Assert.True(await app.MailCountAsync(owner.Email) > 0);
        await (
            await owner.Client.PostAsJsonAsync(
                $"/api/v1/admin/sellers/{owner.SellerId}/reinstate",
                new { reason = "me" }
            )
        ).ProblemAsync(403, "auth.forbidden");
    }
}
