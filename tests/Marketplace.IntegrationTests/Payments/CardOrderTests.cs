using System.Net;
using System.Text.Json;
using Marketplace.Foundation;
using Marketplace.IntegrationTests.Infrastructure;
using Marketplace.Modules.Invariants;
using Marketplace.Modules.Orders;
using Marketplace.Modules.Payments;
using Marketplace.Modules.Payments.Contracts;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.IntegrationTests.Payments;

/// <summary>Buying by card, over HTTP, with the simulated provider's page and its webhooks.</summary>
public sealed class CardOrderTests(ShopApp app) : IClassFixture<ShopApp>
{
    private static readonly object Address = new
    {
        fullName = "Deniz Yılmaz",
        phone = "+905321234567",
        line1 = "Deneme Sk. 1",
        district = "Kadıköy",
        city = "İstanbul",
    };

    [Theory]
    [InlineData(null)]
    [InlineData("duplicate")]
    [InlineData("reordered")]
    public async Task Buy_PaidOnThePage_OrderIsPlacedOnce(string? scenario)
    {
        var bought = await CompleteAsync(await QuoteAsync());
        await app.Provider.PayAsync(bought.CheckoutUrl, scenario);
        await UntilAsync(bought.OrderId, OrderStatus.Placed);
        Assert.Equal(1, await app.EventsOfAsync(bought.OrderId, "orders.order-placed"));
        var payment = await (await app.Buyer.Client.GetAsync($"/api/v1/payments/{bought.PaymentId}")).JsonAsync(
            HttpStatusCode.OK
        );
        Assert.Equal("succeeded", payment.GetProperty("status").GetString());
        await AssertInvariantsAsync();
    }

    [Fact]
    public async Task Complete_SameKeyAgain_GivesTheSamePurchaseAndPage()
    {
        var quote = await QuoteAsync();
        var key = Guid.CreateVersion7().ToString();
        Assert.Equal(await CompleteAsync(quote, key), await CompleteAsync(quote, key));
    }

    [Fact]
    public async Task Complete_TwentyTimesAtOnceWithOneKey_NobodyIsToldOfAPurchaseWithoutAPage()
    {
        var quote = await QuoteAsync();
        var key = Guid.CreateVersion7().ToString();
        var answers = await Task.WhenAll(
            Enumerable.Range(0, 20).Select(_ => PostAsync(app.Buyer, $"/checkouts/{quote}/complete", key: key))
        );
        var pages = new HashSet<string?>();
        foreach (var answer in answers)
        {
            if (answer.StatusCode == HttpStatusCode.Conflict)
                await answer.ProblemAsync(409, "idempotency.in_progress");
            else
                pages.Add(PageOf(await answer.JsonAsync(HttpStatusCode.Created)));
        }

        Assert.NotNull(Assert.Single(pages));
        Assert.Equal(pages.Single(), (await CompleteAsync(quote, key)).CheckoutUrl);
    }

    [Fact]
    public async Task Complete_SameKeyAfterTheProviderFailed_GoesOnWithTheSameAttempt()
    {
        var quote = await QuoteAsync();
        var key = Guid.CreateVersion7().ToString();
        app.Provider.Interfere = SimulatedProvider.LoseAnswerAsync;
        await (await PostAsync(app.Buyer, $"/checkouts/{quote}/complete", key: key)).ProblemAsync(
            502,
            "payment.provider_error"
        );
        await (await PostAsync(app.Buyer, $"/checkouts/{quote}/complete", key: key)).ProblemAsync(
            502,
            "payment.provider_error"
        );
        app.Provider.Interfere = null;

        var bought = await CompleteAsync(quote, key);
        Assert.Equal(bought, await CompleteAsync(quote, key));
        Assert.Equal(
            1,
            await app.ScalarAsync<long>(
                $"SELECT count(*) FROM payments.payment_attempts WHERE payment_id = '{bought.PaymentId}'"
            )
        );
        await app.Provider.PayAsync(bought.CheckoutUrl);
        await UntilAsync(bought.OrderId, OrderStatus.Placed);
        await AssertInvariantsAsync();
    }

    [Fact]
    public async Task Complete_ProviderAnswersWithoutAPage_IsUnknownAndCanBeAskedAgain()
    {
        var quote = await QuoteAsync();
        var key = Guid.CreateVersion7().ToString();
        app.Provider.Interfere = (context, _) => context.Response.WriteAsJsonAsync(new { });
        await (await PostAsync(app.Buyer, $"/checkouts/{quote}/complete", key: key)).ProblemAsync(
            502,
            "payment.provider_error"
        );
        app.Provider.Interfere = null;
        var bought = await CompleteAsync(quote, key);
        await app.Provider.PayAsync(bought.CheckoutUrl);
        await UntilAsync(bought.OrderId, OrderStatus.Placed);
        await AssertInvariantsAsync();
    }

    [Fact]
    public async Task Complete_ProviderHoldsItsAnswerBack_Is502AndTheOrderIsPaidAllTheSame()
    {
        var quote = await QuoteAsync();
        app.Provider.Interfere = (context, nextAsync) =>
        {
            context.Request.Headers["X-Simulator-Scenario"] = "timeout";
            return nextAsync();
        };
        await (await PostAsync(app.Buyer, $"/checkouts/{quote}/complete")).ProblemAsync(502, "payment.provider_error");
        app.Provider.Interfere = null;
        var purchase = await app.QueryAsync(db =>
            db.Set<Purchase>().AsNoTracking().SingleAsync(p => p.CheckoutId == quote)
        );
        var payment = await app.QueryAsync(db =>
            db.Set<Payment>().AsNoTracking().SingleAsync(p => p.RefId == purchase.Id)
        );
        var order = await app.QueryAsync(db =>
            db.Set<Order>().AsNoTracking().SingleAsync(o => o.PurchaseId == purchase.Id)
        );
        Assert.Equal((PaymentStatus.Processing, OrderStatus.PendingPayment), (payment.Status, order.Status));
        await app.Provider.PayForAsync(payment.Id);
        await UntilAsync(order.Id, OrderStatus.Placed);
        await AssertInvariantsAsync();
    }

    [Fact]
    public async Task Pay_DeclinedThenAnotherPayment_OrderIsPlaced()
    {
        var bought = await CompleteAsync(await QuoteAsync());
        await app.Provider.PayAsync(bought.CheckoutUrl, "decline");
        await ShopApp.EventuallyAsync(
            "the payment failed",
            async () => (await app.PaymentAsync(bought.PaymentId)).Status == PaymentStatus.Failed
        );
        Assert.Equal(OrderStatus.PendingPayment, (await app.OrderAsync(bought.OrderId)).Status);

        var again = await (await PostAsync(app.Buyer, $"/purchases/{bought.PurchaseId}/payments")).JsonAsync(
            HttpStatusCode.Created
        );
        Assert.NotEqual(bought.PaymentId, again.GetProperty("id").GetGuid());
        await app.Provider.PayAsync(again.GetProperty("checkoutUrl").GetString()!);
        await UntilAsync(bought.OrderId, OrderStatus.Placed);
        await (await PostAsync(app.Buyer, $"/purchases/{bought.PurchaseId}/payments")).ProblemAsync(
            409,
            "payment.already_succeeded"
        );
        await AssertInvariantsAsync();
    }

    [Fact]
    public async Task Refund_OneUnitThenTheRest_BuyerHasTheExactTotalBack()
    {
        var bought = await PaidAsync();
        var path = $"/seller/{app.Seller.SellerId}/orders/{bought.OrderId}/refunds";
        var one = await (
            await PostAsync(
                app.Seller,
                path,
                new { reason = "goodwill", lines = new[] { new { lineId = bought.LineId, quantity = 1 } } }
            )
        ).JsonAsync(HttpStatusCode.Created);
        var line = Assert.Single(one.GetProperty("lines").EnumerateArray());
        Assert.Equal(
            (bought.LineId, 1),
            (line.GetProperty("lineId").GetGuid(), line.GetProperty("quantity").GetInt32())
        );
        Assert.Equal(one.GetProperty("amount").GetRawText(), line.GetProperty("amount").GetRawText());
        (await PostAsync(app.Seller, path, new { reason = "goodwill" })).Expect(HttpStatusCode.Created);
        await (await PostAsync(app.Seller, path, new { reason = "goodwill" })).ProblemAsync(
            422,
            "refund.exceeds_captured"
        );
        (await PostAsync(app.Buyer, path, new { reason = "goodwill" })).Expect(HttpStatusCode.NotFound);
        await app.RunJobAsync("payments.send-refunds");
        await ShopApp.EventuallyAsync(
            "the whole total is paid back",
            async () =>
            {
                var payment = await app.PaymentAsync(bought.PaymentId);
                return payment.RefundedMinor == payment.CapturedMinor;
            }
        );
        Assert.Equal(OrderPaymentStatus.Refunded, (await app.OrderAsync(bought.OrderId)).PaymentStatus);
        await AssertInvariantsAsync();
    }

    [Fact]
    public async Task Reject_PaidOrder_StockAndMoneyGoBack()
    {
        var bought = await PaidAsync();
        (
            await PostAsync(
                app.Seller,
                $"/seller/{app.Seller.SellerId}/orders/{bought.OrderId}/reject",
                new { reasonCode = "damaged" }
            )
        ).Expect(HttpStatusCode.OK);
        await app.RunJobAsync("payments.send-refunds");
        await ShopApp.EventuallyAsync(
            "the money is back",
            async () => (await app.OrderAsync(bought.OrderId)).PaymentStatus == OrderPaymentStatus.Refunded
        );
        await AssertInvariantsAsync();
    }

    [Fact]
    public async Task Sell_FromPlacedToCompleted_EarningsBecomePayable()
    {
        var bought = await PaidAsync();
        var before = await BalanceAsync();
        foreach (var step in new[] { "confirm", "ship", "deliver" })
        {
            (
                await PostAsync(
                    app.Seller,
                    $"/seller/{app.Seller.SellerId}/orders/{bought.OrderId}/{step}",
                    step == "ship" ? new { carrier = "Kargo", trackingNumber = "1" } : null
                )
            ).Expect(HttpStatusCode.OK);
        }

        (await PostAsync(app.Buyer, $"/orders/{bought.OrderId}/accept")).Expect(HttpStatusCode.OK);
        var (order, after) = (await app.OrderAsync(bought.OrderId), await BalanceAsync());
        Assert.Equal(OrderStatus.Completed, order.Status);
        Assert.Equal(
            order.Total - order.Commission - LedgerEntries.CommissionTax(order.Commission),
            after.Payable - before.Payable
        );
        await AssertInvariantsAsync();
    }

    [Fact]
    public async Task GetPayment_Stranger_FindsNothing()
    {
        var bought = await CompleteAsync(await QuoteAsync());
        using var stranger = await app.BuyerAsync();
        (await stranger.Client.GetAsync($"/api/v1/payments/{bought.PaymentId}")).Expect(HttpStatusCode.NotFound);
        (await app.Anonymous.GetAsync($"/api/v1/payments/{bought.PaymentId}")).Expect(HttpStatusCode.Unauthorized);
    }

    private async Task<Bought> PaidAsync()
    {
        var bought = await CompleteAsync(await QuoteAsync());
        await app.Provider.PayAsync(bought.CheckoutUrl);
        await UntilAsync(bought.OrderId, OrderStatus.Placed);
        return bought;
    }

    private async Task<Guid> QuoteAsync()
    {
        var quote = await PostAsync(
            app.Buyer,
            "/checkouts",
            new
            {
                items = new[] { new { variantId = app.Variants[0], quantity = 3 } },
                address = Address,
                paymentMethod = "card",
            }
        );
        return (await quote.JsonAsync(HttpStatusCode.Created)).GetProperty("id").GetGuid();
    }

    private async Task<Bought> CompleteAsync(Guid checkoutId, string? key = null)
    {
        var completed = await (await PostAsync(app.Buyer, $"/checkouts/{checkoutId}/complete", key: key)).JsonAsync(
            HttpStatusCode.Created
        );
        var (order, payment) = (
            completed.GetProperty("orders")[0].GetProperty("id").GetGuid(),
            completed.GetProperty("payment")
        );
        var detail = await (await app.Buyer.Client.GetAsync($"/api/v1/orders/{order}")).JsonAsync(HttpStatusCode.OK);
        return new(
            completed.GetProperty("purchaseId").GetGuid(),
            order,
            detail.GetProperty("lines")[0].GetProperty("id").GetGuid(),
            payment.GetProperty("id").GetGuid(),
            payment.GetProperty("checkoutUrl").GetString()!
        );
    }

    private static Task<HttpResponseMessage> PostAsync(
        SignIn by,
        string path,
        object? body = null,
        string? key = null
    ) =>
        by.Client.SendJsonAsync(
            HttpMethod.Post,
            "/api/v1" + path,
            body,
            ("Idempotency-Key", key ?? Guid.CreateVersion7().ToString())
        );

    private Task UntilAsync(Guid orderId, OrderStatus status) =>
        ShopApp.EventuallyAsync($"the order is {status}", async () => (await app.OrderAsync(orderId)).Status == status);

    private Task<SellerBalance> BalanceAsync() =>
        app.InScopeAsync<ILedger, SellerBalance>(ledger => ledger.BalanceAsync(app.Seller.SellerId, default));

    private async Task AssertInvariantsAsync()
    {
        await app.DrainAsync();
        var report = await app.InScopeAsync<InvariantService, InvariantReport>(s => s.CheckAsync(default));
        Assert.True(report.Ok, InvariantAssertions.Broken(report));
    }

    private static string? PageOf(JsonElement completed) =>
        completed.GetProperty("payment").GetProperty("checkoutUrl").GetString();

    private sealed record Bought(Guid PurchaseId, Guid OrderId, Guid LineId, Guid PaymentId, string CheckoutUrl);
}
