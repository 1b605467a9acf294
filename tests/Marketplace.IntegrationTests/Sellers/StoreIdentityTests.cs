using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Marketplace.IntegrationTests.Infrastructure;
using Marketplace.IntegrationTests.Kit;
using Marketplace.Modules.Documents;
using Marketplace.Modules.Payments;

namespace Marketplace.IntegrationTests.Sellers;

/// <summary>The store page says who sells, as far as the public may know.</summary>
public sealed class StoreIdentityTests(MarketplaceApp app) : IClassFixture<MarketplaceApp>
{
    private const string Mersis = "0123456789000015";

    [Fact]
    public async Task Page_Company_ShowsWhatTheLawAsksFor()
    {
        var (seller, slug) = await StoreAsync();
        var changed = await ChangeAsync(
            seller,
            new
            {
                legalName = "Çay Evi A.Ş.",
                identity = new
                {
                    kind = "company",
                    kep = "cayevi@hs01.kep.tr",
                    centralAddress = "Moda Cad. 12",
                    city = "İstanbul",
                    taxOffice = "Kadıköy",
                },
            }
        );
        Assert.Equal("Kadıköy", changed.GetProperty("identity").GetProperty("taxOffice").GetString());
        var identity = await IdentityAsync(slug);
        Assert.Equal(
            ("Çay Evi A.Ş.", "company", Stores.TaxId, null, "cayevi@hs01.kep.tr", "Moda Cad. 12", "İstanbul"),
            (
                Text(identity, "title"),
                Text(identity, "kind"),
                Text(identity, "taxId"),
                Text(identity, "mersis"),
                Text(identity, "kep"),
                Text(identity, "address"),
                Text(identity, "city")
            )
        );
        await ChangeAsync(seller, new { identity = new { mersis = Mersis, tradeName = "Çay Evi Ticaret" } });
        var numbered = await IdentityAsync(slug);
        Assert.Equal(
            ("Çay Evi Ticaret", Mersis, null),
            (Text(numbered, "title"), Text(numbered, "mersis"), Text(numbered, "taxId"))
        );
        var (_, recipient) = await app.InScopeAsync<
            DocumentPartyQueries,
            (PartyIdentity Issuer, PartyIdentity Recipient)
        >(parties => parties.FindAsync(seller.SellerId, default));
        Assert.Equal((Stores.TaxId, Mersis, "Kadıköy"), (recipient.TaxId, recipient.Mersis, recipient.TaxOffice));
    }

    [Fact]
    public async Task Page_PrivatePerson_ShowsNameAndCityAlone()
    {
        var (seller, slug) = await StoreAsync();
        await ChangeAsync(
            seller,
            new
            {
                legalName = "Ayşe Yılmaz",
                identity = new
                {
                    kind = "individual",
                    mersis = Mersis,
                    kep = "ayse@hs01.kep.tr",
                    centralAddress = "Ev adresi 1",
                    city = "Bursa",
                },
            }
        );
        var page = await (await app.Anonymous.GetAsync($"/api/v1/sellers/{slug}")).JsonAsync(HttpStatusCode.OK);
        var identity = page.GetProperty("identity");
        Assert.Equal(("Ayşe Yılmaz", "Bursa"), (Text(identity, "title"), Text(identity, "city")));
        Assert.All(
            ["taxId", "mersis", "kep", "address"],
            name => Assert.Equal(JsonValueKind.Null, identity.GetProperty(name).ValueKind)
        );
        Assert.DoesNotContain("Ev adresi", page.GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Kind_NotGiven_FollowsTheTaxNumberAndMustFitIt()
    {
        var (seller, slug) = await StoreAsync();
        Assert.Equal("company", Text(await IdentityAsync(slug), "kind"));
        await (await SendChangeAsync(seller, new { taxId = "10000000146" })).ProblemAsync(400, "validation.failed");
        var changed = await ChangeAsync(seller, new { taxId = "10000000146", identity = new { kind = "trader" } });
        Assert.Equal("trader", changed.GetProperty("identity").GetProperty("kind").GetString());
        Assert.Equal(JsonValueKind.Null, (await IdentityAsync(slug)).GetProperty("taxId").ValueKind);
        await (await SendChangeAsync(seller, new { identity = new { kind = "company" } })).ProblemAsync(
            400,
            "validation.failed"
        );
    }

    [Theory]
    [InlineData("mersis", "123", "value.mersis")]
    [InlineData("kep", "a@example.com", "value.kep")]
    [InlineData("kep", "kep.tr", "value.kep")]
    [InlineData("city", "İstan\nbul", "value.format")]
    [InlineData("kind", "bank", "value.not_allowed")]
    public async Task Change_WrongDetail_IsRefused(string name, string value, string code)
    {
        var (seller, _) = await StoreAsync();
        var body = new { identity = new Dictionary<string, string> { [name] = value } };
        var problem = await (await SendChangeAsync(seller, body)).JsonAsync(HttpStatusCode.BadRequest);
        Assert.Contains(code, problem.GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Verification_NameChangesAfterApproval_IsGoneUntilAnAdministratorComparesAgain()
    {
        var (seller, slug) = await StoreAsync();
        using var admin = await app.AdminAsync();
        Assert.NotEqual(JsonValueKind.Null, (await IdentityAsync(slug)).GetProperty("verifiedAt").ValueKind);
        await ChangeAsync(seller, new { legalName = "Yeni Ad Ltd." });
        Assert.Equal(JsonValueKind.Null, (await IdentityAsync(slug)).GetProperty("verifiedAt").ValueKind);
        var path = $"/api/v1/admin/sellers/{seller.SellerId}/verify-identity";
        (await admin.Client.PostAsync(path, null)).Expect(HttpStatusCode.OK);
        Assert.NotEqual(JsonValueKind.Null, (await IdentityAsync(slug)).GetProperty("verifiedAt").ValueKind);
        Assert.Equal(1, await app.AuditCountAsync("seller.verify-identity", seller.SellerId));
        await (await seller.Client.PostAsync(path, null)).ProblemAsync(403, "auth.forbidden");
    }

    [Fact]
    public async Task List_Stores_HasNoIdentity()
    {
        await StoreAsync();
        var list = await (await app.Anonymous.GetAsync("/api/v1/sellers")).JsonAsync(HttpStatusCode.OK);
        Assert.False(list.GetProperty("data")[0].TryGetProperty("identity", out _));
    }

    private async Task<(SignIn Seller, string Slug)> StoreAsync()
    {
        var seller = await app.SellerAsync();
        var own = await OwnAsync(seller);
        return (seller, own.GetProperty("slug").GetString()!);
    }

    private async Task<JsonElement> IdentityAsync(string slug) =>
        (await (await app.Anonymous.GetAsync($"/api/v1/sellers/{slug}")).JsonAsync(HttpStatusCode.OK)).GetProperty(
            "identity"
        );

    private static async Task<JsonElement> OwnAsync(SignIn seller) =>
        await (await seller.Client.GetAsync($"/api/v1/seller/{seller.SellerId}")).JsonAsync(HttpStatusCode.OK);

    private static async Task<HttpResponseMessage> SendChangeAsync(SignIn seller, object body)
    {
        var path = $"/api/v1/seller/{seller.SellerId}";
        var tag = (await seller.Client.GetAsync(path)).Headers.ETag!.Tag;
        return await seller.Client.SendJsonAsync(HttpMethod.Patch, path, body, ("If-Match", tag));
    }

    private static async Task<JsonElement> ChangeAsync(SignIn seller, object body) =>
        await (await SendChangeAsync(seller, body)).JsonAsync(HttpStatusCode.OK);

    private static string? Text(JsonElement of, string name) => of.GetProperty(name).GetString();
}

/// <summary>A deployment that shows nothing of who sells.</summary>
[Setting("Sellers:ShowIdentity", "false")]
public sealed class HiddenStoreIdentityTests(MarketplaceApp app) : IClassFixture<MarketplaceApp>
{
    [Fact]
    public async Task Page_SettingOff_HasNoIdentity()
    {
        var seller = await app.SellerAsync();
        var own = await (await seller.Client.GetAsync($"/api/v1/seller/{seller.SellerId}")).JsonAsync(
            HttpStatusCode.OK
        );
        var page = await (
            await app.Anonymous.GetAsync($"/api/v1/sellers/{own.GetProperty("slug").GetString()}")
        ).JsonAsync(HttpStatusCode.OK);
        Assert.Equal(JsonValueKind.Null, page.GetProperty("identity").ValueKind);
    }
}
