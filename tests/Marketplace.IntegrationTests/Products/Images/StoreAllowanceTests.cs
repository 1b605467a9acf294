using System.Net;
using Marketplace.IntegrationTests.Infrastructure;
using Marketplace.Modules;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Marketplace.IntegrationTests.Products.Images;

/// <summary>What a store may keep without selling it: little before its approval, by its plan after it.</summary>
[Setting("Products:DraftsBeforeApproval", "5")]
[Setting("Products:ImageMegabytesBeforeApproval", "1")]
[Setting("Products:Drafts", "7")]
[Setting("Products:ImageMegabytes", "2")]
public sealed class StoreAllowanceTests(MarketplaceApp app) : IClassFixture<MarketplaceApp>
{
    [Fact]
    public async Task Drafts_OfANewStoreAtOnce_StopAtTheirLimit_AndGoOnAfterADeletion()
    {
        var seller = await NewStoreAsync("drafts-at-once");

        var answers = await Races.AtOnceAsync(12, i => DraftAsync(seller, i));

        var made = answers.Where(a => a.StatusCode == HttpStatusCode.Created).ToList();
        Assert.Equal(5, made.Count);
        foreach (var refused in answers.Except(made))
        {
            var problem = await refused.ProblemAsync(403, "product.draft_limit_reached");
            Assert.Equal(5, problem.GetProperty("params").GetProperty("limit").GetInt32());
        }

        // Archiving what was never sold frees nothing, deleting it does.
        var draft = (await made[0].JsonAsync(HttpStatusCode.Created)).Id();
        var archived = await seller.Client.PostAsync(Catalog.Path(seller, $"/{draft}/archive"), null);
        archived.Expect(HttpStatusCode.OK);
        await (await DraftAsync(seller, 20)).ProblemAsync(403, "product.draft_limit_reached");
        (
            await seller.Client.SendJsonAsync(
                HttpMethod.Delete,
                Catalog.Path(seller, $"/{draft}"),
                null,
                ("If-Match", archived.Headers.ETag!.ToString())
            )
        ).Expect(HttpStatusCode.NoContent);
        (await DraftAsync(seller, 21)).Expect(HttpStatusCode.Created);
    }

    [Fact]
    public async Task Drafts_OfAnApprovedStore_AreMore()
    {
        var seller = await app.SellerAsync();

        var answers = await Races.AtOnceAsync(12, i => DraftAsync(seller, i));

        Assert.Equal(7, answers.Count(a => a.StatusCode == HttpStatusCode.Created));
        // What is published at once is no draft; the plan counts it.
        await app.ProductAsync(seller, "Yayındaki ürün");
    }

    [Fact]
    public async Task Pictures_OfANewStoreAtOnce_NeverTakeMoreThanItsRoom()
    {
        var seller = await NewStoreAsync("pictures-at-once");
        var products = new List<Guid>();
        for (var i = 0; i < 4; i++)
            products.Add((await (await DraftAsync(seller, i)).JsonAsync(HttpStatusCode.Created)).Id());
        // Each takes some 220 KB with its thumbnails.
        var pictures = Enumerable.Range(0, 12).Select(_ => TestPictures.Png(250, 250)).ToList();

        var answers = await Races.AtOnceAsync(
            12,
            i => Catalog.UploadAsync(seller, products[i % 4], pictures[i], "a.png", "image/png")
        );

        var stored = answers.Count(a => a.StatusCode == HttpStatusCode.Created);
        Assert.InRange(stored, 2, 6);
        foreach (var refused in answers.Where(a => a.StatusCode != HttpStatusCode.Created))
        {
            var problem = await refused.ProblemAsync(403, "image.storage_full");
            Assert.Equal(1, problem.GetProperty("params").GetProperty("limitMegabytes").GetInt32());
        }

        var counted = await app.ScalarAsync<long>(
            $"""
            SELECT sum(i.bytes) FROM products.product_images i JOIN products.products p ON p.id = i.product_id
            WHERE p.seller_id = '{seller.SellerId}'
            """
        );
        Assert.InRange(counted, 1, 1024 * 1024);
        // What was refused left nothing behind.
        Assert.Equal(counted, products.Sum(BytesOf));
    }

    [Fact]
    public async Task Pictures_SentAndRemovedAgain_CountUntilTheirFilesAreGone()
    {
        var seller = await NewStoreAsync("in-and-out");
        var product = (await (await DraftAsync(seller, 1)).JsonAsync(HttpStatusCode.Created)).Id();
        async Task<HttpResponseMessage> SendAsync() =>
            await Catalog.UploadAsync(seller, product, TestPictures.Png(300, 300), "a.png", "image/png");

        HttpResponseMessage answer;
        var rounds = 0;
        while ((answer = await SendAsync()).StatusCode == HttpStatusCode.Created)
        {
            Assert.True(++rounds < 10, "Removed pictures do not count.");
            var image = (await answer.JsonAsync(HttpStatusCode.Created)).Id();
            (await seller.Client.DeleteAsync(Catalog.Path(seller, $"/{product}/images/{image}"))).Expect(
                HttpStatusCode.NoContent
            );
        }

        await answer.ProblemAsync(403, "image.storage_full");
        await app.ExecuteAsync("UPDATE products.removed_images SET removed_at = removed_at - interval '2 hours'");
        await app.RunJobAsync("products.remove-images");
        Assert.Equal(0, BytesOf(product));
        (await SendAsync()).Expect(HttpStatusCode.Created);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Pictures_OfOneProductAtOnce_StopAtThePlan_AndNobodyIsToldOfAPrecondition(bool withKey)
    {
        var seller = await app.SellerAsync();
        var product = await app.ProductAsync(seller, "Sehpa");
        var pictures = Enumerable.Range(0, 12).Select(_ => TestPictures.Png()).ToList();

        var answers = await Races.AtOnceAsync(
            12,
            i =>
                Catalog.UploadAsync(
                    seller,
                    product.Id(),
                    pictures[i],
                    "a.png",
                    "image/png",
                    withKey ? $"picture-{i}" : null
                )
        );

        Assert.Equal(4, answers.Count(a => a.StatusCode == HttpStatusCode.Created));
        foreach (var refused in answers.Where(a => a.StatusCode != HttpStatusCode.Created))
            await refused.ProblemAsync(403, "plan.limit_reached");
    }

    [Fact]
    public async Task Picture_SentManyTimesAtOnce_IsOneImage()
    {
        var seller = await app.SellerAsync();
        var product = await app.ProductAsync(seller, "Tabure");
        var picture = TestPictures.Png();

        var answers = await Races.AtOnceAsync(
            6,
            _ => Catalog.UploadAsync(seller, product.Id(), picture, "a.png", "image/png")
        );

        var ids = new HashSet<Guid>();
        foreach (var answer in answers)
            ids.Add((await answer.JsonAsync(HttpStatusCode.Created)).Id());
        Assert.Single(ids);
        Assert.Equal(4, Directory.GetFiles(FolderOf(product.Id())).Length);
    }

    private async Task<SignIn> NewStoreAsync(string slug)
    {
        var owner = await app.BuyerAsync();
        var store = await (
            await owner.Client.SendJsonAsync(HttpMethod.Post, "/api/v1/sellers", new { slug, name = "Yeni dükkân" })
        ).JsonAsync(HttpStatusCode.Created);
        return owner with { SellerId = store.Id() };
    }

    private async Task<HttpResponseMessage> DraftAsync(SignIn seller, int number)
    {
        var body = Marketplace.Testing.ApiRequests.Product($"{await app.CategoryAsync()}", $"Taslak {number}", 1000, 1);
        body["publish"] = false;
        return await seller.Client.SendJsonAsync(HttpMethod.Post, Catalog.Path(seller), body);
    }

    private string FolderOf(Guid product) =>
        Path.Combine(
            app.Services.GetRequiredService<IOptions<MarketplaceOptions>>().Value.DataDirectory,
            "images",
            $"{product:N}"
        );

    private long BytesOf(Guid product) =>
        Directory.Exists(FolderOf(product)) ? new DirectoryInfo(FolderOf(product)).GetFiles().Sum(f => f.Length) : 0;
}
