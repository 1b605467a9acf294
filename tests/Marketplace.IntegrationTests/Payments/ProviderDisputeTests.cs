using System.Net;
using Marketplace.Foundation;
using Marketplace.IntegrationTests.Infrastructure;
using Marketplace.Modules.Orders;
using Marketplace.Modules.Payments;
using Marketplace.Modules.Payments.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.IntegrationTests.Payments;

/// <summary>The buyer's bank contests a payment at the provider; the product hears of it by webhook, refresh or
/// reconciliation.</summary>
public sealed class ProviderDisputeTests(ShopApp app) : IClassFixture<ShopApp>
{
    [Theory]
    [InlineData(true, DisputeStatus.Won)]
    [InlineData(false, DisputeStatus.Lost)]
    public async Task Webhook_OpenedAndDecided_IsFollowed(bool isWon, DisputeStatus end)
    {
        var (sale, capture) = await PaidAtProviderAsync(0);

        var id = await app.Provider.DisputeAsync(capture);
        await BecomesAsync(id, DisputeStatus.Open);
        await app.AssertInvariantsAsync();
        using var admin = await app.AdminAsync();
        Assert.Contains(sale.PaymentId, await ListedAsync(admin, "disputed=true"));

        await app.Provider.CloseDisputeAsync(id, isWon);
        await BecomesAsync(id, end);
        Assert.DoesNotContain(sale.PaymentId, await ListedAsync(admin, "disputed=true"));
        Assert.Equal(
            isWon ? OrderPaymentStatus.Paid : OrderPaymentStatus.Refunded,
            (await app.OrderAsync(sale.OrderId)).PaymentStatus
        );
        await app.AssertInvariantsAsync();
    }

    [Fact]
    public async Task Refresh_WebhooksLost_TakesTheDisputeOver()
    {
        var (sale, capture) = await PaidAtProviderAsync(1);
        var id = await app.Provider.DisputeAsync(capture, 700, "lost");
        // Another test lets months go by, after which the token of before is no good.
        using var buyer = await app.SignInAgainAsync(app.Buyer);

        for (var round = 0; round < 2; round++)
            (await buyer.PostAsync($"/api/v1/payments/{sale.PaymentId}/refresh", null)).Expect(HttpStatusCode.OK);

        Assert.Equal(DisputeStatus.Open, (await DisputeAsync(id))!.Status);
        await app.AssertInvariantsAsync();
    }

    /// <summary>A bank takes months to decide: longer than the reconciliation looks back.</summary>
    [Fact]
    public async Task Reconciliation_DecidedMonthsLater_FollowsIt()
    {
        var (sale, capture) = await PaidAtProviderAsync(2);
        var id = await app.Provider.DisputeAsync(capture, 800, "lost");
        await app.RunJobAsync(PaymentsModule.ReconcileJob);
        Assert.Equal(DisputeStatus.Open, (await DisputeAsync(id))!.Status);

        app.Clock.Advance(TimeSpan.FromDays(60));
        await app.Provider.CloseDisputeAsync(id, isWon: false);
        await app.RunJobAsync(PaymentsModule.ReconcileJob);
        await app.RunJobAsync(PaymentsModule.ReconcileJob);

        Assert.Equal(DisputeStatus.Lost, (await DisputeAsync(id))!.Status);
        Assert.Equal(800, (await app.PaymentAsync(sale.PaymentId)).RefundedMinor);
        await app.AssertInvariantsAsync();
    }

    /// <summary>As the provider does, the simulator refuses to refund what is disputed, and refunds it once the dispute
    /// is won.</summary>
    [Fact]
    public async Task Refund_WhileDisputedAtTheProvider_GoesOutOnceItIsWon()
    {
        var (sale, capture) = await PaidAtProviderAsync(3);
        var id = await app.Provider.DisputeAsync(capture);
        await BecomesAsync(id, DisputeStatus.Open);
        await app.CancelAsync(sale);
        await app.RunJobAsync("payments.send-refunds");
        Assert.Equal(RefundStatus.Pending, (await app.RefundAsync(sale)).Status);
        Assert.Equal("charge_disputed", await app.Provider.RefusalOfRefundAsync(capture));

        await app.Provider.CloseDisputeAsync(id, isWon: true);
        await BecomesAsync(id, DisputeStatus.Won);
        await app.RunJobAsync("payments.send-refunds");

        Assert.Equal(RefundStatus.Succeeded, (await app.RefundAsync(sale)).Status);
        await app.AssertInvariantsAsync();
    }

    private async Task BecomesAsync(string id, DisputeStatus status) =>
        await ShopApp.EventuallyAsync(
            $"the dispute is {status}",
            async () => (await DisputeAsync(id))?.Status == status
        );

    private Task<Dispute?> DisputeAsync(string id) =>
        app.QueryAsync(db => db.Set<Dispute>().AsNoTracking().SingleOrDefaultAsync(d => d.ProviderDisputeId == id));

    private static async Task<IReadOnlyList<Guid>> ListedAsync(SignIn admin, string filter)
    {
        var page = await (await admin.Client.GetAsync($"/api/v1/admin/payments?{filter}&limit=100")).JsonAsync(
            HttpStatusCode.OK
        );
        return [.. page.GetProperty("data").EnumerateArray().Select(p => p.GetProperty("id").GetGuid())];
    }

    private async Task<(Sale Sale, string Capture)> PaidAtProviderAsync(int variant)
    {
        var sale = await app.BuyAsync(app.Variants[variant], 1);
        await app.Provider.PayAsync(await app.PageAsync(sale.PaymentId));
        await ShopApp.EventuallyAsync(
            "the order is placed",
            async () => (await app.OrderAsync(sale.OrderId)).Status == OrderStatus.Placed
        );
        return (sale, (await app.PaymentAsync(sale.PaymentId)).ProviderCaptureId!);
    }
}
