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

/// <summary>What a provider does wrong: news lost, late, false or forged, refunds refused. The money ends where it
/// belongs.</summary>
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
        Assert.Equal(1, await app.EventsOfAsync(sale.PaymentId, "payments.payment-succeeded"));
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
        await ShopApp.EventuallyAsync(
            "the late money arrived",
            async () => (await app.PaymentAsync(sale.PaymentId)).Status == PaymentStatus.Succeeded
        );
        await ExpectAsync(sale, OrderStatus.Placed);
    }

    [Fact]
    public async Task Late_BuyerHadCalledOff_MoneyGoesBack()
    {
        var (sale, page) = await app.OpenAsync(Random.Shared.Next(app.Variants.Count));
        await app.CancelAsync(sale);
        await app.Provider.PayAsync(page);
        await ShopApp.EventuallyAsync(
            "the money arrived",
            async () => (await app.PaymentAsync(sale.PaymentId)).Status == PaymentStatus.Succeeded
        );
        await app.RunJobAsync("payments.send-refunds");
        await ShopApp.EventuallyAsync(
            "the money is back",
            async () => (await app.PaymentAsync(sale.PaymentId)).Refunded == sale.Total
        );
        Assert.Equal(1, await app.EventsOfAsync(sale.PaymentId, "payments.late-refunded"));
        await ExpectAsync(sale, OrderStatus.Cancelled);
    }

    [Fact]
    public async Task Cancel_PageStillOpen_PollClosesIt()
    {
        var (sale, page) = await app.OpenAsync(Random.Shared.Next(app.Variants.Count));
        await app.CancelAsync(sale);
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
        await ShopApp.EventuallyAsync(
            "the mismatch is told",
            async () => await app.EventsOfAsync(sale.PaymentId, "payments.mismatch-detected") > 0
        );
        Assert.Equal(0, (await app.PaymentAsync(sale.PaymentId)).CapturedMinor);
        await ExpectAsync(sale, OrderStatus.PendingPayment);
    }

    [Fact]
    public async Task WrongMoney_HoldOver_EndsAndIsToldOnce()
    {
        var sale = await PayAsync("wrong_amount");
        await ShopApp.EventuallyAsync(
            "the mismatch is told",
            async () => await app.EventsOfAsync(sale.PaymentId, "payments.mismatch-detected") > 0
        );
        foreach (var _ in Enumerable.Range(0, 3))
            await app.Anonymous.GetAsync($"/api/v1/payments/{sale.PaymentId}/return");
        await ReconcileAsync();
        app.Clock.Advance(TimeSpan.FromMinutes(16));
        await app.RunJobAsync("payments.poll");
        var payment = await app.PaymentAsync(sale.PaymentId);
        Assert.Equal(
            (PaymentStatus.Expired, false, sale.Total.Amount - 100),
            (payment.Status, payment.CloseAtProvider, payment.MismatchMinor)
        );
        Assert.Equal(1, await app.EventsOfAsync(sale.PaymentId, "payments.mismatch-detected"));
        await ExpectAsync(sale, OrderStatus.Expired);
    }

    [Fact]
    public async Task Timeout_BankTakesItsTime_OrderWaitsAndIsPlaced()
    {
        var (sale, page) = await app.OpenAsync();
        await app.Provider.PayAsync(page, "timeout");
        await ShopApp.EventuallyAsync(
            "the bank is working",
            async () =>
                (await app.PaymentAsync(sale.PaymentId)).Status is PaymentStatus.Processing or PaymentStatus.Succeeded
        );
        var again = await app.PayAgainAsync(sale);
        Assert.Contains(again.Error?.Code, (string[])["payment.in_progress", "payment.already_succeeded"]);
        await ShopApp.EventuallyAsync(
            "the money arrived",
            async () => (await app.PaymentAsync(sale.PaymentId)).Status == PaymentStatus.Succeeded
        );
        await ExpectAsync(sale, OrderStatus.Placed);
    }

    [Theory]
    [InlineData(true, PaymentStatus.Succeeded, OrderStatus.Placed)]
    [InlineData(false, PaymentStatus.Failed, OrderStatus.PendingPayment)]
    public async Task RequiresAction_CardholderAnswers_CountsAsHeSays(
        bool approves,
        PaymentStatus expected,
        OrderStatus status
    )
    {
        var (sale, page) = await app.OpenAsync();
        await app.Provider.PayAsync(page, "requires_action");
        Assert.Equal(PaymentStatus.RequiresAction, (await app.PaymentAsync(sale.PaymentId)).Status);
        await app.Provider.AuthenticateAsync(page, approves);
        await ShopApp.EventuallyAsync(
            $"the payment is {expected}",
            async () => (await app.PaymentAsync(sale.PaymentId)).Status == expected
        );
        await ExpectAsync(sale, status);
    }

    [Fact]
    public async Task BadSignature_IsRefusedUntilTheTruthIsAskedFor()
    {
        var sale = await PayAsync("bad_signature");
        await app.InScopeAsync<PaymentRefreshService, bool>(async refresh =>
        {
            Assert.Equal(0, (await app.PaymentAsync(sale.PaymentId)).CapturedMinor);
            await refresh.RefreshAsync(sale.PaymentId, default);
            return true;
        });
        await ExpectAsync(sale, OrderStatus.Placed);
    }

    [Fact]
    public async Task RefundFails_FiveTimes_IsGivenUpAndToldToAdministrators()
    {
        var sale = await PayAsync("refund_fails");
        await ShopApp.EventuallyAsync(
            "the order is placed",
            async () => (await app.OrderAsync(sale.OrderId)).Status == OrderStatus.Placed
        );
        await app.CancelAsync(sale);
        await ShopApp.EventuallyAsync(
            "the refund is given up",
            async () =>
            {
                app.Clock.Advance(TimeSpan.FromHours(1));
                await app.RunJobAsync("payments.send-refunds");
                return (await app.RefundAsync(sale)).Status == RefundStatus.Failed;
            }
        );
        Assert.Equal(1, await app.EventsOfAsync(sale.PaymentId, "payments.refund-failed"));
        Assert.Equal(Refund.MaxAttempts, (await app.RefundAsync(sale)).Refusals);
        var payment = await app.PaymentAsync(sale.PaymentId);
        Assert.Equal((0L, 0L), (payment.RefundedMinor, payment.RefundPendingMinor));

        var report = await app.InScopeAsync<InvariantService, InvariantReport>(s => s.CheckAsync(default));
        Assert.Contains(
            report.Checks.Single(c => c.Code == "I7").Examples,
            example => example.Contains(sale.OrderId.ToString(), StringComparison.Ordinal)
        );

        var retried = await app.InScopeAsync<RefundAdministrationService, Result>(async s =>
            await s.RetryAsync(Actor.System, (await app.RefundAsync(sale)).Id, default)
        );
        Assert.True(retried.Succeeded, retried.Error?.Code);
        Assert.Equal(sale.Total.Amount, (await app.PaymentAsync(sale.PaymentId)).RefundPendingMinor);
        await ExpectAsync(sale, OrderStatus.Cancelled);
    }

    [Fact]
    public async Task Reconciliation_FindsWhatAPersonMustSee_FinishesWithFindingsAndNamesThem()
    {
        await PayAsync("wrong_amount");
        await app.RunJobAsync(PaymentsModule.ReconcileJob);
        var run = await app.QueryAsync(db =>
            db.JobRuns.Where(r => r.Name == PaymentsModule.ReconcileJob)
                .OrderByDescending(r => r.StartedAt)
                .FirstAsync()
        );
        Assert.True(run.HasFindings);
        Assert.Matches(@"[1-9]\d* alerts: cs_test_", run.Detail);
    }

    private Task<ReconciliationReport?> ReconcileAsync() =>
        app.InScopeAsync<PaymentReconciliationService, ReconciliationReport?>(r => r.RunAsync(default));

    private async Task<Sale> PayAsync(string scenario)
    {
        var (sale, page) = await app.OpenAsync(Random.Shared.Next(app.Variants.Count));
        await app.Provider.PayAsync(page, scenario);
        return sale;
    }

    private async Task ExpectAsync(Sale sale, OrderStatus status)
    {
        Assert.Equal(status, (await app.OrderAsync(sale.OrderId)).Status);
        await app.AssertInvariantsAsync();
    }
}
