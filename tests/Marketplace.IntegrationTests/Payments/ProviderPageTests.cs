using System.Net;
using Marketplace.IntegrationTests.Infrastructure;
using Marketplace.IntegrationTests.Products;
using Marketplace.Modules.Payments;
using Microsoft.Extensions.DependencyInjection;

namespace Marketplace.IntegrationTests.Payments;

/// <summary>The provider's page names what is bought; the page after it tells the payer alone what was paid.</summary>
[Setting("Marketplace:WebUrl", "https://shop.example.com")]
[Setting("Marketplace:TimeZone", "Asia/Tokyo")]
public sealed class ProviderPageTests(ShopApp app) : IClassFixture<ShopApp>
{
    [Fact]
    public async Task Page_OfAPurchase_NamesGoodsPayerAndTheHoldInTheMarketplacesTime()
    {
        var (sale, page) = await app.OpenAsync(quantity: 2);
        var html = WebUtility.HtmlDecode(await app.Anonymous.GetStringAsync(page));
        Assert.Contains("Walking shoes", html, StringComparison.Ordinal);
        Assert.Contains("2 × ₺33.33", html, StringComparison.Ordinal);
        Assert.Contains("Delivery", html, StringComparison.Ordinal);
        Assert.Contains($"value=\"{app.Buyer.Email}\"", html, StringComparison.Ordinal);
        var until = (await app.PaymentAsync(sale.PaymentId)).ExpiresAt.ToOffset(TimeSpan.FromHours(9));
        Assert.Contains($"reserved for you until {until:HH:mm}", html, StringComparison.Ordinal);
        Assert.Equal(
            0,
            await app.ScalarAsync<long>(
                $"SELECT count(*) FROM payments.payment_attempts WHERE payment_id = '{sale.PaymentId}' "
                    + "AND payer_email IS NOT NULL"
            )
        );
    }

    [Fact]
    public async Task Page_OfAProductWithAPicture_ShowsItOnEveryAttempt()
    {
        var product = await app.MakeProductAsync(app.Seller.SellerId, new("Bakır cezve", 10, 4_500));
        var upload = await Catalog.UploadAsync(app.Seller, product.Id, TestPictures.Png(40, 20), "a.png", "image/png");
        var image = await upload.JsonAsync(HttpStatusCode.Created);
        var picture = image.GetProperty("thumbnails")[0].GetProperty("url").GetString()!;
        var sale = await app.BuyAsync(product.Variants[0].Id, 1);
        var first = await app.PageAsync(sale.PaymentId);
        Assert.Contains($"<img src=\"{picture}\"", await app.Anonymous.GetStringAsync(first), StringComparison.Ordinal);

        await app.Provider.PayAsync(first, "decline");
        await ShopApp.EventuallyAsync(
            "the card is refused",
            async () => (await app.PaymentAsync(sale.PaymentId)).Declines == 1
        );
        var again = await app.PayAgainAsync(sale);
        Assert.True(again.Succeeded, again.Error?.Code);
        var second = await app.PageAsync(again.Value.Id);
        Assert.NotEqual(first, second);
        Assert.Contains(
            $"<img src=\"{picture}\"",
            await app.Anonymous.GetStringAsync(second),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Return_WithItsToken_ShowsNumberSumAndTheWayOn()
    {
        var sale = await app.PaidOrderAsync();
        var payment = await app.PaymentAsync(sale.PaymentId);
        var token = app.Services.GetRequiredService<PaymentReturnLinkService>().TokenOf(sale.PaymentId);
        var html = await ReturnAsync(sale.PaymentId, token);
        Assert.Contains(payment.Description, html, StringComparison.Ordinal);
        Assert.Contains("116.56 TRY", html, StringComparison.Ordinal);
        Assert.Contains($"https://shop.example.com/purchases/{sale.PurchaseId}", html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAA")]
    public async Task Return_WhoOnlyKnowsTheId_SeesTheStatusAndNothingElse(string token)
    {
        var sale = await app.PaidOrderAsync();
        var payment = await app.PaymentAsync(sale.PaymentId);
        var html = await ReturnAsync(sale.PaymentId, token);
        Assert.Contains("Payment received", html, StringComparison.Ordinal);
        Assert.DoesNotContain(payment.Description, html, StringComparison.Ordinal);
        Assert.DoesNotContain("TRY", html, StringComparison.Ordinal);
        Assert.DoesNotContain("shop.example.com", html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Return_BeforeTheMoney_LeavesReloadingToTheReader(bool isThePayer)
    {
        var (sale, _) = await app.OpenAsync();
        var links = app.Services.GetRequiredService<PaymentReturnLinkService>();
        var html = await ReturnAsync(sale.PaymentId, isThePayer ? links.TokenOf(sale.PaymentId) : "");
        Assert.Contains("Waiting for payment", html, StringComparison.Ordinal);
        Assert.Contains("<a href=\"\">Check again</a>", html, StringComparison.Ordinal);
        Assert.DoesNotContain("http-equiv", html, StringComparison.Ordinal);
    }

    private async Task<string> ReturnAsync(Guid paymentId, string token)
    {
        var answer = await app.Anonymous.SendJsonAsync(
            HttpMethod.Get,
            $"/api/v1/payments/{paymentId}/return?token={token}",
            null,
            ("Accept-Language", "en")
        );
        answer.Expect(HttpStatusCode.OK);
        return await answer.Content.ReadAsStringAsync();
    }
}
