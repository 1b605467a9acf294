using System.Net;
using Marketplace.Foundation;
using Marketplace.IntegrationTests.Infrastructure;
using Marketplace.Modules.Orders;
using Marketplace.Modules.Payments;
using Marketplace.Modules.Payments.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.IntegrationTests.Payments;

/// <summary>Somebody refunds in the provider's dashboard; the product hears of it by webhook, refresh or
/// reconciliation.</summary>
public sealed class DashboardRefundTests(ShopApp app) : IClassFixture<ShopApp>
{
    [Fact]
    public async Task Webhook_PartOfAnOrder_IsRefundedAndTheRestGoesOut()
    {
        var (sale, capture) = await PaidAtProviderAsync(await GoodsAsync(40_000));
        Assert.Equal(44_990, sale.Total.Amount);

        await app.Provider.RefundAsync(capture, 5_000);
        await ShopApp.EventuallyAsync(
            "the refund is taken over",
            async () => (await app.OrderAsync(sale.OrderId)).RefundedMinor == 5_000
        );
        var order = await (await app.Buyer.Client.GetAsync($"/api/v1/orders/{sale.OrderId}")).JsonAsync(
            HttpStatusCode.OK
        );
        Assert.Equal("partially_refunded", order.GetProperty("paymentStatus").GetString());
        Assert.Equal(5_000, order.GetProperty("refundedTotal").GetProperty("amount").GetInt64());
        await app.AssertInvariantsAsync();

        var rest = await (
            await app.Seller.Client.SendJsonAsync(
                HttpMethod.Post,
                $"/api/v1/seller/{app.Seller.SellerId}/orders/{sale.OrderId}/refunds",
                new { reason = "rest" },
                ("Idempotency-Key", Guid.CreateVersion7().ToString())
            )
        ).JsonAsync(HttpStatusCode.Created);
        Assert.Equal(39_990, rest.GetProperty("amount").GetProperty("amount").GetInt64());
        await app.RunJobAsync("payments.send-refunds");
        var done = await app.OrderAsync(sale.OrderId);
        Assert.Equal((44_990, OrderPaymentStatus.Refunded), (done.RefundedMinor, done.PaymentStatus));
        await app.AssertInvariantsAsync();
    }

    [Fact]
    public async Task Refresh_WebhookLost_TakesTheRefundOver()
    {
        var (sale, capture) = await PaidAtProviderAsync(app.Variants[0]);
        await app.Provider.RefundAsync(capture, 700, "lost");

        // Anybody may open the return page: it asks the provider nothing about a payment that succeeded.
        (await app.Buyer.Client.GetAsync($"/api/v1/payments/{sale.PaymentId}/return")).Expect(HttpStatusCode.OK);
        Assert.Equal(0, (await app.PaymentAsync(sale.PaymentId)).RefundedMinor);

        for (var round = 0; round < 2; round++)
        {
            (await app.Buyer.Client.PostAsync($"/api/v1/payments/{sale.PaymentId}/refresh", null)).Expect(
                HttpStatusCode.OK
            );
        }

        Assert.Equal(700, (await app.OrderAsync(sale.OrderId)).RefundedMinor);
        Assert.Equal(700, (await app.PaymentAsync(sale.PaymentId)).RefundedMinor);
        await app.AssertInvariantsAsync();
    }

    [Fact]
    public async Task Reconciliation_WebhooksLost_TakesEveryRefundOverOnce()
    {
        var (sale, capture) = await PaidAtProviderAsync(app.Variants[1]);
        await app.Provider.RefundAsync(capture, 700, "lost");
        await app.Provider.RefundAsync(capture, 800, "lost");

        await app.RunJobAsync(PaymentsModule.ReconcileJob);
        await app.RunJobAsync(PaymentsModule.ReconcileJob);

        Assert.Equal(1_500, (await app.PaymentAsync(sale.PaymentId)).RefundedMinor);
        Assert.Equal(2, await app.QueryAsync(db => db.Set<Refund>().CountAsync(r => r.PaymentId == sale.PaymentId)));
        await app.AssertInvariantsAsync();
    }

    /// <summary>The event says how much was refunded in all, and not by which refund.</summary>
    [Fact]
    public async Task ChargeRefunded_MoreThanWeKnow_AsksTheProviderForItsRefunds()
    {
        var (sale, capture) = await PaidAtProviderAsync(app.Variants[2]);
        await app.Provider.RefundAsync(capture, 900, "lost");
        var charge = new
        {
            id = "ch_1",
            @object = "charge",
            amount_refunded = 900,
            currency = "try",
            payment_intent = capture,
        };
        (await app.DeliverAsync(Deliveries.Event(null, "charge.refunded", charge))).Expect(HttpStatusCode.OK);
        Assert.Equal(0, (await app.PaymentAsync(sale.PaymentId)).RefundedMinor);

        await app.RunJobAsync("payments.check-refunds");

        var payment = await app.PaymentAsync(sale.PaymentId);
        Assert.Equal((900L, (DateTimeOffset?)null), (payment.RefundedMinor, payment.RefundCheckAt));
        await app.AssertInvariantsAsync();
    }

    [Fact]
    public async Task Returned_MoneyOfADashboardRefund_CanBeRefundedAgain()
    {
        var (sale, capture) = await PaidAtProviderAsync(app.Variants[3]);
        var refund = await app.Provider.RefundAsync(capture, 1_000);
        await RefundedAsync(sale, 1_000);

        await app.Provider.FailRefundAsync(refund);
        await RefundedAsync(sale, 0);
        await app.AssertInvariantsAsync();

        await app.CancelAsync(sale);
        await app.RunJobAsync("payments.send-refunds");
        await RefundedAsync(sale, sale.Total.Amount);
        await app.AssertInvariantsAsync();
    }

    [Fact]
    public async Task FullRefund_InTheDashboard_GivesBackAllCommissionAndIsNotSentAgain()
    {
        var (sale, capture) = await PaidAtProviderAsync(app.Variants[4]);
        await app.Provider.RefundAsync(capture, null);
        await RefundedAsync(sale, sale.Total.Amount);

        await app.CancelAsync(sale);

        Assert.Equal(1, await app.QueryAsync(db => db.Set<Refund>().CountAsync(r => r.PaymentId == sale.PaymentId)));
        var booked = await app.InScopeAsync<ILedger, CommissionBooked>(l =>
            l.CommissionRefundedOfOrderAsync(sale.OrderId, default)
        );
        Assert.Equal((await app.OrderAsync(sale.OrderId)).CommissionTotalMinor, booked.CommissionMinor);
        await app.AssertInvariantsAsync();
    }

    private Task RefundedAsync(Sale sale, long minor) =>
        ShopApp.EventuallyAsync(
            $"{minor} are refunded",
            async () => (await app.OrderAsync(sale.OrderId)).RefundedMinor == minor
        );

    private async Task<Guid> GoodsAsync(long priceMinor) =>
        (await app.GoodsAsync(app.Seller, priceMinor: priceMinor)).VariantId;

    private async Task<(Sale Sale, string Capture)> PaidAtProviderAsync(Guid variantId)
    {
        var sale = await app.BuyAsync(variantId, 1);
        await app.Provider.PayAsync(await app.PageAsync(sale.PaymentId));
        await ShopApp.EventuallyAsync(
            "the order is placed",
            async () => (await app.OrderAsync(sale.OrderId)).Status == OrderStatus.Placed
        );
        return (sale, (await app.PaymentAsync(sale.PaymentId)).ProviderCaptureId!);
    }
}
