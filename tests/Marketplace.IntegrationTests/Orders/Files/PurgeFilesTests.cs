using System.Net;
using Marketplace.IntegrationTests.Infrastructure;

namespace Marketplace.IntegrationTests.Orders.Files;

/// <summary>Files that nobody attaches are deleted; what is attached is evidence and stays.</summary>
public sealed class PurgeFilesTests(MarketplaceApp app) : IClassFixture<MarketplaceApp>
{
    private const string Job = "orders.purge-files";

    [Fact]
    public async Task Purge_AfterADay_RemovesWhatWasNotAttachedWithItsBytes()
    {
        var (order, seller, buyer, _) = await app.CashOrderAsync();
        var (kept, left) = (await buyer.UploadAsync(), await buyer.UploadAsync());
        (await buyer.WriteWithFilesAsync(order, kept)).Expect(HttpStatusCode.Created);
        app.Clock.Advance(TimeSpan.FromHours(23));
        await app.RunJobAsync(Job);
        Assert.Equal(2, app.StoredFilesOf(left).Length);

        app.Clock.Advance(TimeSpan.FromHours(2));
        await app.RunJobAsync(Job);
        await app.RunJobAsync(Job);

        Assert.Empty(app.StoredFilesOf(left));
        Assert.Equal(0, await app.ScalarAsync<long>($"SELECT count(*) FROM orders.files WHERE id = '{left}'"));
        Assert.Equal(2, app.StoredFilesOf(kept).Length);
        using var client = await app.SignInAgainAsync(seller);
        var talk = await (seller with { Client = client }).TalkAsync(order);
        (await client.GetAsync(talk.GetProperty("data")[0].Urls()[0])).Expect(HttpStatusCode.OK);
        using var again = await app.SignInAgainAsync(buyer);
        await (await (buyer with { Client = again }).WriteWithFilesAsync(order, left)).ProblemAsync(
            422,
            "file.not_attachable"
        );
    }

    [Fact]
    public async Task PurgeAndWrite_AtOnce_TheFileIsEitherAttachedOrGone()
    {
        for (var round = 0; round < 5; round++)
        {
            var (order, _, buyer, _) = await app.CashOrderAsync();
            var file = await buyer.UploadAsync();
            app.Clock.Advance(TimeSpan.FromHours(25));
            using var client = await app.SignInAgainAsync(buyer);
            var writer = buyer with { Client = client };

            HttpResponseMessage? answer = null;
            await Races.AtOnceAsync(
                2,
                async i =>
                {
                    if (i == 0)
                        await app.RunJobAsync(Job);
                    else
                        answer = await writer.WriteWithFilesAsync(order, file);
                    return i;
                }
            );

            var isAttached = answer!.StatusCode == HttpStatusCode.Created;
            if (!isAttached)
                await answer.ProblemAsync(422, "file.not_attachable");
            await app.RunJobAsync(Job);
            Assert.Equal(isAttached ? 2 : 0, app.StoredFilesOf(file).Length);
        }
    }

    [Fact]
    public async Task Purge_OfAnUploadThatWasCutOff_RemovesItsRow()
    {
        var buyer = await app.BuyerAsync();
        var file = await buyer.UploadAsync();
        await app.ExecuteAsync(
            $"UPDATE orders.files SET content_type = NULL, width = NULL, height = NULL WHERE id = '{file}'"
        );
        app.Clock.Advance(TimeSpan.FromHours(25));

        await app.RunJobAsync(Job);

        Assert.Empty(app.StoredFilesOf(file));
        Assert.Equal(0, await app.ScalarAsync<long>($"SELECT count(*) FROM orders.files WHERE id = '{file}'"));
    }
}
