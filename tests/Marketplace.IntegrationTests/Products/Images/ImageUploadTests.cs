using System.Net;
using System.Text;
using System.Text.Json;
using Marketplace.IntegrationTests.Infrastructure;
using Marketplace.Modules;
using Marketplace.Modules.Products;
using Marketplace.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Marketplace.IntegrationTests.Products.Images;

/// <summary>A picture over HTTP: what is kept of it, its thumbnails, and where answers name it.</summary>
public sealed class ImageUploadTests(MarketplaceApp app) : IClassFixture<MarketplaceApp>
{
    private const string Owner = "Ayse-Kamera-41.0082N";

    private IImageStore Store => app.Services.GetRequiredService<IImageStore>();

    [Fact]
    public async Task Upload_OfATelephonePhoto_IsUprightAndSaysNeitherWhereNorWhose()
    {
        var seller = await app.SellerAsync();
        var product = await app.ProductAsync(seller, "Semaver");
        var photo = TestPictures.Photo(Owner);
        Assert.Contains(Owner, Encoding.Latin1.GetString(photo), StringComparison.Ordinal);

        var image = await UploadedAsync(seller, product.Id(), photo);

        Assert.Equal((300, 400), (image.GetProperty("width").GetInt32(), image.GetProperty("height").GetInt32()));
        var stored = await ReadAsync(image.GetProperty("url").GetString()!, "image/jpeg");
        Assert.DoesNotContain(Owner, Encoding.Latin1.GetString(stored), StringComparison.Ordinal);
        Assert.DoesNotContain("Exif", Encoding.Latin1.GetString(stored), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Upload_SamePictureWithAnotherText_IsTheSameImageWithTheNewText()
    {
        var seller = await app.SellerAsync();
        var product = (await app.ProductAsync(seller, "Çaydanlık")).Id();
        var photo = TestPictures.Photo(Owner);
        var first = await UploadedAsync(seller, product, photo);

        var renamed = await AgainAsync("Yandan");
        Assert.Equal((first.Id(), "Yandan"), (renamed.Id(), renamed.GetProperty("alt").GetString()));
        var kept = await AgainAsync(null);
        Assert.Equal((first.Id(), "Yandan"), (kept.Id(), kept.GetProperty("alt").GetString()));
        var view = await (
            await seller.Client.GetAsync($"/api/v1/seller/{seller.SellerId}/products/{product}")
        ).JsonAsync(HttpStatusCode.OK);
        Assert.Equal(
            "Yandan",
            Assert.Single(view.GetProperty("images").EnumerateArray()).GetProperty("alt").GetString()
        );

        async Task<JsonElement> AgainAsync(string? alt) =>
            await (await Catalog.UploadAsync(seller, product, photo, "a.jpg", "image/jpeg", alt: alt)).JsonAsync(
                HttpStatusCode.Created
            );
    }

    [Fact]
    public async Task Upload_RepeatedUnderItsKeyWithAnotherBoundary_IsReplayedAndOtherPartsAreNot()
    {
        var seller = await app.SellerAsync();
        var product = (await app.ProductAsync(seller, "Tepsi")).Id();
        var photo = TestPictures.Photo(Owner);
        var first = await SendAsync("a.jpg", "Önden");
        var again = await SendAsync("a.jpg", "Önden");

        Assert.Equal("true", again.Headers.GetValues("Idempotency-Replayed").Single());
        Assert.Equal(
            (await first.JsonAsync(HttpStatusCode.Created)).ToString(),
            (await again.JsonAsync(HttpStatusCode.Created)).ToString()
        );
        await (await SendAsync("a.jpg", "Yandan")).ProblemAsync(422, "idempotency.key_reused");
        await (await SendAsync("b.jpg", "Önden")).ProblemAsync(422, "idempotency.key_reused");

        Task<HttpResponseMessage> SendAsync(string name, string alt) =>
            Catalog.UploadAsync(seller, product, photo, name, "image/jpeg", "one-picture", alt);
    }

    [Fact]
    public async Task Thumbnails_AreNamedWhereverTheImageIs_AndAreCachedForEver()
    {
        var seller = await app.SellerAsync();
        var product = await app.ProductAsync(seller, "Bakır ibrik");

        var image = await UploadedAsync(seller, product.Id(), TestPictures.Photo(Owner));

        var thumbnails = image.GetProperty("thumbnails").EnumerateArray().ToList();
        Assert.Equal([160, 300, 300], thumbnails.ConvertAll(t => t.GetProperty("width").GetInt32()));
        Assert.Equal([213, 400, 400], thumbnails.ConvertAll(t => t.GetProperty("height").GetInt32()));
        foreach (var address in thumbnails.Select(t => t.GetProperty("url").GetString()!))
        {
            var path = new Uri(address).AbsolutePath;
            var answer = await app.Anonymous.GetAsync(path);
            Assert.Equal("image/webp", answer.Content.Headers.ContentType!.MediaType);
            Assert.Equal("public, max-age=31536000, immutable", answer.Headers.CacheControl!.ToString());
            var again = await app.Anonymous.SendJsonAsync(
                HttpMethod.Get,
                path,
                null,
                ("If-None-Match", answer.Headers.ETag!.ToString())
            );
            Assert.Equal(HttpStatusCode.NotModified, again.StatusCode);
        }

        var shown = await (await app.Anonymous.GetAsync($"/api/v1/products/{product.Id()}")).JsonAsync(
            HttpStatusCode.OK
        );
        Assert.Equal(image.GetRawText(), Assert.Single(shown.GetProperty("images").EnumerateArray()).GetRawText());
        foreach (var list in new[] { $"/api/v1/products?seller={seller.SellerId}", Catalog.Path(seller) })
        {
            var rows = await (await seller.Client.GetAsync(list)).JsonAsync(HttpStatusCode.OK);
            var cover = Assert.Single(rows.GetProperty("data").EnumerateArray()).GetProperty("image");
            Assert.Equal("Önden", cover.GetProperty("alt").GetString());
            foreach (var member in new[] { "url", "width", "height", "thumbnails" })
                Assert.Equal(image.GetProperty(member).GetRawText(), cover.GetProperty(member).GetRawText());
        }
    }

    [Fact]
    public async Task Upload_OfWhatIsNoWholePicture_IsRefusedInBothLanguages()
    {
        var seller = await app.SellerAsync();
        var product = await app.ProductAsync(seller, "Leğen");
        var half = TestPictures.Png(200, 200)[..2000];

        seller.Client.DefaultRequestHeaders.Add("Accept-Language", "tr");
        var damaged = await (await SendAsync(seller, product.Id(), half)).ProblemAsync(422, "image.unreadable");
        Assert.Equal("Görsel okunamıyor", damaged.GetProperty("title").GetString());
        seller.Client.DefaultRequestHeaders.Remove("Accept-Language");
        seller.Client.DefaultRequestHeaders.Add("Accept-Language", "en");
        damaged = await (await SendAsync(seller, product.Id(), half)).ProblemAsync(422, "image.unreadable");
        Assert.Equal("Image cannot be read", damaged.GetProperty("title").GetString());

        var header = Catalog.Png[..53];
        (header[16], header[17], header[18], header[19]) = (0, 0, 0x3F, 0xFF);
        (header[20], header[21], header[22], header[23]) = (0, 0, 0x3F, 0xFF);
        var huge = await (await SendAsync(seller, product.Id(), header)).ProblemAsync(422, "image.too_many_pixels");
        Assert.Equal(25_000_000, huge.GetProperty("params").GetProperty("maxPixels").GetInt32());
        Assert.Equal(
            0,
            await app.ScalarAsync<long>(
                $"SELECT count(*) FROM products.product_images WHERE product_id = '{product.Id()}'"
            )
        );
    }

    [Fact]
    public async Task Thumbnail_OfAPictureStoredWithoutOne_IsMadeOnce()
    {
        var key = ImageKeys.Make(Guid.CreateVersion7(), new string('b', 64), "png");
        Assert.True((await Store.SaveAsync(key, TestPictures.Png(600, 300), default)).Succeeded);
        var thumbnail = ImageKeys.Thumbnail(key, 480);
        Assert.Null(await Store.OpenAsync(thumbnail, default));

        var file = await ReadAsync(ImageKeys.Url("http://localhost", thumbnail), "image/webp");

        await using var kept = await Store.OpenAsync(thumbnail, default);
        Assert.Equal(file.Length, kept!.Length);
    }

    [Fact]
    public async Task Thumbnail_OfAPictureThatCannotBeDecoded_IsThePictureForAWhile()
    {
        var key = ImageKeys.Make(Guid.CreateVersion7(), new string('c', 64), "png");
        var broken = Catalog.Png[..40];
        Assert.True((await Store.SaveAsync(key, broken, default)).Succeeded);

        var answer = await app.Anonymous.GetAsync($"/api/v1/images/{ImageKeys.Thumbnail(key, 480)}");

        Assert.Equal(broken, await answer.Content.ReadAsByteArrayAsync());
        Assert.Equal("public, max-age=300", answer.Headers.CacheControl!.ToString());
        await (
            await app.Anonymous.GetAsync($"/api/v1/images/{ImageKeys.Thumbnail(key, 480).Replace('c', 'd')}")
        ).ProblemAsync(404, "resource.not_found");
    }

    [Fact]
    public async Task Removed_AnHourLater_NoFileOfTheImageIsLeft()
    {
        var seller = await app.SellerAsync();
        var product = await app.ProductAsync(seller, "Mangal");
        var image = await UploadedAsync(seller, product.Id(), TestPictures.Png());
        var other = await UploadedAsync(seller, product.Id(), TestPictures.Png());
        Assert.Equal(8, FilesOf(product.Id()).Length);

        (await seller.Client.DeleteAsync(Catalog.Path(seller, $"/{product.Id()}/images/{image.Id()}"))).Expect(
            HttpStatusCode.NoContent
        );
        await app.RunJobAsync("products.remove-images");
        Assert.Equal(8, FilesOf(product.Id()).Length);
        app.Clock.Advance(TimeSpan.FromHours(1.1));
        await app.RunJobAsync("products.remove-images");

        var left = Path.GetFileNameWithoutExtension(other.GetProperty("url").GetString()!);
        Assert.Equal(4, FilesOf(product.Id()).Length);
        Assert.All(
            FilesOf(product.Id()),
            file => Assert.StartsWith(left, Path.GetFileName(file), StringComparison.Ordinal)
        );
        await app.RunJobAsync("products.sweep-images");
        Assert.Equal(4, FilesOf(product.Id()).Length);
    }

    [Fact]
    public async Task Files_ThatAreNotThere_AreRemovedWithoutComplaint()
    {
        var key = ImageKeys.Make(Guid.CreateVersion7(), new string('e', 64), "png");

        await Store.RemoveAsync(key, default);

        Assert.Null(await Store.OpenAsync(key, default));
    }

    private string[] FilesOf(Guid product) =>
        Directory.GetFiles(
            Path.Combine(
                app.Services.GetRequiredService<IOptions<MarketplaceOptions>>().Value.DataDirectory,
                "images",
                $"{product:N}"
            )
        );

    private static Task<HttpResponseMessage> SendAsync(SignIn seller, Guid product, byte[] content) =>
        Catalog.UploadAsync(seller, product, content, "a.jpg", "image/jpeg");

    private static async Task<JsonElement> UploadedAsync(SignIn seller, Guid product, byte[] content) =>
        await (await SendAsync(seller, product, content)).JsonAsync(HttpStatusCode.Created);

    private async Task<byte[]> ReadAsync(string address, string type)
    {
        var answer = await app.Anonymous.GetAsync(new Uri(address).AbsolutePath);
        Assert.Equal((HttpStatusCode.OK, type), (answer.StatusCode, answer.Content.Headers.ContentType!.MediaType));
        return await answer.Content.ReadAsByteArrayAsync();
    }
}
