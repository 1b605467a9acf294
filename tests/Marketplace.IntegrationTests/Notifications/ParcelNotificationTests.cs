using System.Net;
using Marketplace.Foundation;
using Marketplace.IntegrationTests.Infrastructure;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.IntegrationTests.Notifications;

/// <summary>Who is told of single parcels.</summary>
public sealed class ParcelNotificationTests(MarketplaceApp app) : IClassFixture<MarketplaceApp>
{
    [Fact]
    public async Task Parcels_OfOneOrder_AreToldOneByOneAndTheLastAsTheOrder()
    {
        var (seller, buyer) = (await app.SellerAsync(), await app.BuyerAsync(language: Language.English));
        var order = await buyer.OrderAsync(await app.GoodsAsync(seller), 3);
        (await seller.AsSellerAsync(order, "confirm")).Expect(HttpStatusCode.OK);
        var line = (await seller.LinesAsync(order)).Single();
        var (first, last) = (await seller.PackedAsync(order, (line, 1)), await seller.PackedAsync(order, (line, 2)));
        await seller.ShipParcelAsync(order, first, "YK77");
        await app.DrainAsync();
        var mail = await app.LastMailAsync(buyer.Email);
        Assert.Contains("YK77", mail, StringComparison.Ordinal);
        Assert.Contains("gonderi-sorgula?code=YK77", mail, StringComparison.Ordinal);
        Assert.Contains("1 × Bakır cezve", mail, StringComparison.Ordinal);

        await seller.ShipParcelAsync(order, last);
        (await seller.MoveParcelAsync(order, first, "deliver")).Expect(HttpStatusCode.OK);
        (await seller.MoveParcelAsync(order, last, "undelivered", new { reason = "refused" })).Expect(
            HttpStatusCode.OK
        );
        await app.DrainAsync();
        Assert.Equal(
            [
                "We have your order",
                "Your order is confirmed",
                "A parcel of your order is on its way",
                "Your order is on its way",
                "A parcel of your order was delivered",
                "Your parcel could not be delivered",
            ],
            await SubjectsAsync(buyer.Email)
        );
        Assert.Contains("it was refused", await app.LastMailAsync(buyer.Email), StringComparison.Ordinal);
        Assert.Equal(["New order"], await SubjectsAsync(seller.Email));
    }

    /// <summary>The subjects of the mails in the order of their writing, without the order's number.</summary>
    private async Task<IReadOnlyList<string>> SubjectsAsync(string email) =>
        [
            .. (
                await app.QueryAsync(db =>
                    db.Mails.AsNoTracking()
                        .Where(m => m.To == email)
                        .OrderBy(m => m.Id)
                        .Select(m => m.Subject)
                        .ToListAsync()
                )
            )
                .Select(s => s.Split(':')[0])
                .Where(s => !s.StartsWith("Store ", StringComparison.Ordinal)),
        ];
}
