using Marketplace.IntegrationTests.Infrastructure;
using Marketplace.Modules.Payments;
using Marketplace.Modules.Payments.Contracts;
using Microsoft.EntityFrameworkCore;
using Settlement = Marketplace.Modules.Payments.Settlement;

namespace Marketplace.IntegrationTests.Payments;

/// <summary>A dispute is lost while a refund of ours is on its way; then that refund fails, so that the payer has the
/// money by the dispute alone.</summary>
public sealed class LostDisputeRefundTests(ShopApp app) : IClassFixture<ShopApp>
{
    private static int Count;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Refund_FailsAfterTheDisputeWasLost_IsPaidByTheDispute(bool isPaidFirst)
    {
        var (sale, refund, made) = await OnItsWayAsync(0);
        var losses = await LossesAsync();
        await LoseAsync(sale, sale.Total.Amount);
        Assert.Equal(losses + sale.Total.Amount, await LossesAsync());
        if (isPaidFirst)
            await NewsAsync(refund, made, RefundStatus.Succeeded);

        var news = await Races.AtOnceAsync(8, _ => NewsAsync(refund, made, RefundStatus.Failed));

        Assert.Single(news, n => n.Outcome == SettlementOutcome.Applied);
        Assert.Equal(losses, await LossesAsync());
        var paid = await app.RefundAsync(sale);
        Assert.Equal(RefundStatus.Succeeded, paid.Status);
        Assert.NotNull(paid.DisputeId);
        await ExpectAllRefundedAsync(sale);
    }

    [Fact]
    public async Task Refund_FailsAfterAPartWasLost_TheRestIsSentAgain()
    {
        var (sale, refund, made) = await OnItsWayAsync(1);
        var losses = await LossesAsync();
        await LoseAsync(sale, 1_000);

        await NewsAsync(refund, made, RefundStatus.Failed);

        Assert.Equal(losses, await LossesAsync());
        var payment = await app.PaymentAsync(sale.PaymentId);
        Assert.Equal((1_000L, sale.Total.Amount - 1_000), (payment.RefundedMinor, payment.RefundPendingMinor));
        await app.AssertInvariantsAsync();
        await PayBack.AllAsync(app, sale.PaymentId);
        await ExpectAllRefundedAsync(sale);
    }

    /// <summary>The provider refuses what the dispute has taken.</summary>
    [Fact]
    public async Task Refund_CameBackAfterAPartWasLost_TheRestCanBeSentAgain()
    {
        var (sale, refund, made) = await OnItsWayAsync(2);
        await NewsAsync(refund, made, RefundStatus.Succeeded);
        var losses = await LossesAsync();
        await LoseAsync(sale, 1_000);

        await NewsAsync(refund, made, RefundStatus.Failed);

        Assert.Equal(losses, await LossesAsync());
        var payment = await app.PaymentAsync(sale.PaymentId);
        Assert.Equal((1_000L, 0L), (payment.RefundedMinor, payment.RefundPendingMinor));
        var retried = await app.InScopeAsync<RefundAdministrationService, Foundation.Result>(s =>
            s.RetryAsync(Modules.Users.Contracts.Actor.System, refund.Id, default)
        );
        Assert.True(retried.Succeeded, retried.Error?.Code);
        await PayBack.AllAsync(app, sale.PaymentId);
        await ExpectAllRefundedAsync(sale);
    }

    /// <summary>The card never took it, the bank transfer came back too, and the payer had the money by the dispute
    /// long before.</summary>
    [Fact]
    public async Task Transfer_CameBackAfterTheDisputeWasLost_IsPaidByTheDispute()
    {
        var (sale, refund, made) = await OnItsWayAsync(3);
        await NewsAsync(refund, made, RefundStatus.Failed);
        await app.InScopeAsync<RefundSettlementService, bool>(s => s.RefuseAsync(refund.Id, 1, "lost", true, default));
        var losses = await LossesAsync();
        var paid = await app.InScopeAsync<BankRefundService, Foundation.Result>(s =>
            s.MarkPaidAsync(Modules.Users.Contracts.Actor.System, refund.Id, "FT1", default)
        );
        Assert.True(paid.Succeeded, paid.Error?.Code);
        await LoseAsync(sale, sale.Total.Amount);
        Assert.Equal(losses + sale.Total.Amount, await LossesAsync());

        var returned = await app.InScopeAsync<RefundAdministrationService, Foundation.Result>(s =>
            s.MarkReturnedAsync(Modules.Users.Contracts.Actor.System, refund.Id, "Account closed", default)
        );

        Assert.True(returned.Succeeded, returned.Error?.Code);
        Assert.Equal(losses, await LossesAsync());
        Assert.Equal(RefundStatus.Succeeded, (await app.RefundAsync(sale)).Status);
        await ExpectAllRefundedAsync(sale);
    }

    /// <summary>Somebody had made our refund in the provider's dashboard, and the payer's bank returned it.</summary>
    [Fact]
    public async Task Refund_MadeInTheDashboardCameBackAfterTheDisputeWasLost_IsPaidByTheDispute()
    {
        var sale = await app.PaidOrderAsync(4);
        await app.CancelAsync(sale);
        var made = $"re_on_its_way_{Interlocked.Increment(ref Count)}";
        await DashboardAsync(RefundStatus.Succeeded);
        var losses = await LossesAsync();
        await LoseAsync(sale, sale.Total.Amount);
        Assert.Equal(losses + sale.Total.Amount, await LossesAsync());

        await DashboardAsync(RefundStatus.Failed);

        Assert.Equal(losses, await LossesAsync());
        Assert.Equal(RefundStatus.Succeeded, (await app.RefundAsync(sale)).Status);
        await ExpectAllRefundedAsync(sale);

        Task<Settlement> DashboardAsync(RefundStatus status) =>
            app.InScopeAsync<RefundSettlementService, Settlement>(s =>
                s.ApplyAsync(StripeGateway.Name, new(made, null, status, sale.Total, null, sale.CaptureId), default)
            );
    }

    // A cancelled order whose refund the provider is still processing.
    private async Task<(Sale Sale, Refund Refund, string Made)> OnItsWayAsync(int variant)
    {
        var sale = await app.PaidOrderAsync(variant);
        await app.CancelAsync(sale);
        var refund = await app.RefundAsync(sale);
        var made = $"re_on_its_way_{Interlocked.Increment(ref Count)}";
        await NewsAsync(refund, made, RefundStatus.Pending);
        return (sale, refund, made);
    }

    private Task<Settlement> NewsAsync(Refund refund, string made, RefundStatus status) =>
        app.InScopeAsync<RefundSettlementService, Settlement>(s =>
            s.ApplyAsync(StripeGateway.Name, new(made, refund.Id, status, refund.Amount, null), default)
        );

    private Task<Settlement> LoseAsync(Sale sale, long minor) =>
        app.InScopeAsync<DisputeSettlementService, Settlement>(s =>
            s.ApplyAsync(
                StripeGateway.Name,
                new(
                    $"dp_on_its_way_{Interlocked.Increment(ref Count)}",
                    sale.CaptureId,
                    DisputeStatus.Lost,
                    new(minor, "TRY"),
                    "fraudulent",
                    null
                ),
                default
            )
        );

    private async Task<long> LossesAsync() => -await app.BalanceOfAsync("dispute_losses");

    private async Task ExpectAllRefundedAsync(Sale sale)
    {
        Assert.Equal(sale.Total, (await app.PaymentAsync(sale.PaymentId)).Refunded);
        var order = await app.OrderAsync(sale.OrderId);
        Assert.Equal(sale.Total.Amount, order.RefundedMinor);
        await app.AssertInvariantsAsync();
        var booked = await app.InScopeAsync<ILedger, CommissionBooked>(l =>
            l.CommissionRefundedOfOrderAsync(sale.OrderId, default)
        );
        Assert.Equal(order.CommissionTotalMinor, booked.CommissionMinor);
    }
}
