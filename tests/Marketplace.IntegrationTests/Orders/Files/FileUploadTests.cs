using System.Net;
using System.Text;
using Marketplace.IntegrationTests.Infrastructure;

namespace Marketplace.IntegrationTests.Orders.Files;

/// <summary>What is taken of the files that people send.</summary>
public sealed class FileUploadTests(MarketplaceApp app) : IClassFixture<MarketplaceApp>
{
    private const string Owner = "Ayse-Kamera-41.0082N";

    [Fact]
    public async Task Upload_OfATelephonePhoto_KeepsNeitherWhereNorWhose()
    {
        var buyer = await app.BuyerAsync();
        var photo = TestPictures.Photo(Owner);
        Assert.Contains(Owner, Encoding.Latin1.GetString(photo), StringComparison.Ordinal);

        // The name and the type say something else; the content counts.
        var kept = await (await buyer.SendFileAsync(photo, "belge.pdf", "application/pdf")).JsonAsync(
            HttpStatusCode.Created
        );

        Assert.Equal("image/jpeg", kept.GetProperty("contentType").GetString());
        Assert.Equal((300, 400), (kept.Number("width"), kept.Number("height")));
        var stored = app.StoredFilesOf(kept.GetProperty("id").GetGuid());
        Assert.Equal(2, stored.Length);
        foreach (var content in stored.Select(path => Encoding.Latin1.GetString(File.ReadAllBytes(path))))
        {
            Assert.DoesNotContain(Owner, content, StringComparison.Ordinal);
            Assert.DoesNotContain("Exif", content, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Upload_OfAPdf_IsKeptAsItWasSent()
    {
        var buyer = await app.BuyerAsync();
        var kept = await (await buyer.SendFileAsync(FileKit.Pdf(), "a.png")).JsonAsync(HttpStatusCode.Created);
        Assert.Equal("application/pdf", kept.GetProperty("contentType").GetString());
        var path = Assert.Single(app.StoredFilesOf(kept.GetProperty("id").GetGuid()));
        Assert.Equal(FileKit.Pdf(), await File.ReadAllBytesAsync(path));
    }

    [Theory]
    [InlineData("<html><script>alert(1)</script>")]
    [InlineData("GIF89a............................")]
    [InlineData("PK\u0003\u0004 %PDF-1.7 %%EOF")]
    [InlineData("%PDF-1.7 without an end")]
    [InlineData(" %PDF-1.7 %%EOF")]
    [InlineData("")]
    public async Task Upload_OfWhatIsNeitherPictureNorPdf_IsRefusedAndLeavesNothing(string content)
    {
        var buyer = await app.BuyerAsync();
        var answer = await buyer.SendFileAsync(Encoding.Latin1.GetBytes(content), "a.pdf", "application/pdf");
        await answer.ProblemAsync(415, "file.unsupported");
        Assert.Equal(0, await FilesOfAsync(buyer));
    }

    [Fact]
    public async Task Upload_OfADamagedPicture_IsRefusedAndLeavesNothing()
    {
        var buyer = await app.BuyerAsync();
        await (await buyer.SendFileAsync(TestPictures.Png(200, 200)[..2000])).ProblemAsync(422, "image.unreadable");
        Assert.Equal(0, await FilesOfAsync(buyer));
    }

    [Fact]
    public async Task Upload_TooLarge_IsRefused()
    {
        var buyer = await app.BuyerAsync();
        byte[] large = [.. "%PDF-1.7"u8, .. new byte[5 * 1024 * 1024], .. "%%EOF"u8];
        await (await buyer.SendFileAsync(large)).ProblemAsync(413, "media.too_large");
        Assert.Equal(0, await FilesOfAsync(buyer));
    }

    [Fact]
    public async Task File_OfAnUpload_IsNotAmongThePublicImages()
    {
        var buyer = await app.BuyerAsync();
        var path = app.StoredFilesOf(await buyer.UploadAsync())[0];
        var key = $"{Path.GetFileName(Path.GetDirectoryName(path))}/{Path.GetFileName(path)}";
        await (await app.Anonymous.GetAsync($"/api/v1/images/{key}")).ProblemAsync(404, "resource.not_found");
    }

    private Task<long> FilesOfAsync(SignIn who) =>
        app.ScalarAsync<long>($"SELECT count(*) FROM orders.files WHERE uploader_id = '{who.UserId}'");
}
