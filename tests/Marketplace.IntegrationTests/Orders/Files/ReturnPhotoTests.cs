using System.Net;
using Marketplace.IntegrationTests.Infrastructure;
using Marketplace.IntegrationTests.Products;

namespace Marketplace.IntegrationTests.Orders.Files;

/// <summary>Photos of returns: the buyer's of each line, and the store's of what it objects to.</summary>
public sealed class ReturnPhotoTests(MarketplaceApp app) : IClassFixture<MarketplaceApp>
{
    [Fact]
    public async Task Photos_OfAReturn_AreSeenByItsPartiesAndNobodyElse()
    {
        var (order, seller, buyer, _) = await app.CashOrderAsync();
        await seller.DeliverAsync(order);
        Guid[] photos = [await buyer.UploadAsync(), await buyer.UploadAsync()];
        var line = await buyer.LineOfAsync(order);
        var made = await (await buyer.RequestReturnWithPhotosAsync(order, line, photos)).JsonAsync(
            HttpStatusCode.Created
        );
        using var support = await app.SupportAsync();
        using var stranger = await app.SellerAsync();
        (SignIn Who, string Path)[] viewers =
        [
            (buyer, $"/api/v1/returns/{made.Id()}"),
            (seller, $"/api/v1/seller/{seller.SellerId}/returns/{made.Id()}"),
            (support, $"/api/v1/admin/returns/{made.Id()}"),
        ];

        foreach (var (who, path) in viewers)
        {
            var view = await (await who.Client.GetAsync(path)).JsonAsync(HttpStatusCode.OK);
            var shown = view.GetProperty("lines")[0].GetProperty("photos").EnumerateArray().ToArray();
            Assert.Equal(photos, shown.Select(p => p.Id()));
            foreach (var url in view.GetProperty("lines")[0].Urls("photos"))
            {
                (await who.Client.GetAsync(url)).Expect(HttpStatusCode.OK);
                (await who.Client.GetAsync(url + "?thumbnail=true")).Expect(HttpStatusCode.OK);
                await (await app.Anonymous.GetAsync(url)).ProblemAsync(401, "auth.required");
                var status = (await stranger.Client.GetAsync(url)).StatusCode;
                Assert.True(status is HttpStatusCode.NotFound or HttpStatusCode.Forbidden, $"{url}: {status}");
            }

            Assert.Equal(who == support, view.GetProperty("buyerId").ValueKind != System.Text.Json.JsonValueKind.Null);
        }
    }

    [Fact]
    public async Task Request_WithAPdfOrSomebodyElsesPhoto_IsRefusedAndMakesNoReturn()
    {
        var (order, seller, buyer, _) = await app.CashOrderAsync();
        await seller.DeliverAsync(order);
        var line = await buyer.LineOfAsync(order);
        var wrong = new[]
        {
            (await buyer.UploadAsync(FileKit.Pdf()), "not_a_photo"),
            (await seller.UploadAsync(), "unknown"),
        };

        foreach (var (file, reason) in wrong)
        {
            var answer = await buyer.RequestReturnWithPhotosAsync(order, line, file);
            var problem = await answer.ProblemAsync(422, "file.not_attachable");
            Assert.Equal(reason, problem.GetProperty("params").GetProperty("files")[0].Text("reason"));
        }

        var six = Enumerable.Range(0, 6).Select(_ => Guid.CreateVersion7()).ToArray();
        await (await buyer.RequestReturnWithPhotosAsync(order, line, six)).ProblemAsync(400, "validation.failed");
        Assert.Equal(0, await app.ScalarAsync<long>($"SELECT count(*) FROM orders.returns WHERE order_id = '{order}'"));
    }

    [Fact]
    public async Task Contest_WithPhotos_ShowsThemBesideTheBuyers()
    {
        var (order, seller, buyer, _) = await app.CashOrderAsync();
        await seller.DeliverAsync(order);
        var line = await buyer.LineOfAsync(order);
        var made = await (await buyer.RequestReturnWithPhotosAsync(order, line, await buyer.UploadAsync())).JsonAsync(
            HttpStatusCode.Created
        );
        (await seller.ReturnAsSellerAsync(made.Id(), "approve")).Expect(HttpStatusCode.OK);
        (await seller.ReturnAsSellerAsync(made.Id(), "receive")).Expect(HttpStatusCode.OK);
        Guid[] photoIds = [await seller.UploadAsync(), await seller.UploadAsync()];

        var objection = new { reasonCode = "used", photoIds };
        var contested = await (await seller.ReturnAsSellerAsync(made.Id(), "contest", objection)).JsonAsync(
            HttpStatusCode.OK
        );

        Assert.Equal(photoIds, contested.GetProperty("objectionPhotos").EnumerateArray().Select(p => p.Id()));
        var seen = await buyer.ReturnOfAsync(made.Id());
        Assert.Single(seen.GetProperty("lines")[0].Urls("photos"));
        foreach (var url in seen.Urls("objectionPhotos"))
            (await buyer.Client.GetAsync(url)).Expect(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Requests_OfTwoOrdersWithOnePhotoAtOnce_OneGetsIt()
    {
        var store = await app.Store().WithProduct(stock: 10).OpenAsync();
        var buyer = await app.BuyerAsync();
        Guid[] orders = [await buyer.OrderAsync(store.Product), await buyer.OrderAsync(store.Product)];
        foreach (var order in orders)
            await store.Owner.DeliverAsync(order);
        Guid[] lines = [await buyer.LineOfAsync(orders[0]), await buyer.LineOfAsync(orders[1])];
        var photo = await buyer.UploadAsync();

        var answers = await Races.AtOnceAsync(2, i => buyer.RequestReturnWithPhotosAsync(orders[i], lines[i], photo));

        Assert.Single(answers, a => a.StatusCode == HttpStatusCode.Created);
        await answers.Single(a => a.StatusCode != HttpStatusCode.Created).ProblemAsync(422, "file.not_attachable");
        await app.AssertInvariantsAsync();
    }
}
