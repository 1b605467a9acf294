using System.Net;
using Marketplace.Foundation;
using Marketplace.IntegrationTests.Infrastructure;
using Marketplace.IntegrationTests.Products;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.IntegrationTests.Notifications;

/// <summary>What mails about orders show, in a shop that has pages of its own.</summary>
[Setting("Marketplace:WebUrl", "https://shop.example.com")]
[Setting("Marketplace:Name", "Çarşı <Moda>")]
[Setting("Marketplace:PostalAddress", "Moda Cad. 1, İstanbul")]
[Setting("Mail:ReplyTo", "support@example.com")]
public sealed class OrderMailTests(MarketplaceApp app) : IClassFixture<MarketplaceApp>
{
    [Fact]
    public async Task Purchase_FromTwoStores_IsOneMailWithBothOrders()
    {
        var one = await app.Store().WithProduct(priceMinor: 10_000, title: "Bakır <cezve>").OpenAsync();
        var two = await app.Store().WithProduct(priceMinor: 25_050, title: "İpek şal").OpenAsync();
        var buyer = await app.BuyerAsync(language: Language.Turkish);
        var completed = await (
            await buyer.CompleteAsync(await buyer.CheckoutAsync((one.Product.VariantId, 2), (two.Product.VariantId, 1)))
        ).JsonAsync(HttpStatusCode.Created);
        await app.DrainAsync();

        var mail = Assert.Single(await MailsAsync(buyer.Email));
        var purchase = completed.GetProperty("purchaseId").GetGuid();
        Assert.Contains("2 mağazadan", mail.Body, StringComparison.Ordinal);
        foreach (var order in completed.GetProperty("orders").EnumerateArray())
            Assert.Contains(order.GetProperty("number").GetString()!, mail.Body, StringComparison.Ordinal);
        Assert.Contains("2 × Bakır <cezve>: 200,00 TRY", mail.Body, StringComparison.Ordinal);
        Assert.Contains("1 × İpek şal: 250,50 TRY", mail.Body, StringComparison.Ordinal);
        Assert.Contains("Teslimat adresi", mail.Body, StringComparison.Ordinal);
        Assert.Contains($"https://shop.example.com/purchases/{purchase}", mail.Body, StringComparison.Ordinal);
        Assert.Contains("2 × Bakır &lt;cezve&gt;", mail.Html, StringComparison.Ordinal);
        Assert.Contains("Çarşı &lt;Moda&gt;", mail.Html, StringComparison.Ordinal);
        Assert.Equal(2, await app.NotificationCountAsync(buyer.UserId));
        Assert.Contains("1 × İpek şal", (await MailsAsync(two.Owner.Email))[^1].Body, StringComparison.Ordinal);
        Assert.DoesNotContain("cezve", (await MailsAsync(two.Owner.Email))[^1].Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Mails_OfAnOrderWithAPicture_ShowItsThumbnailToBuyerAndSeller()
    {
        var store = await app.Store().WithProduct().OpenAsync();
        var upload = await Catalog.UploadAsync(
            store.Owner,
            store.Product.ProductId,
            TestPictures.Png(40, 20),
            "a.png",
            "image/png"
        );
        var image = await upload.JsonAsync(HttpStatusCode.Created);
        var buyer = await app.BuyerAsync();
        (await buyer.CompleteAsync(await buyer.CheckoutAsync((store.Product.VariantId, 1)))).Expect(
            HttpStatusCode.Created
        );
        await app.DrainAsync();

        var thumbnail = image.GetProperty("thumbnails")[0].GetProperty("url").GetString();
        var shown = $"<img src=\"{thumbnail}\" width=\"48\" height=\"24\" alt=\"Önden\"";
        Assert.Contains(shown, Assert.Single(await MailsAsync(buyer.Email)).Html, StringComparison.Ordinal);
        Assert.Contains(shown, (await MailsAsync(store.Owner.Email))[^1].Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Steps_OfOneOrder_NameStoreGoodsCarrierAndLinks()
    {
        var order = await app.CashOrderAsync(quantity: 3);
        (await order.Seller.AsSellerAsync(order.Id, "confirm")).Expect(HttpStatusCode.OK);
        (
            await order.Seller.AsSellerAsync(order.Id, "ship", new { carrier = "MNG Kargo", trackingNumber = "TR-42" })
        ).Expect(HttpStatusCode.OK);
        (await order.Seller.AsSellerAsync(order.Id, "deliver")).Expect(HttpStatusCode.OK);
        await app.DrainAsync();

        var mails = await MailsAsync(order.Buyer.Email);
        Assert.Equal(4, mails.Count);
        var store = await app.ScalarAsync<string>(
            $"SELECT name FROM sellers.sellers WHERE id = '{order.Seller.SellerId}'"
        );
        Assert.All(
            mails,
            mail =>
            {
                Assert.Contains(store, mail.Body, StringComparison.Ordinal);
                Assert.Contains("3 × ", mail.Body, StringComparison.Ordinal);
                Assert.Contains("300.00 TRY", mail.Body, StringComparison.Ordinal);
                Assert.Contains($"https://shop.example.com/orders/{order.Id}", mail.Body, StringComparison.Ordinal);
                Assert.Contains("https://shop.example.com/account/notifications", mail.Body, StringComparison.Ordinal);
                Assert.Contains("Moda Cad. 1, İstanbul", mail.Body, StringComparison.Ordinal);
                Assert.NotNull(mail.UnsubscribeUrl);
            }
        );
        Assert.Contains("MNG Kargo", mails[2].Body, StringComparison.Ordinal);
        Assert.Contains("TR-42", mails[2].Body, StringComparison.Ordinal);
        Assert.Contains("please write to support@example.com", mails[3].Body, StringComparison.Ordinal);
        var seller = (await MailsAsync(order.Seller.Email))[^1];
        Assert.Contains(
            $"https://shop.example.com/seller/{order.Seller.SellerId}/orders/{order.Id}",
            seller.Body,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task AccountMail_CannotBeTurnedOff()
    {
        using var user = await app.BuyerAsync();
        (
            await app.Anonymous.SendJsonAsync(
                HttpMethod.Post,
                "/api/v1/auth/forgot-password",
                new { email = user.Email }
            )
        ).Expect(HttpStatusCode.Accepted);
        var mail = Assert.Single(await MailsAsync(user.Email));
        Assert.Null(mail.UnsubscribeUrl);
        Assert.DoesNotContain("/unsubscribe", mail.Html, StringComparison.Ordinal);
        Assert.Contains("https://shop.example.com/reset-password?token=", mail.Html, StringComparison.Ordinal);
    }

    private Task<List<QueuedMail>> MailsAsync(string address) =>
        app.QueryAsync(db => db.Mails.AsNoTracking().Where(m => m.To == address).OrderBy(m => m.Id).ToListAsync());
}
