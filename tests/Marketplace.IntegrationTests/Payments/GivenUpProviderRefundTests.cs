using System.Net;
using Marketplace.Foundation;
using Marketplace.IntegrationTests.Infrastructure;
using Marketplace.Modules.Orders;
using Marketplace.Modules.Payments;
using Marketplace.Modules.Payments.Contracts;
using Microsoft.EntityFrameworkCore;
using Settlement = Marketplace.Modules.Payments.Settlement;

namespace Marketplace.IntegrationTests.Payments;

/// <summary>Refunds made at the provider that took the place of ours, that fail, or that are about money we never
/// counted.</summary>
public sealed class GivenUpProviderRefundTests(ShopApp app) : IClassFixture<ShopApp>
{
    private static int Count;

    /// <summary>Part of our refund is made at the provider before we send it: it stays our refund, with our
    /// reason.</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Displaced_PartOfOurRefund_KeepsItsReason(bool failsLater)
    {
        var sale = await app.PaidOrderAsync(0);
        await app.CancelAsync(sale);
        var id = NewId();

        await NewsAsync(sale, id, 500, RefundStatus.Pending);

        Assert.All(await RefundsAsync(sale), r => Assert.Equal("order.cancelled", r.Reason));
        Assert.All(await RefundsAsync(sale), r => Assert.False(r.HasUnknownLines));
        await NewsAsync(sale, id, 500, failsLater ? RefundStatus.Failed : RefundStatus.Succeeded);
        await app.AssertInvariantsAsync();
        await PayBack.AllAsync(app, sale.PaymentId);
        Assert.Equal(sale.Total, (await app.PaymentAsync(sale.PaymentId)).Refunded);
        Assert.Equal(failsLater ? 0 : 1, (await RefundsAsync(sale)).Count(r => r.MadeAtProvider));
        await app.AssertInvariantsAsync();
    }

    /// <summary>A return promised a refund, and before we send it somebody refunds so much at the provider that part of
    /// it is among that.</summary>
    [Fact]
    public async Task Displaced_PartOfAReturnsRefund_LeavesTheReturnSound()
    {
        var sale = await app.PaidOrderAsync(3, 2);
        await app.Seller.DeliverAsync(sale.OrderId);
        var id = await app.Buyer.ReturnAsync(sale.OrderId, sale.LineId);
        (await app.Seller.ReturnAsSellerAsync(id, "receive")).Expect(HttpStatusCode.OK);
        (await app.Seller.ReturnAsSellerAsync(id, "accept", new { })).Expect(HttpStatusCode.OK);
        var ours = Assert.Single(await RefundsAsync(sale));

        await NewsAsync(sale, NewId(), sale.Total.Amount - ours.AmountMinor + 1_000, RefundStatus.Succeeded);

        var part = (await RefundsAsync(sale)).Single(r => r.SplitOf == ours.Id);
        Assert.Equal((1_000, RefundStatus.Succeeded), (part.AmountMinor, part.Status));
        Assert.Equal("Accepted", await app.ReturnStatusOfAsync(id));
        await app.AssertInvariantsAsync();
        await PayBack.AllAsync(app, sale.PaymentId);
        Assert.Equal(sale.Total, (await app.PaymentAsync(sale.PaymentId)).Refunded);
        Assert.Equal("Refunded", await app.ReturnStatusOfAsync(id));
        await app.AssertInvariantsAsync();
    }

    /// <summary>Both orders are called off while nobody knows whose money went back; then it did not.</summary>
    [Theory]
    [InlineData(RefundStatus.Pending)]
    [InlineData(RefundStatus.Succeeded)]
    public async Task Failed_UnassignedAfterTheOrdersWereCancelled_WeSendTheRest(RefundStatus before)
    {
        var other = await app.Store().WithProduct().OpenAsync();
        var placed = await app.PlaceAsync(PaymentMethod.Card, (app.Variants[1], 2), (other.Product.VariantId, 1));
        var sale = Sale.Of(placed, placed.Orders[0]) with { Total = placed.Purchase.Total };
        Assert.Equal(SettlementOutcome.Applied, (await app.SettleAsync(sale.Succeeded, "webhook")).Outcome);
        var id = NewId();
        await NewsAsync(sale, id, 600, before);
        foreach (var order in placed.Orders)
            await app.CancelAsync(sale with { OrderId = order.Id });

        await NewsAsync(sale, id, 600, RefundStatus.Failed);

        await app.AssertInvariantsAsync();
        await PayBack.AllAsync(app, sale.PaymentId);
        Assert.Equal(sale.Total, (await app.PaymentAsync(sale.PaymentId)).Refunded);
        foreach (var order in placed.Orders)
            Assert.Equal(order.TotalMinor, (await app.OrderAsync(order.Id)).RefundedMinor);
        await app.AssertInvariantsAsync();
    }

    /// <summary>Another amount came than was asked for, and somebody gives it back in the dashboard.</summary>
    [Theory]
    [InlineData("wrong_amount")]
    [InlineData("wrong_currency")]
    public async Task DashboardRefund_OfAMismatchedPayment_BelongsToItAndChangesNothing(string scenario)
    {
        var sale = await app.BuyAsync(2);
        await app.Provider.PayAsync(await app.PageAsync(sale.PaymentId), scenario);
        await ShopApp.EventuallyAsync(
            "the mismatch is noted",
            async () =>
                (await app.PaymentAsync(sale.PaymentId)) is { MismatchAt: not null, ProviderCaptureId: not null }
        );
        var capture = (await app.PaymentAsync(sale.PaymentId)).ProviderCaptureId!;

        await app.Provider.RefundAsync(capture, null);

        await ShopApp.EventuallyAsync("its news are handled", async () => (await NewsOfAsync(sale)).Count == 3);
        Assert.All(await NewsOfAsync(sale), m => Assert.Equal(WebhookStatus.Ignored, m.Status));
        Assert.Empty(await RefundsAsync(sale));
        Assert.Equal(0, (await app.PaymentAsync(sale.PaymentId)).RefundedMinor);
        await app.AssertInvariantsAsync();
    }

    private Task<List<WebhookMessage>> NewsOfAsync(Sale sale) =>
        app.QueryAsync(db =>
            db.Set<WebhookMessage>()
                .AsNoTracking()
                .Where(m => m.PaymentId == sale.PaymentId && m.Type.Contains("refund"))
                .ToListAsync()
        );

    private static string NewId() => $"re_given_up_{Interlocked.Increment(ref Count)}";

    private Task<Settlement> NewsAsync(Sale sale, string id, long minor, RefundStatus status) =>
        app.InScopeAsync<RefundSettlementService, Settlement>(s =>
            s.ApplyAsync(StripeGateway.Name, new(id, null, status, new(minor, "TRY"), null, sale.CaptureId), default)
        );

    private Task<List<Refund>> RefundsAsync(Sale sale) =>
        app.QueryAsync(db => db.Set<Refund>().AsNoTracking().Where(r => r.PaymentId == sale.PaymentId).ToListAsync());
}
