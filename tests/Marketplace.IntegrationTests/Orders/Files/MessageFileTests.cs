using System.Net;
using System.Text.Json;
using Marketplace.IntegrationTests.Infrastructure;
using Marketplace.IntegrationTests.Products;

namespace Marketplace.IntegrationTests.Orders.Files;

/// <summary>Files of messages: who reads them, and that each is attached once.</summary>
public sealed class MessageFileTests(MarketplaceApp app) : IClassFixture<MarketplaceApp>
{
    private const StringComparison Ordinal = StringComparison.Ordinal;

    [Fact]
    public async Task Files_OfAMessage_AreReadByItsPartiesAndNobodyElse()
    {
        var (order, seller, buyer, _) = await app.CashOrderAsync();
        var picture = await buyer.UploadAsync(TestPictures.Photo("Ayse"));
        var pdf = await buyer.UploadAsync(FileKit.Pdf());
        var sent = await (await buyer.WriteWithFilesAsync(order, picture, pdf)).JsonAsync(HttpStatusCode.Created);
        using var support = await app.SupportAsync();
        using var stranger = await app.SellerAsync();
        using var other = await app.BuyerAsync();
        (SignIn Who, string Talk)[] readers =
        [
            (buyer, MessageKit.BuyersPath(order)),
            (seller, MessageKit.StoresPath(seller, order)),
            (support, $"/api/v1/admin/orders/{order}/messages"),
        ];

        Assert.Equal(2, sent.Urls().Length);
        foreach (var (who, talk) in readers)
        {
            var message = (await (await who.Client.GetAsync(talk)).JsonAsync(HttpStatusCode.OK)).GetProperty("data")[0];
            Assert.Equal([picture, pdf], message.GetProperty("files").EnumerateArray().Select(f => f.Id()));
            var urls = message.Urls();
            var shown = await who.Client.GetAsync(urls[0]);
            Assert.Equal("image/jpeg", shown.Content.Headers.ContentType!.MediaType);
            var saved = await who.Client.GetAsync(urls[1]);
            Assert.Equal("application/pdf", saved.Content.Headers.ContentType!.MediaType);
            Assert.Equal("attachment", saved.Content.Headers.ContentDisposition!.DispositionType);
            Assert.Equal(FileKit.Pdf(), await saved.Content.ReadAsByteArrayAsync());
            Assert.Equal("nosniff", saved.Headers.GetValues("X-Content-Type-Options").Single());
            Assert.Contains("sandbox", saved.Headers.GetValues("Content-Security-Policy").Single(), Ordinal);
            Assert.Equal("no-cache, private", saved.Headers.CacheControl!.ToString());
            foreach (var url in urls)
            {
                await (await app.Anonymous.GetAsync(url)).ProblemAsync(401, "auth.required");
                var status = (await stranger.Client.GetAsync(url)).StatusCode;
                Assert.True(status is HttpStatusCode.NotFound or HttpStatusCode.Forbidden, $"{url}: {status}");
                status = (await other.Client.GetAsync(url)).StatusCode;
                Assert.True(status is HttpStatusCode.NotFound or HttpStatusCode.Forbidden, $"{url}: {status}");
            }
        }
    }

    [Fact]
    public async Task File_AskedForAgain_IsNotSentAgainAndHasAThumbnail()
    {
        var (order, _, buyer, _) = await app.CashOrderAsync();
        var sent = await (
            await buyer.WriteWithFilesAsync(order, await buyer.UploadAsync(), await buyer.UploadAsync(FileKit.Pdf()))
        ).JsonAsync(HttpStatusCode.Created);
        var url = sent.Urls()[0];

        var first = await buyer.Client.GetAsync(url);
        var again = await buyer.Client.SendJsonAsync(
            HttpMethod.Get,
            url,
            null,
            ("If-None-Match", first.Headers.ETag!.ToString())
        );

        Assert.Equal(HttpStatusCode.NotModified, again.StatusCode);
        var thumbnail = sent.GetProperty("files")[0].GetProperty("thumbnailUrl").GetString();
        Assert.Equal("image/webp", (await buyer.Client.GetAsync(thumbnail)).Content.Headers.ContentType!.MediaType);
        Assert.Equal(JsonValueKind.Null, sent.GetProperty("files")[1].GetProperty("thumbnailUrl").ValueKind);
        var none = await buyer.Client.GetAsync(sent.Urls()[1] + "?thumbnail=true");
        await none.ProblemAsync(404, "resource.not_found");
    }

    [Fact]
    public async Task File_UnderAnotherOrder_DoesNotExist()
    {
        var (order, _, buyer, goods) = await app.CashOrderAsync();
        var second = await buyer.OrderAsync(goods);
        var sent = await (await buyer.WriteWithFilesAsync(order, await buyer.UploadAsync())).JsonAsync(
            HttpStatusCode.Created
        );
        var elsewhere = sent.Urls()[0].Replace($"{order}", $"{second}", StringComparison.Ordinal);
        await (await buyer.Client.GetAsync(elsewhere)).ProblemAsync(404, "resource.not_found");
    }

    [Fact]
    public async Task Files_OfAHiddenMessage_AreGoneForBothSidesAndThereForSupport()
    {
        var (order, seller, buyer, _) = await app.CashOrderAsync();
        var sent = await (await buyer.WriteWithFilesAsync(order, await buyer.UploadAsync())).JsonAsync(
            HttpStatusCode.Created
        );
        var ofSeller = (await seller.TalkAsync(order)).GetProperty("data")[0].Urls()[0];
        using var support = await app.SupportAsync();
        var path = $"/api/v1/admin/orders/{order}/messages";

        (
            await support.Client.SendJsonAsync(HttpMethod.Post, $"{path}/{sent.Id()}/hide", new { reason = "Uygunsuz" })
        ).Expect(HttpStatusCode.NoContent);

        Assert.Empty((await buyer.TalkAsync(order)).GetProperty("data")[0].Urls());
        await (await buyer.Client.GetAsync(sent.Urls()[0])).ProblemAsync(404, "resource.not_found");
        await (await seller.Client.GetAsync(ofSeller)).ProblemAsync(404, "resource.not_found");
        var kept = (await (await support.Client.GetAsync(path)).JsonAsync(HttpStatusCode.OK)).GetProperty("data")[0];
        (await support.Client.GetAsync(kept.Urls()[0])).Expect(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Write_WithFilesThatCannotBeAttached_SendsNothingAndSaysWhy()
    {
        var (order, seller, buyer, _) = await app.CashOrderAsync();
        var used = await buyer.UploadAsync();
        (await buyer.WriteWithFilesAsync(order, used)).Expect(HttpStatusCode.Created);
        Guid[] wrong = [used, await seller.UploadAsync(), Guid.CreateVersion7()];
        var free = await buyer.UploadAsync();

        foreach (var (file, reason) in wrong.Zip(["attached", "unknown", "unknown"]))
        {
            var problem = await (await buyer.WriteWithFilesAsync(order, free, file)).ProblemAsync(
                422,
                "file.not_attachable"
            );
            var refused = Assert.Single(problem.GetProperty("params").GetProperty("files").EnumerateArray());
            Assert.Equal(file, refused.GetProperty("fileId").GetGuid());
            Assert.Equal(reason, refused.GetProperty("reason").GetString());
        }

        var files = new[] { free, free, used, used };
        await AssertFieldAsync(await buyer.WriteWithFilesAsync(order, files), "value.too_many");
        await AssertFieldAsync(await buyer.WriteWithFilesAsync(order, free, free), "value.duplicate");
        Assert.Equal(1, Assert.Single((await buyer.TalkAsync(order)).Seqs()));
        (await buyer.WriteWithFilesAsync(order, free)).Expect(HttpStatusCode.Created);
    }

    [Fact]
    public async Task Write_TwentyAtOnceWithOneFile_AttachesItOnce()
    {
        var (order, _, buyer, goods) = await app.CashOrderAsync();
        var orders = new[] { order, await buyer.OrderAsync(goods) };
        var file = await buyer.UploadAsync();

        var answers = await Races.AtOnceAsync(20, i => buyer.WriteWithFilesAsync(orders[i % 2], file));

        Assert.Single(answers, a => a.StatusCode == HttpStatusCode.Created);
        foreach (var refused in answers.Where(a => a.StatusCode != HttpStatusCode.Created))
            await refused.ProblemAsync(422, "file.not_attachable");
        Assert.Equal(
            1,
            await app.ScalarAsync<long>(
                $"SELECT count(*) FROM orders.messages WHERE thread_id IN ('{orders[0]}', '{orders[1]}')"
            )
        );
    }

    private static async Task AssertFieldAsync(HttpResponseMessage answer, string code)
    {
        var problem = await answer.ProblemAsync(400, "validation.failed");
        Assert.Contains(
            (code, "#/fileIds"),
            problem.GetProperty("errors").EnumerateArray().Select(e => (e.Text("code"), e.Text("pointer")))
        );
    }
}
