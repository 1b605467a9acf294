using System.Net;
using Marketplace.IntegrationTests.Infrastructure;
using Marketplace.IntegrationTests.Orders;
using Marketplace.IntegrationTests.Products;

namespace Marketplace.IntegrationTests.Admin;

/// <summary>Support sees photos of returns and files of messages in the panel, and which returns it must
/// decide.</summary>
public sealed class PanelFileTests(MarketplaceApp app) : IClassFixture<MarketplaceApp>
{
    [Fact]
    public async Task Return_ThatIsContested_IsCountedOnTheFirstPageAndShowsBuyerAndPhotos()
    {
        var (order, seller, buyer, _) = await app.CashOrderAsync();
        await seller.DeliverAsync(order);
        var photo = await buyer.UploadAsync();
        var made = await (
            await buyer.RequestReturnWithPhotosAsync(order, await buyer.LineOfAsync(order), photo)
        ).JsonAsync(HttpStatusCode.Created);
        (await seller.ReturnAsSellerAsync(made.Id(), "approve")).Expect(HttpStatusCode.OK);
        (await seller.ReturnAsSellerAsync(made.Id(), "receive")).Expect(HttpStatusCode.OK);
        var shown = await seller.UploadAsync();
        var objection = new { reasonCode = "used", photoIds = new[] { shown } };
        (await seller.ReturnAsSellerAsync(made.Id(), "contest", objection)).Expect(HttpStatusCode.OK);
        using var support = await app.SupportAsync();
        using var panel = await Panel.SignedInAsync(app, support);

        var first = await panel.PageAsync("/admin");
        Assert.Contains("href=\"/admin/returns?status=contested\"", first, StringComparison.Ordinal);
        Assert.Contains(
            made.GetProperty("number").GetString()!,
            await panel.PageAsync("/admin/returns?status=contested"),
            StringComparison.Ordinal
        );

        var page = await panel.PageAsync($"/admin/returns/{made.Id()}");
        Assert.Contains(buyer.Email, page, StringComparison.Ordinal);
        Assert.Contains($"href=\"/admin/users/{buyer.UserId}\"", page, StringComparison.Ordinal);
        foreach (var id in new[] { photo, shown })
        {
            var path = $"/admin/returns/{made.Id()}/photos/{id}";
            Assert.Contains($"src=\"{path}?thumbnail=true\"", page, StringComparison.Ordinal);
            foreach (var address in new[] { path, path + "?thumbnail=true" })
                await AssertFileAsync(panel, address, "image/");
        }
    }

    [Fact]
    public async Task Files_OfMessages_AreShownInTheOrderAndOnlyBehindTheSignIn()
    {
        var (order, _, buyer, _) = await app.CashOrderAsync();
        var (picture, pdf) = (await buyer.UploadAsync(), await buyer.UploadAsync(FileKit.Pdf()));
        (await buyer.WriteWithFilesAsync(order, picture, pdf)).Expect(HttpStatusCode.Created);
        using var support = await app.SupportAsync();
        using var panel = await Panel.SignedInAsync(app, support);

        var page = await panel.PageAsync($"/admin/orders/{order}");
        var files = $"/admin/orders/{order}/files";
        Assert.Contains($"src=\"{files}/{picture}?thumbnail=true\"", page, StringComparison.Ordinal);
        Assert.Contains($"href=\"{files}/{pdf}\"", page, StringComparison.Ordinal);
        await AssertFileAsync(panel, $"{files}/{picture}", "image/png");
        await AssertFileAsync(panel, $"{files}/{pdf}", "application/pdf");

        using var nobody = new Panel(app);
        Assert.Equal(HttpStatusCode.Found, (await nobody.GetAsync($"{files}/{pdf}")).StatusCode);
        using var bearer = new Panel(app, buyer.Client.DefaultRequestHeaders.Authorization!.Parameter);
        Assert.Equal(HttpStatusCode.Found, (await bearer.GetAsync($"{files}/{pdf}")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await panel.GetAsync($"{files}/{Guid.CreateVersion7()}")).StatusCode);
    }

    private static async Task AssertFileAsync(Panel panel, string address, string type)
    {
        var answer = await panel.GetAsync(address);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.StartsWith(type, answer.Content.Headers.ContentType!.MediaType, StringComparison.Ordinal);
        Assert.Equal("no-store", answer.Headers.CacheControl!.ToString());
        Assert.Contains(
            "default-src 'none'",
            answer.Headers.GetValues("Content-Security-Policy").Single(),
            StringComparison.Ordinal
        );
    }
}
