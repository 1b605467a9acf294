using System.Net;
using System.Text.Json;
using Marketplace.IntegrationTests.Infrastructure;
using Marketplace.IntegrationTests.Payments;
using Marketplace.Testing;

namespace Marketplace.IntegrationTests.Orders.Views;

/// <summary>Small mistakes of a client are answered with the member that is wrong and what it should be.</summary>
public sealed class OrderMistakeTests(ShopApp app) : IClassFixture<ShopApp>
{
    [Theory]
    [InlineData("{}", "#/reason", "value.required")]
    [InlineData("""{"reason":"Goodwill!"}""", "#/reason", "value.code")]
    [InlineData("""{"reason":"a","lines":[]}""", "#/lines", "value.required")]
    [InlineData("""{"reason":"a","lines":[{"lineId":"$","quantity":0}]}""", "#/lines/0/quantity", "value.too_small")]
    [InlineData("""{"reason":"a","lines":[$1,$1]}""", "#/lines/1/lineId", "value.duplicate")]
    [InlineData("""{"reason":"a","lines":[{"lineId":"@","quantity":1}]}""", "#/lines/0/lineId", "value.not_allowed")]
    [InlineData("""{"reason":"a","lines":[$1],"parts":[{"kind":"shipping"}]}""", "#/lines", "value.exclusive")]
    [InlineData("""{"reason":"a","parts":[]}""", "#/parts", "value.required")]
    [InlineData("""{"reason":"a","parts":[{}]}""", "#/parts/0/kind", "value.required")]
    [InlineData("""{"reason":"a","parts":[{"kind":"tax"}]}""", "#/parts/0/kind", "value.not_allowed")]
    [InlineData("""{"reason":"a","parts":[{"kind":"units","lineId":"$"}]}""", "#/parts/0/quantity", "value.required")]
    [InlineData("""{"reason":"a","parts":[{"kind":"units","quantity":1}]}""", "#/parts/0/lineId", "value.required")]
    [InlineData("""{"reason":"a","parts":[{"kind":"amount","lineId":"$"}]}""", "#/parts/0/amount", "value.required")]
    [InlineData(
        """{"reason":"a","parts":[{"kind":"amount","lineId":"$","amount":%0}]}""",
        "#/parts/0/amount/amount",
        "value.too_small"
    )]
    [InlineData("""{"reason":"a","parts":[{"kind":"shipping","lineId":"$"}]}""", "#/parts/0/lineId", "value.exclusive")]
    [InlineData(
        """{"reason":"a","parts":[{"kind":"shipping","quantity":1}]}""",
        "#/parts/0/quantity",
        "value.exclusive"
    )]
    [InlineData(
        """{"reason":"a","parts":[{"kind":"shipping"},{"kind":"shipping"}]}""",
        "#/parts/1/kind",
        "value.duplicate"
    )]
    [InlineData("""{"reason":"a","parts":[~,~]}""", "#/parts/1/lineId", "value.duplicate")]
    [InlineData(
        """{"reason":"a","parts":[{"kind":"units","lineId":"@","quantity":1}]}""",
        "#/parts/0/lineId",
        "value.not_allowed"
    )]
    public async Task Refund_Mistaken_NamesTheMemberInBothLanguages(string body, string pointer, string code)
    {
        var sale = await app.PaidOrderAsync(16, 2);
        var text = body.Replace("$1", $$"""{"lineId":"{{sale.LineId}}","quantity":1}""", StringComparison.Ordinal)
            .Replace("~", """{"kind":"units","lineId":"$","quantity":1}""", StringComparison.Ordinal)
            .Replace("$", $"{sale.LineId}", StringComparison.Ordinal)
            .Replace("@", $"{sale.OrderId}", StringComparison.Ordinal)
            .Replace("%0", """{"amount":0,"currency":"TRY"}""", StringComparison.Ordinal);
        var messages = new List<string>();
        foreach (var language in new[] { "tr", "en" })
        {
            var answer = await app.Seller.RefundAsync(sale.OrderId, JsonDocument.Parse(text), language: language);
            var problem = await answer.ProblemAsync(400, "validation.failed");
            var field = Assert.Single(problem.GetProperty("errors").EnumerateArray());
            Assert.Equal((pointer, code), (Text(field, "pointer"), Text(field, "code")));
            messages.Add(Text(field, "message"));
        }

        Assert.NotEqual(messages[0], messages[1]);
        Assert.DoesNotContain(messages, m => m.Contains('{', StringComparison.Ordinal));
    }

    [Fact]
    public async Task Refund_OfMoreUnitsThanALineHas_NamesTheLine()
    {
        var sale = await app.PaidOrderAsync(0, 2);

        var answer = await app.Seller.RefundAsync(
            sale.OrderId,
            new { reason = "goodwill", lines = new[] { new { lineId = sale.LineId, quantity = 3 } } }
        );

        var problem = await answer.ProblemAsync(422, "refund.exceeds_captured");
        var given = problem.GetProperty("params");
        Assert.Equal(sale.LineId, given.GetProperty("lineId").GetGuid());
        Assert.Equal(2, given.GetProperty("units").GetInt32());
        Assert.Contains("66.66", Text(problem, "detail"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Refund_InAnotherCurrency_IsRefused()
    {
        var sale = await app.PaidOrderAsync(16, 2);
        var part = new
        {
            kind = "amount",
            lineId = sale.LineId,
            amount = new { amount = 100, currency = "EUR" },
        };

        var answer = await app.Seller.RefundAsync(sale.OrderId, new { reason = "goodwill", parts = new[] { part } });

        await answer.ProblemAsync(422, "money.currency_mismatch");
    }

    [Fact]
    public async Task Refund_OfAnOrderPaidAtTheDoor_SaysThatNothingWasCaptured()
    {
        using var buyer = await app.BuyerAsync();
        var order = await CashOrderAsync(buyer);
        var line = await buyer.LineOfAsync(order);

        var answer = await app.Seller.RefundAsync(
            order,
            new { reason = "goodwill", lines = new[] { new { lineId = line, quantity = 50 } } }
        );

        await answer.ProblemAsync(422, "payment.not_captured");
    }

    [Theory]
    [InlineData("reject", "#/reasonCode")]
    [InlineData("cancel-units", "#/lines", "#/reasonCode")]
    [InlineData("refunds", "#/reason")]
    [InlineData("parcels/$/undelivered", "#/reason")]
    public async Task Command_WithoutABody_NamesWhatIsMissing(string command, params string[] pointers)
    {
        using var buyer = await app.BuyerAsync();
        var order = await CashOrderAsync(buyer);
        var path = command.Replace("$", $"{order}", StringComparison.Ordinal);

        var answer = await app.Seller.Client.SendJsonAsync(
            HttpMethod.Post,
            $"/api/v1/seller/{app.Seller.SellerId}/orders/{order}/{path}",
            null,
            ("Idempotency-Key", $"{Guid.CreateVersion7()}")
        );

        var problem = await answer.ProblemAsync(400, "validation.failed");
        Assert.Equal(
            pointers.Select(p => (p, true)),
            problem
                .GetProperty("errors")
                .EnumerateArray()
                .Select(e => (Text(e, "pointer"), Text(e, "code") is "value.required" or "value.not_allowed"))
        );
    }

    [Fact]
    public async Task Message_WithoutABody_NamesWhatIsMissing()
    {
        using var buyer = await app.BuyerAsync();
        var order = await CashOrderAsync(buyer);

        var answer = await buyer.Client.SendJsonAsync(
            HttpMethod.Post,
            $"/api/v1/orders/{order}/messages",
            null,
            ("Idempotency-Key", $"{Guid.CreateVersion7()}")
        );

        var problem = await answer.ProblemAsync(400, "validation.failed");
        Assert.Equal("#/body", Text(Assert.Single(problem.GetProperty("errors").EnumerateArray()), "pointer"));
    }

    [Fact]
    public async Task Cancel_WithoutABody_ApprovesWhatTheBuyerAskedFor()
    {
        using var buyer = await app.BuyerAsync();
        var order = await CashOrderAsync(buyer);
        (await app.Seller.AsSellerAsync(order, "confirm")).Expect(HttpStatusCode.OK);
        var refused = await (await app.Seller.AsSellerAsync(order, "cancel")).ProblemAsync(400, "validation.failed");
        Assert.Equal("#/reasonCode", Text(refused.GetProperty("errors")[0], "pointer"));
        (await buyer.AsBuyerAsync(order, "cancel-request")).Expect(HttpStatusCode.Accepted);

        (await app.Seller.AsSellerAsync(order, "cancel")).Expect(HttpStatusCode.OK);

        Assert.Equal("cancelled", await buyer.StatusAsync(order));
    }

    [Fact]
    public async Task Ship_WithoutABody_Ships()
    {
        using var buyer = await app.BuyerAsync();
        var order = await CashOrderAsync(buyer);
        (await app.Seller.AsSellerAsync(order, "confirm")).Expect(HttpStatusCode.OK);

        (await app.Seller.AsSellerAsync(order, "ship")).Expect(HttpStatusCode.OK);
    }

    [Fact]
    public async Task InvoiceLink_WithALetterOfTheLanguage_IsKeptEscaped()
    {
        using var buyer = await app.BuyerAsync();
        var order = await CashOrderAsync(buyer);

        var link = await (await LinkAsync(order, "https://fatura.example.com/mağaza/ğ.pdf")).JsonAsync(
            HttpStatusCode.OK
        );
        Assert.Equal("https://fatura.example.com/ma%C4%9Faza/%C4%9F.pdf", Text(link, "url"));
        (await LinkAsync(order, "https://mağaza.example.com/1.pdf")).Expect(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("http://fatura.example.com/1", "value.https_url")]
    [InlineData("fatura.example.com/1", "value.https_url")]
    [InlineData("https://fatura.example.com/ğ*100", "value.too_long")]
    public async Task InvoiceLink_Mistaken_SaysWhy(string url, string code)
    {
        using var buyer = await app.BuyerAsync();
        var order = await CashOrderAsync(buyer);
        var text = url.EndsWith("*100", StringComparison.Ordinal) ? url[..^5] + new string('ğ', 100) : url;

        var problem = await (await LinkAsync(order, text)).ProblemAsync(400, "validation.failed");

        var field = Assert.Single(problem.GetProperty("errors").EnumerateArray());
        Assert.Equal(("#/url", code), (Text(field, "pointer"), Text(field, "code")));
    }

    private Task<HttpResponseMessage> LinkAsync(Guid order, string url) =>
        app.Seller.Client.SendJsonAsync(
            HttpMethod.Put,
            $"/api/v1/seller/{app.Seller.SellerId}/orders/{order}/invoice-link",
            new { url, number = "A-1" }
        );

    private async Task<Guid> CashOrderAsync(SignIn buyer) =>
        await buyer.OrderAsync(new(app.Seller.SellerId, Guid.Empty, app.Variants[17]));

    private static string Text(JsonElement of, string name) => of.GetProperty(name).GetString()!;
}
