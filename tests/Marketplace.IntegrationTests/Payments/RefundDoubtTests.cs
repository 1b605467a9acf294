using System.Net;
using Marketplace.IntegrationTests.Infrastructure;
using Marketplace.Modules.Payments;
using Marketplace.Modules.Payments.Contracts;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Settlement = Marketplace.Modules.Payments.Settlement;

namespace Marketplace.IntegrationTests.Payments;

/// <summary>Refunds of which nobody knows whether the provider has paid them: none is paid twice, and none that was
/// paid is forgotten.</summary>
public sealed class RefundDoubtTests(ShopApp app) : IClassFixture<ShopApp>, IAsyncLifetime
{
    private const string SendJob = "payments.send-refunds";

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync()
    {
        app.Provider.Interfere = null;
        return ValueTask.CompletedTask;
    }

    /// <summary>The provider has it, and then does not let us in, or refuses to speak of it.</summary>
    [Theory]
    [InlineData(StatusCodes.Status401Unauthorized)]
    [InlineData(StatusCodes.Status403Forbidden)]
    [InlineData(StatusCodes.Status404NotFound)]
    public async Task Check_RefusedWhileTheProviderHasIt_IsNotSentAgain(int status)
    {
        var (sale, capture) = await app.PaidAtProviderAsync(0);
        var id = await app.PromiseUnitAsync(sale);
        await SendAsync(RefundsAtProvider.SayPendingAsync);
        Assert.NotNull((await RefundAsync(id)).ProviderRefundId);

        app.Clock.Advance(TimeSpan.FromMinutes(61));
        await SendAsync(RefundsAtProvider.Refuse(status));
        var open = await RefundAsync(id);
        Assert.Equal((RefundStatus.Pending, 0), (open.Status, open.Refusals));
        Assert.NotNull(open.ProviderRefundId);

        app.Clock.Advance(TimeSpan.FromMinutes(61));
        await SendAsync(RefundsAtProvider.TellNobodyAsync);
        Assert.Equal(RefundStatus.Succeeded, (await RefundAsync(id)).Status);
        Assert.Single(await app.MarkedAsync(capture, id));
        await app.AssertInvariantsAsync();
    }

    /// <summary>Being denied access says nothing of an earlier call with the same key.</summary>
    [Fact]
    public async Task Send_AnswerLostAndThenNoAccess_KeepsTheKey()
    {
        var (sale, capture) = await app.PaidAtProviderAsync(1);
        var id = await app.PromiseUnitAsync(sale);
        await SendAsync(RefundsAtProvider.LoseAsync);
        app.Clock.Advance(TimeSpan.FromMinutes(2));
        await SendAsync(RefundsAtProvider.Refuse(StatusCodes.Status401Unauthorized));
        Assert.Equal(0, (await RefundAsync(id)).Refusals);

        app.Clock.Advance(TimeSpan.FromMinutes(2));
        await SendAsync(RefundsAtProvider.TellNobodyAsync);
        Assert.Equal(RefundStatus.Succeeded, (await RefundAsync(id)).Status);
        Assert.Single(await app.MarkedAsync(capture, id));
    }

    /// <summary>After a refusal the next key is another one: the list says what the unanswered call did.</summary>
    [Fact]
    public async Task Send_AnswerLostAndThenRefused_LooksBeforeTheNextKey()
    {
        var (sale, capture) = await app.PaidAtProviderAsync(2);
        var id = await app.PromiseUnitAsync(sale);
        await SendAsync(RefundsAtProvider.LoseAsync);
        app.Clock.Advance(TimeSpan.FromMinutes(2));
        await SendAsync(
            (context, nextAsync) =>
                context.Request.Method == HttpMethods.Get
                    ? AnswerNoneAsync(context)
                    : RefundsAtProvider.Refuse(StatusCodes.Status400BadRequest)(context, nextAsync)
        );
        Assert.Equal(1, (await RefundAsync(id)).Refusals);

        // What is asked now is the list, and that it is refused says nothing.
        app.Clock.Advance(TimeSpan.FromMinutes(5));
        await SendAsync(RefundsAtProvider.Refuse(StatusCodes.Status400BadRequest));
        Assert.Equal(1, (await RefundAsync(id)).Refusals);

        app.Clock.Advance(TimeSpan.FromMinutes(5));
        await SendAsync(RefundsAtProvider.TellNobodyAsync);
        Assert.Equal(RefundStatus.Succeeded, (await RefundAsync(id)).Status);
        Assert.Single(await app.MarkedAsync(capture, id));
        await app.AssertInvariantsAsync();
    }

    /// <summary>The provider forgets a key after a day.</summary>
    [Fact]
    public async Task Send_AnswerLostADayAgo_FindsItInTheList()
    {
        var (sale, capture) = await app.PaidAtProviderAsync(3);
        var id = await app.PromiseUnitAsync(sale);
        await SendAsync(RefundsAtProvider.LoseAsync);
        app.Clock.Advance(TimeSpan.FromHours(25));
        var sent = 0;
        await SendAsync(
            (context, nextAsync) =>
            {
                sent += context.Request.Method == HttpMethods.Post ? 1 : 0;
                return nextAsync();
            }
        );
        Assert.Equal((0, RefundStatus.Succeeded), (sent, (await RefundAsync(id)).Status));
        Assert.Single(await app.MarkedAsync(capture, id));
    }

    /// <summary>The provider has paid the same refund of ours twice: nothing tells us but its list.</summary>
    [Fact]
    public async Task News_OfASecondOneThatWasPaid_IsReportedOnce()
    {
        var (sale, capture) = await app.PaidAtProviderAsync(4);
        var id = await app.PromiseUnitAsync(sale);
        await SendAsync(RefundsAtProvider.TellNobodyAsync);
        var second = await app.MakeMarkedAsync(capture, await RefundAsync(id));

        Assert.Contains(await ReconcileAsync(), a => a.StartsWith(second, StringComparison.Ordinal));
        Assert.DoesNotContain(await ReconcileAsync(), a => a.StartsWith(second, StringComparison.Ordinal));

        Assert.Equal(sale.UnitPrice.Amount, (await app.PaymentAsync(sale.PaymentId)).RefundedMinor);
        await app.AssertInvariantsAsync();
    }

    /// <summary>One is on its way when another one turns out to have been paid.</summary>
    [Fact]
    public async Task News_OfAnotherOneWhileOneIsOnItsWay_IsReported()
    {
        var sale = await app.PaidOrderAsync(5);
        var id = await app.PromiseUnitAsync(sale);
        await NewsAsync(id, "re_way_1", RefundStatus.Pending);

        Assert.Equal(SettlementOutcome.Mismatch, (await NewsAsync(id, "re_way_2", RefundStatus.Succeeded)).Outcome);
        Assert.Equal(SettlementOutcome.Applied, (await NewsAsync(id, "re_way_1", RefundStatus.Succeeded)).Outcome);
    }

    [Fact]
    public async Task News_OfOneThatWeHadGivenUp_CountsAsPaid()
    {
        var sale = await app.PaidOrderAsync(6);
        await app.CancelAsync(sale);
        var id = (await app.RefundAsync(sale)).Id;
        await GiveUpAsync(id);
        Assert.Equal(0, (await app.PaymentAsync(sale.PaymentId)).RefundPendingMinor);

        var news = await Races.AtOnceAsync(8, _ => NewsAsync(id, "re_after_all", RefundStatus.Succeeded));

        Assert.Single(news, n => n.Outcome == SettlementOutcome.Applied);
        Assert.Equal(7, news.Count(n => n.Outcome == SettlementOutcome.Ignored));

        Assert.Equal(sale.Total.Amount, (await app.OrderAsync(sale.OrderId)).RefundedMinor);
        Assert.Equal(sale.Total, (await app.PaymentAsync(sale.PaymentId)).Refunded);
        await app.AssertInvariantsAsync();
    }

    [Fact]
    public async Task News_OfOneThatWeHadGivenUp_MoneyIsGone_IsReported()
    {
        var sale = await app.PaidOrderAsync(7);
        var id = await app.PromiseUnitAsync(sale);
        await GiveUpAsync(id);
        var most = new Foundation.Money(sale.Total.Amount - sale.UnitPrice.Amount + 1, sale.Total.Currency);
        await app.InScopeAsync<RefundSettlementService, Settlement>(s =>
            s.ApplyAsync(
                StripeGateway.Name,
                new("re_in_the_dashboard", null, RefundStatus.Succeeded, most, null, sale.CaptureId),
                default
            )
        );

        Assert.Equal(SettlementOutcome.Mismatch, (await NewsAsync(id, "re_too_much", RefundStatus.Succeeded)).Outcome);

        Assert.Equal(most, (await app.PaymentAsync(sale.PaymentId)).Refunded);
        await app.AssertInvariantsAsync();
    }

    [Fact]
    public async Task MarkPaid_ProviderHasPaidIt_IsRefusedAndCountsAsPaid()
    {
        var (sale, capture) = await app.PaidAtProviderAsync(8);
        var id = await app.PromiseUnitAsync(sale);
        await GiveUpAsync(id);
        await app.MakeMarkedAsync(capture, await RefundAsync(id));
        using var admin = await app.AdminAsync();

        app.Provider.Interfere = RefundsAtProvider.Refuse(StatusCodes.Status401Unauthorized);
        await (await MarkPaidAsync(admin, id)).ProblemAsync(502, "refund.not_checked");
        Assert.Equal(RefundStatus.Failed, (await RefundAsync(id)).Status);
        app.Provider.Interfere = null;
        await (await MarkPaidAsync(admin, id)).ProblemAsync(409, "refund.at_provider");

        var paid = await RefundAsync(id);
        Assert.Equal((RefundStatus.Succeeded, null), (paid.Status, paid.BankReference));
        await app.AssertInvariantsAsync();
    }

    /// <summary>The refund comes back twice; then old news of the first one arrives.</summary>
    [Fact]
    public async Task News_OfOneThatCameBackBeforeTheLast_CountsNothing()
    {
        var sale = await app.PaidOrderAsync(9);
        var id = await app.PromiseUnitAsync(sale);
        foreach (var made in (string[])["re_back_1", "re_back_2"])
        {
            await NewsAsync(id, made, RefundStatus.Succeeded);
            Assert.Equal(SettlementOutcome.Applied, (await NewsAsync(id, made, RefundStatus.Failed)).Outcome);
            using var admin = await app.AdminAsync();
            (await admin.Client.PostAsync($"/api/v1/admin/refunds/{id}/retry", null)).Expect(HttpStatusCode.NoContent);
        }

        Assert.Equal(SettlementOutcome.Ignored, (await NewsAsync(id, "re_back_1", RefundStatus.Succeeded)).Outcome);
        Assert.Equal(RefundStatus.Pending, (await RefundAsync(id)).Status);
        await PayBack.AllAsync(app, sale.PaymentId);
        await app.AssertInvariantsAsync();
    }

    [Fact]
    public async Task Refuse_AnotherAttemptThanTheCurrentOne_CountsNothing()
    {
        var sale = await app.PaidOrderAsync(10);
        var id = await app.PromiseUnitAsync(sale);
        for (var i = 0; i < 2; i++)
            await RefuseAsync(id, 0, isFinal: false);

        Assert.Equal((RefundStatus.Pending, 1), await RefundAsync(id) is var r ? (r.Status, r.Refusals) : default);
        await PayBack.AllAsync(app, sale.PaymentId);
    }

    /// <summary>The buyer's bank sends the money back after six days, and the webhook is lost.</summary>
    [Fact]
    public async Task CameBackAfterDays_WebhookLost_IsFoundByTheDailyRun()
    {
        var (sale, _) = await app.PaidAtProviderAsync(11);
        var id = await app.PromiseUnitAsync(sale);
        await SendAsync(RefundsAtProvider.TellNobodyAsync);
        var paid = await RefundAsync(id);
        app.Clock.Advance(TimeSpan.FromDays(6));
        await app.Provider.FailRefundAsync(paid.ProviderRefundId!);
        await ReconcileAsync();
        Assert.Equal(RefundStatus.Succeeded, (await RefundAsync(id)).Status);

        await app.RunJobAsync("payments.reconcile-old-refunds");

        Assert.Equal(RefundStatus.Failed, (await RefundAsync(id)).Status);
        Assert.Equal(0, (await app.PaymentAsync(sale.PaymentId)).RefundedMinor);
        await app.AssertInvariantsAsync();
    }

    private static Task AnswerNoneAsync(HttpContext context) =>
        context.Response.WriteAsJsonAsync(
            new
            {
                @object = "list",
                data = Array.Empty<object>(),
                has_more = false,
            }
        );

    private static Task<HttpResponseMessage> MarkPaidAsync(SignIn admin, Guid refundId) =>
        admin.Client.SendJsonAsync(
            HttpMethod.Post,
            $"/api/v1/admin/refunds/{refundId}/mark-paid",
            new { bankReference = "FT1" }
        );

    private async Task SendAsync(Func<HttpContext, Func<Task>, Task> interfere)
    {
        app.Provider.Interfere = interfere;
        await app.RunJobAsync(SendJob);
        app.Provider.Interfere = null;
    }

    private Task<Refund> RefundAsync(Guid id) =>
        app.QueryAsync(db => db.Set<Refund>().AsNoTracking().SingleAsync(r => r.Id == id));

    private async Task<Settlement> NewsAsync(Guid id, string providerId, RefundStatus status)
    {
        var amount = (await RefundAsync(id)).Amount;
        return await app.InScopeAsync<RefundSettlementService, Settlement>(s =>
            s.ApplyAsync(StripeGateway.Name, new(providerId, id, status, amount, null), default)
        );
    }

    private Task GiveUpAsync(Guid id) => RefuseAsync(id, 0, isFinal: true);

    private Task<bool> RefuseAsync(Guid id, int refusals, bool isFinal) =>
        app.InScopeAsync<RefundSettlementService, bool>(s =>
            s.RefuseAsync(id, refusals, "charge_already_refunded", isFinal, default)
        );

    private async Task<IReadOnlyList<string>> ReconcileAsync() =>
        (
            await app.InScopeAsync<RefundReconciliationService, ReconciliationReport?>(s =>
                s.RunAsync(TimeSpan.FromHours(48), default)
            )
        )!.Alerts;
}
