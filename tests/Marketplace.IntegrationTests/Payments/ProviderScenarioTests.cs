using System.Net;
using Marketplace.Foundation;
using Marketplace.IntegrationTests.Infrastructure;
using Marketplace.Modules.Invariants;
using Marketplace.Modules.Orders;
using Marketplace.Modules.Payments;
using Marketplace.Modules.Payments.Contracts;
using Marketplace.Modules.Users.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.IntegrationTests.Payments;

/// <summary>What a provider does wrong: news lost, late, false or forged, refunds refused. The money ends where it belongs.</summary>
public sealed class ProviderScenarioTests(ShopApp app) : IClassFixture<ShopApp>
{
    [Fact]
    public async Task Lost_Reconciliation_FindsTheMoney()
    {
        var sale = await PayAsync("lost");
        Assert.Equal(OrderStatus.PendingPayment, (await app.OrderAsync(sale.OrderId)).Status);
        await ReconcileAsync();
        await ExpectAsync(sale, OrderStatus.Placed);
        await ReconcileAsync();
        Assert.Equal(1, await app.EventsAsync("payments.payment-succeeded", sale.PaymentId));
    }

    [Fact]
    public async Task Lost_BrowserComesBack_FindsTheMoney()
    {
        var sale = await PayAsync("lost");
        var page = await app.Anonymous.GetAsync($"/api/v1/payments/{sale.PaymentId}/return");
        page.Expect(HttpStatusCode.OK);
        Assert.Equal("text/html", page.Content.Headers.ContentType?.MediaType);
        await ExpectAsync(sale, OrderStatus.Placed);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Lost_HoldOver_PollFindsTheMoneyAndPlacesTheOrder(bool isExpired)
    {
        var sale = await PayAsync("lost");
        app.Clock.Advance(TimeSpan.FromMinutes(16));
        if (isExpired)
        {
            await app.RunJobAsync("orders.run-timeouts");
            Assert.Equal(OrderStatus.Expired, (await app.OrderAsync(sale.OrderId)).Status);
        }

        await app.RunJobAsync("payments.poll");
        await ExpectAsync(sale, OrderStatus.Placed);
    }

    [Fact]
    public async Task Late_MoneyAfterTheExpiry_PlacesTheOrderWhileThereIsStock()
    {
        var sale = await PayAsync("late");
        await ShopApp.EventuallyAsync("the late money arrived", async () => (await app.PaymentAsync(sale.PaymentId)).Status == PaymentStatus.Succeeded);
        await ExpectAsync(sale, OrderStatus.Placed);
    }

    [Fact]
    public async Task Late_BuyerHadCalledOff_MoneyGoesBack()
    {
        var (sale, page) = await OpenAsync();
        await app.InScopeAsync<OrderService, Result>(s => s.MoveAsync(new(sale.OrderId, OrderCommand.Cancel, OrderParty.Buyer(app.BuyingActor)), default));
        await app.Provider.PayAsync(page);
        await ShopApp.EventuallyAsync("the money arrived", async () => (await app.PaymentAsync(sale.PaymentId)).Status == PaymentStatus.Succeeded);
        await app.RunJobAsync("payments.send-refunds");
        await ShopApp.EventuallyAsync("the money is back", async () => (await app.PaymentAsync(sale.PaymentId)).Refunded == sale.Total);
        Assert.Equal(1, await app.EventsAsync("payments.late-refunded", sale.PaymentId));
        await ExpectAsync(sale, OrderStatus.Cancelled);
    }

    [Fact]
    public async Task Cancel_PageStillOpen_PollClosesIt()
    {
        var (sale, page) = await OpenAsync();
        await app.InScopeAsync<OrderService, Result>(s => s.MoveAsync(new(sale.OrderId, OrderCommand.Cancel, OrderParty.Buyer(app.BuyingActor)), default));
        Assert.True((await app.PaymentAsync(sale.PaymentId)).CloseAtProvider);
        await app.RunJobAsync("payments.poll");
        Assert.False((await app.PaymentAsync(sale.PaymentId)).CloseAtProvider);
        await Assert.ThrowsAnyAsync<Exception>(() => app.Provider.PayAsync(page));
        await ExpectAsync(sale, OrderStatus.Cancelled);
    }

    [Theory]
    [InlineData("wrong_amount")]
    [InlineData("wrong_currency")]
    public async Task WrongMoney_NeverPaysTheOrder(string scenario)
    {
        var sale = await PayAsync(scenario);
        await ShopApp.EventuallyAsync("the mismatch is told", async () => await app.EventsAsync("payments.mismatch-detected", sale.PaymentId) > 0);
        Assert.Equal(0, (await app.PaymentAsync(sale.PaymentId)).CapturedMinor);
        await ExpectAsync(sale, OrderStatus.PendingPayment);
    }

    [Fact]
    public async Task BadSignature_IsRefusedUntilTheTruthIsAskedFor()
    {
        var sale = await PayAsync("bad_signature");
        await app.InScopeAsync<PaymentPoller, bool>(async poller =>
        {
            Assert.Equal(0, (await app.PaymentAsync(sale.PaymentId)).CapturedMinor);
            await poller.RefreshAsync(sale.PaymentId, default);
            return true;
        });
        await ExpectAsync(sale, OrderStatus.Placed);
    }

    [Fact]
    public async Task RefundFails_FiveTimes_IsGivenUpAndToldToAdministrators()
    {
        var sale = await PayAsync("refund_fails");
        await ShopApp.EventuallyAsync("the order is placed", async () => (await app.OrderAsync(sale.OrderId)).Status == OrderStatus.Placed);
        await app.InScopeAsync<OrderService, Result>(s => s.MoveAsync(new(sale.OrderId, OrderCommand.Cancel, OrderParty.Buyer(app.BuyingActor)), default));
        await ShopApp.EventuallyAsync("the refund is given up", async () =>
        {
            app.Clock.Advance(TimeSpan.FromHours(1));
            await app.RunJobAsync("payments.send-refunds");
            return (await RefundAsync(sale)).Status == RefundStatus.Failed;
        });
        Assert.Equal(1, await app.EventsAsync("payments.refund-failed", sale.PaymentId));
        Assert.Equal(Refund.MaxAttempts, (await RefundAsync(sale)).Refusals);
        var payment = await app.PaymentAsync(sale.PaymentId);
        Assert.Equal((0L, 0L), (payment.RefundedMinor, payment.RefundPendingMinor));

        var report = await app.InScopeAsync<InvariantService, InvariantReport>(s => s.CheckAsync(default));
        Assert.Contains(report.Checks.Single(c => c.Code == "I7").Examples, example => example.Contains(sale.OrderId.ToString(), StringComparison.Ordinal));

        var retried = await app.InScopeAsync<RefundAdministration, Result>(async s => await s.RetryAsync(Actor.System, (await RefundAsync(sale)).Id, default));
        Assert.True(retried.Succeeded, retried.Error?.Code);
        Assert.Equal(sale.Total.Amount, (await app.PaymentAsync(sale.PaymentId)).RefundPendingMinor);
        await ExpectAsync(sale, OrderStatus.Cancelled);
    }

    [Fact]
    public async Task Reconciliation_FindsWhatAPersonMustSee_FailsTheRunAndNamesIt()
    {
        await PayAsync("wrong_amount");
        var failed = await Assert.ThrowsAnyAsync<Exception>(() => app.RunJobAsync(PaymentsModule.ReconcileJob));
        Assert.Matches(@"[1-9]\d* alerts: cs_test_", failed.Message);
    }

    // Other tests of this class leave payments a person must see, which fail the job's run.
    private Task<ReconciliationReport?> ReconcileAsync() => app.InScopeAsync<PaymentReconciliation, ReconciliationReport?>(r => r.RunAsync(default));

    private Task<Refund> RefundAsync(Sale sale) => app.QueryAsync(db => db.Set<Refund>().AsNoTracking().SingleAsync(r => r.PaymentId == sale.PaymentId));

    private async Task<(Sale Sale, string Page)> OpenAsync()
    {
        var sale = await app.BuyAsync(Random.Shared.Next(app.Variants.Count));
        var opened = await app.InScopeAsync<IPayments, Result<PaymentSummary>>(p => p.OpenCheckoutAsync(sale.PaymentId, default));
        Assert.True(opened.Succeeded, opened.Error?.Code);
        return (sale, opened.Value.CheckoutUrl!);
    }

    private async Task<Sale> PayAsync(string scenario)
    {
        var (sale, page) = await OpenAsync();
        await app.Provider.PayAsync(page, scenario);
        return sale;
    }

    private async Task ExpectAsync(Sale sale, OrderStatus status)
    {
        Assert.Equal(status, (await app.OrderAsync(sale.OrderId)).Status);
        await app.DrainAsync();
        var report = await app.InScopeAsync<InvariantService, InvariantReport>(s => s.CheckAsync(default));
        Assert.True(report.Ok, Invariants.InvariantTests.Broken(report));
    }
}
