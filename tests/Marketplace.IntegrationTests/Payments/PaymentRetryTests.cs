using System.Net;
using Marketplace.Foundation;
using Marketplace.IntegrationTests.Infrastructure;
using Marketplace.Modules.Orders;
using Marketplace.Modules.Payments;
using Marketplace.Modules.Payments.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.IntegrationTests.Payments;

/// <summary>Second tries to pay: refused cards, lost answers, pages left open. A purchase is paid once.</summary>
public sealed class PaymentRetryTests(ShopApp app) : IClassFixture<ShopApp>
{
    public enum News
    {
        Webhook,
        Poll,
        Reconciliation,
    }

    [Fact]
    public async Task PayAgain_ThenTheOldPageIsPaidAfterAll_TheNewPageIsClosed()
    {
        var (sale, page) = await app.OpenAsync();
        await DeclineAsync(sale, page, 1);
        var (second, secondPage) = await PayAgainAsync(sale);
        await app.Provider.PayAsync(page);
        await UntilAsync(sale, OrderStatus.Placed);
        var other = await app.PaymentAsync(second);
        Assert.Equal((PaymentStatus.Cancelled, null, true), (other.Status, other.CheckoutUrl, other.CloseAtProvider));
        await app.RunJobAsync("payments.poll");
        await Assert.ThrowsAnyAsync<Exception>(() => app.Provider.PayAsync(secondPage));
        Assert.Equal(0, (await app.PaymentAsync(second)).CapturedMinor);
        await app.AssertInvariantsAsync();
    }

    [Fact]
    public async Task PayAgain_AfterARefusedCard_OldPageIsClosedAtTheProvider()
    {
        var (sale, page) = await app.OpenAsync();
        await DeclineAsync(sale, page, 1);
        var (_, secondPage) = await PayAgainAsync(sale);
        await app.RunJobAsync("payments.poll");
        await Assert.ThrowsAnyAsync<Exception>(() => app.Provider.PayAsync(page));
        await app.Provider.PayAsync(secondPage);
        await UntilAsync(sale, OrderStatus.Placed);
        await app.AssertInvariantsAsync();
    }

    /// <summary>Both pages are paid before the first is closed at the provider.</summary>
    [Fact]
    public async Task PayAgain_BothPagesArePaid_SecondMoneyGoesBack()
    {
        var (sale, page) = await app.OpenAsync();
        await DeclineAsync(sale, page, 1);
        var (second, secondPage) = await PayAgainAsync(sale);
        await app.Provider.PayAsync(page);
        await app.Provider.PayAsync(secondPage);
        await ShopApp.EventuallyAsync(
            "both payments succeeded",
            async () =>
                (await app.PaymentAsync(second)).CapturedMinor > 0
                && (await app.PaymentAsync(sale.PaymentId)).CapturedMinor > 0
        );
        await app.RunJobAsync("payments.send-refunds");
        await ShopApp.EventuallyAsync(
            "one of them is paid back",
            async () =>
                (await app.PaymentAsync(second)).RefundedMinor + (await app.PaymentAsync(sale.PaymentId)).RefundedMinor
                == sale.Total.Amount
        );
        await app.AssertInvariantsAsync();
    }

    [Theory]
    [InlineData(3, 0)]
    [InlineData(1, 2)]
    public async Task Decline_ThirdCard_EndsThePurchaseAndLetsTheStockGo(int onFirstPage, int onSecondPage)
    {
        var (sale, page) = await app.OpenAsync(7);
        await DeclineAsync(sale, page, onFirstPage);
        if (onSecondPage > 0)
        {
            Assert.Equal(OrderStatus.PendingPayment, (await app.OrderAsync(sale.OrderId)).Status);
            var (second, secondPage) = await PayAgainAsync(sale);
            for (var i = 0; i < onSecondPage; i++)
                await app.Provider.PayAsync(secondPage, "decline");
            await ShopApp.EventuallyAsync(
                "the last card is refused",
                async () => (await app.PaymentAsync(second)).Declines == onSecondPage
            );
        }

        await UntilAsync(sale, OrderStatus.Expired);
        Assert.Equal("payment_failed", await app.LastReasonOfAsync(sale.OrderId));
        Assert.Equal(OrderErrors.CheckoutExpired.Code, (await app.PayAgainAsync(sale)).Error?.Code);
        await app.RunJobAsync("payments.poll");
        await Assert.ThrowsAnyAsync<Exception>(() => app.Provider.PayAsync(page));
        await app.AssertInvariantsAsync();
    }

    [Theory]
    [InlineData(News.Webhook)]
    [InlineData(News.Poll)]
    [InlineData(News.Reconciliation)]
    public async Task Open_AnswerIsLost_ProcessingUntilTheNewsComes(News news)
    {
        var sale = await app.BuyAsync(8);
        Result<PaymentSummary> opened;
        app.Provider.Interfere = SimulatedProvider.LoseAnswerAsync;
        try
        {
            opened = await app.InScopeAsync<IPayments, Result<PaymentSummary>>(p =>
                p.OpenCheckoutAsync(sale.PaymentId, default)
            );
        }
        finally
        {
            app.Provider.Interfere = null;
        }

        Assert.Equal("payment.provider_error", opened.Error?.Code);
        Assert.Equal(PaymentStatus.Processing, (await app.PaymentAsync(sale.PaymentId)).Status);
        await app.Provider.PayForAsync(sale.PaymentId, news == News.Webhook ? null : "lost");
        switch (news)
        {
            case News.Poll:
                app.Clock.Advance(TimeSpan.FromMinutes(11));
                await app.RunJobAsync("payments.poll");
                break;
            case News.Reconciliation:
                await app.RunJobAsync(PaymentsModule.ReconcileJob);
                break;
        }

        await UntilAsync(sale, OrderStatus.Placed);
        await app.AssertInvariantsAsync();
    }

    [Fact]
    public async Task Open_AnswerWasLost_SamePageTheNextTime()
    {
        var sale = await app.BuyAsync(8);
        app.Provider.Interfere = SimulatedProvider.LoseAnswerAsync;
        await app.InScopeAsync<IPayments, Result<PaymentSummary>>(p => p.OpenCheckoutAsync(sale.PaymentId, default));
        app.Provider.Interfere = null;
        var page = await app.PageAsync(sale.PaymentId);
        Assert.Equal(PaymentStatus.RequiresAction, (await app.PaymentAsync(sale.PaymentId)).Status);
        await app.Provider.PayForAsync(sale.PaymentId);
        Assert.StartsWith(app.Provider.Url, page, StringComparison.Ordinal);
        await UntilAsync(sale, OrderStatus.Placed);
        Assert.Equal(
            PaymentErrors.AlreadySucceeded.Code,
            (
                await app.InScopeAsync<IPayments, Result<PaymentSummary>>(p =>
                    p.OpenCheckoutAsync(sale.PaymentId, default)
                )
            )
                .Error
                ?.Code
        );
    }

    [Fact]
    public async Task Open_CallerGoesAway_ThePageIsKept()
    {
        var sale = await app.BuyAsync(9);
        using var gone = new CancellationTokenSource();
        app.Provider.Interfere = async (_, nextAsync) =>
        {
            await gone.CancelAsync();
            await nextAsync();
        };
        await app.InScopeAsync<IPayments, Result<PaymentSummary>>(p => p.OpenCheckoutAsync(sale.PaymentId, gone.Token));
        app.Provider.Interfere = null;
        var payment = await app.QueryAsync(db =>
            db.Set<Payment>().AsNoTracking().Include(p => p.Attempts).SingleAsync(p => p.Id == sale.PaymentId)
        );
        Assert.Equal(
            (PaymentStatus.RequiresAction, AttemptOutcome.Opened),
            (payment.Status, Assert.Single(payment.Attempts).Outcome)
        );
    }

    [Fact]
    public async Task PayPurchase_WhateverTheState_SaysWhyNot()
    {
        var (open, _) = await app.OpenAsync();
        await (await PostAsync($"/purchases/{open.PurchaseId}/payments")).ProblemAsync(409, "payment.in_progress");
        var cancelled = await app.BuyAsync();
        await app.CancelAsync(cancelled);
        await (await PostAsync($"/purchases/{cancelled.PurchaseId}/payments")).ProblemAsync(409, "order.not_payable");
        Assert.Equal(
            PaymentErrors.Ended.Code,
            (
                await app.InScopeAsync<IPayments, Result<PaymentSummary>>(p =>
                    p.OpenCheckoutAsync(cancelled.PaymentId, default)
                )
            )
                .Error
                ?.Code
        );
        var atTheDoor = await app.BuyAsync(method: PaymentMethod.CashOnDelivery);
        var path = $"/api/v1/seller/{app.Seller.SellerId}/orders/{atTheDoor.OrderId}/refunds";
        await (
            await app.Seller.Client.SendJsonAsync(
                HttpMethod.Post,
                path,
                new { reason = "goodwill" },
                ("Idempotency-Key", Guid.CreateVersion7().ToString())
            )
        ).ProblemAsync(422, "payment.not_captured");
    }

    private async Task DeclineAsync(Sale sale, string page, int times)
    {
        for (var i = 0; i < times; i++)
            await app.Provider.PayAsync(page, "decline");
        await ShopApp.EventuallyAsync(
            $"{times} cards are refused",
            async () => (await app.PaymentAsync(sale.PaymentId)).Declines == times
        );
    }

    private async Task<(Guid PaymentId, string Page)> PayAgainAsync(Sale sale)
    {
        var again = await app.PayAgainAsync(sale);
        Assert.True(again.Succeeded, again.Error?.Code);
        return (again.Value.Id, await app.PageAsync(again.Value.Id));
    }

    private Task UntilAsync(Sale sale, OrderStatus status) =>
        ShopApp.EventuallyAsync(
            $"the order is {status}",
            async () => (await app.OrderAsync(sale.OrderId)).Status == status
        );

    private Task<HttpResponseMessage> PostAsync(string path) =>
        app.Buyer.Client.SendJsonAsync(
            HttpMethod.Post,
            "/api/v1" + path,
            null,
            ("Idempotency-Key", Guid.CreateVersion7().ToString())
        );
}
