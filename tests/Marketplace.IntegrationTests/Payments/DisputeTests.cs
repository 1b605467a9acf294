using Marketplace.Foundation;
using Marketplace.IntegrationTests.Infrastructure;
using Marketplace.Modules.Orders;
using Marketplace.Modules.Payments;
using Marketplace.Modules.Payments.Contracts;
using Microsoft.EntityFrameworkCore;
using Settlement = Marketplace.Modules.Payments.Settlement;

namespace Marketplace.IntegrationTests.Payments;

/// <summary>News of disputes: in any order, twice, at once, and beside refunds.</summary>
public sealed class DisputeTests(ShopApp app) : IClassFixture<ShopApp>
{
    private static int Count;

    [Theory]
    [InlineData(DisputeStatus.Open, DisputeStatus.Won)]
    [InlineData(DisputeStatus.Won, DisputeStatus.Open)]
    [InlineData(DisputeStatus.Inquiry, DisputeStatus.Open, DisputeStatus.Open, DisputeStatus.Won, DisputeStatus.Won)]
    public async Task Won_NewsInAnyOrder_GivesTheMoneyBackOnce(params DisputeStatus[] statuses)
    {
        var sale = await app.PaidOrderAsync(0);
        var id = NewId();

        foreach (var status in statuses)
            await NewsAsync(sale, id, sale.Total.Amount, status);

        var dispute = await DisputeAsync(id);
        Assert.Equal(DisputeStatus.Won, dispute.Status);
        Assert.NotNull(dispute.ClosedAt);
        Assert.Equal("DisputeOpened,DisputeWon", await KindsAsync(dispute));
        Assert.Equal(PaymentStatus.Disputed, (await app.PaymentAsync(sale.PaymentId)).Status);
        Assert.Equal(0, (await app.OrderAsync(sale.OrderId)).RefundedMinor);
        await app.AssertInvariantsAsync();
    }

    [Theory]
    [InlineData(DisputeStatus.Open, DisputeStatus.Lost)]
    [InlineData(DisputeStatus.Lost, DisputeStatus.Open, DisputeStatus.Lost)]
    public async Task Lost_NewsInAnyOrder_StoreBearsItAndGetsItsCommissionBack(params DisputeStatus[] statuses)
    {
        var sale = await app.PaidOrderAsync(1);
        await app.DrainAsync();
        var mails = await app.MailCountAsync(app.Buyer.Email);
        var id = NewId();

        foreach (var status in statuses)
            await NewsAsync(sale, id, sale.Total.Amount, status);

        var order = await app.OrderAsync(sale.OrderId);
        Assert.Equal((sale.Total.Amount, OrderPaymentStatus.Refunded), (order.RefundedMinor, order.PaymentStatus));
        Assert.Equal(order.CommissionTotalMinor, (await BookedAsync(sale)).CommissionMinor);
        var refund = Assert.Single(await RefundsAsync(sale));
        Assert.Equal((Refund.DisputeReason, RefundStatus.Succeeded), (refund.Reason, refund.Status));
        Assert.Equal("DisputeLost", await app.LedgerKindsOfAsync(refund.Id));
        await app.AssertInvariantsAsync();
        await app.DrainAsync();
        Assert.Equal(mails, await app.MailCountAsync(app.Buyer.Email));
    }

    [Fact]
    public async Task News_EightTimesAtOnce_IsOneDispute()
    {
        var sale = await app.PaidOrderAsync(2);
        var id = NewId();

        await Races.AtOnceAsync(8, i => NewsAsync(sale, id, 500, i % 2 == 0 ? DisputeStatus.Open : DisputeStatus.Lost));

        Assert.Equal(DisputeStatus.Lost, (await DisputeAsync(id)).Status);
        Assert.Equal(500, (await app.PaymentAsync(sale.PaymentId)).RefundedMinor);
        await app.AssertInvariantsAsync();
    }

    [Theory]
    [InlineData("USD", 500)]
    [InlineData("TRY", 10_000_000)]
    public async Task News_MoneyThatCannotBe_ChangesNothingAndNeedsAPerson(string currency, long minor)
    {
        var sale = await app.PaidOrderAsync(3);

        var settled = await NewsAsync(sale, NewId(), minor, DisputeStatus.Open, currency);

        Assert.Equal(SettlementOutcome.Mismatch, settled.Outcome);
        Assert.Equal(PaymentStatus.Succeeded, (await app.PaymentAsync(sale.PaymentId)).Status);
        await app.AssertInvariantsAsync();
    }

    [Fact]
    public async Task News_AnotherAmountOrAnotherEnd_IsAMismatch()
    {
        var sale = await app.PaidOrderAsync(4);
        var id = NewId();
        await NewsAsync(sale, id, 500, DisputeStatus.Open);

        Assert.Equal(SettlementOutcome.Mismatch, (await NewsAsync(sale, id, 501, DisputeStatus.Won)).Outcome);
        await NewsAsync(sale, id, 500, DisputeStatus.Lost);
        Assert.Equal(SettlementOutcome.Mismatch, (await NewsAsync(sale, id, 500, DisputeStatus.Won)).Outcome);

        Assert.Equal(DisputeStatus.Lost, (await DisputeAsync(id)).Status);
        await app.AssertInvariantsAsync();
    }

    [Fact]
    public async Task Inquiry_AskedAndClosed_MovesNoMoney()
    {
        var sale = await app.PaidOrderAsync(5);
        var id = NewId();

        await NewsAsync(sale, id, sale.Total.Amount, DisputeStatus.Inquiry);
        await NewsAsync(sale, id, sale.Total.Amount, DisputeStatus.InquiryClosed);

        Assert.Equal(DisputeStatus.InquiryClosed, (await DisputeAsync(id)).Status);
        Assert.Equal(PaymentStatus.Succeeded, (await app.PaymentAsync(sale.PaymentId)).Status);
        await app.AssertInvariantsAsync();
    }

    /// <summary>The bank takes everything back although a part had been refunded: that part is lost.</summary>
    [Fact]
    public async Task Lost_PartWasRefundedBefore_MarketplaceBearsThatPart()
    {
        var sale = await app.PaidOrderAsync(6);
        await RefundAtProviderAsync(sale, 700);
        var id = NewId();

        await NewsAsync(sale, id, sale.Total.Amount, DisputeStatus.Lost);

        Assert.Equal(sale.Total, (await app.PaymentAsync(sale.PaymentId)).Refunded);
        Assert.Equal(700, await LossAsync(await DisputeAsync(id)));
        await app.AssertInvariantsAsync();
    }

    /// <summary>The provider refuses to refund what is disputed.</summary>
    [Theory]
    [InlineData(DisputeStatus.Won)]
    [InlineData(DisputeStatus.Lost)]
    public async Task Refund_WhileDisputed_WaitsForTheDecision(DisputeStatus end)
    {
        var sale = await app.PaidOrderAsync(7);
        var id = NewId();
        await NewsAsync(sale, id, sale.Total.Amount, DisputeStatus.Open);
        await app.CancelAsync(sale);

        await app.RunJobAsync("payments.send-refunds");
        Assert.Equal(
            (RefundStatus.Pending, 0, (string?)null),
            Assert.Single(await RefundsAsync(sale)) is var held ? (held.Status, held.Refusals, held.LastError) : default
        );

        await NewsAsync(sale, id, sale.Total.Amount, end);
        var due = await app.InScopeAsync<IPaymentRepository, IReadOnlyList<Guid>>(p =>
            p.ListDueRefundsAsync(app.Clock.GetUtcNow(), 1000, default)
        );
        Assert.Equal(end == DisputeStatus.Won, due.Contains(Assert.Single(await RefundsAsync(sale)).Id));
        await PayBack.AllAsync(app, sale.PaymentId);
        Assert.Equal(sale.Total, (await app.PaymentAsync(sale.PaymentId)).Refunded);
        Assert.Equal(0, await LossAsync(await DisputeAsync(id)));
        await app.AssertInvariantsAsync();
    }

    /// <summary>What was promised while a part was disputed is what the bank took: nothing goes out twice.</summary>
    [Fact]
    public async Task Lost_PartThatWasPromisedMeanwhile_IsPaidOnce()
    {
        var sale = await app.PaidOrderAsync(10);
        var id = NewId();
        await NewsAsync(sale, id, sale.Total.Amount / 2, DisputeStatus.Open);
        await app.CancelAsync(sale);
        await NewsAsync(sale, id, sale.Total.Amount / 2, DisputeStatus.Lost);

        await PayBack.AllAsync(app, sale.PaymentId);

        Assert.Equal(sale.Total, (await app.PaymentAsync(sale.PaymentId)).Refunded);
        var refunds = await RefundsAsync(sale);
        Assert.Equal(sale.Total.Amount / 2, refunds.Where(r => r.DisputeId is not null).Sum(r => r.AmountMinor));
        Assert.All(refunds, r => Assert.Equal(sale.OrderId, r.OrderId));
        await app.AssertInvariantsAsync();
    }

    /// <summary>The provider has it already: it is paid beside the dispute, and the marketplace bears as
    /// much.</summary>
    [Fact]
    public async Task Lost_WhileARefundIsOnItsWay_BothAreBooked()
    {
        var sale = await app.PaidOrderAsync(11);
        await app.CancelAsync(sale);
        var refund = Assert.Single(await RefundsAsync(sale));
        await app.ExecuteAsync(
            "UPDATE payments.refunds SET provider_refund_id = 're_on_its_way', next_attempt_at = NULL "
                + $"WHERE id = '{refund.Id}'"
        );

        var id = NewId();
        await NewsAsync(sale, id, sale.Total.Amount, DisputeStatus.Lost);
        await app.InScopeAsync<RefundSettlementService, Settlement>(s =>
            s.ApplyAsync(
                StripeGateway.Name,
                new("re_on_its_way", null, RefundStatus.Succeeded, sale.Total, null, sale.CaptureId),
                default
            )
        );

        var paid = Assert.Single(await RefundsAsync(sale));
        Assert.Equal((RefundStatus.Succeeded, null), (paid.Status, paid.DisputeId));
        Assert.Equal(sale.Total.Amount, await LossAsync(await DisputeAsync(id)));
        await app.AssertInvariantsAsync();
    }

    [Fact]
    public async Task Inquiry_ClosedThenDisputed_IsOpenAndHasItsNewDay()
    {
        var sale = await app.PaidOrderAsync(12);
        var id = NewId();
        await NewsAsync(sale, id, sale.Total.Amount, DisputeStatus.Inquiry);
        await NewsAsync(sale, id, sale.Total.Amount, DisputeStatus.InquiryClosed);
        var day = app.Clock.GetUtcNow().AddDays(7);
        await NewsAsync(sale, id, sale.Total.Amount, DisputeStatus.Open);
        await NewsAsync(sale, id, sale.Total.Amount, DisputeStatus.Open, respondBy: day);

        var dispute = await DisputeAsync(id);
        Assert.Equal((DisputeStatus.Open, null), (dispute.Status, dispute.ClosedAt));
        Assert.Equal(day, dispute.RespondBy!.Value, TimeSpan.FromMilliseconds(1));
        await app.AssertInvariantsAsync();
    }

    /// <summary>The buyer cancelled before the money came, and their bank took it back before we could.</summary>
    [Fact]
    public async Task Lost_MoneyThatCameTooLate_IsWhatWeOwedThem()
    {
        var sale = await app.BuyAsync(8);
        await app.CancelAsync(sale);
        await app.SettleAsync(sale.Succeeded, "webhook");

        await NewsAsync(sale, NewId(), sale.Total.Amount, DisputeStatus.Lost);

        Assert.Equal(sale.Total, (await app.PaymentAsync(sale.PaymentId)).Refunded);
        Assert.Equal(RefundStatus.Succeeded, Assert.Single(await RefundsAsync(sale)).Status);
        await app.AssertInvariantsAsync();
    }

    [Fact]
    public async Task News_BeforeThePaymentSucceeded_IsUnknownYet()
    {
        var sale = await app.BuyAsync(9);

        Assert.Equal(SettlementOutcome.Unknown, (await NewsAsync(sale, NewId(), 500, DisputeStatus.Open)).Outcome);
    }

    private static string NewId() => $"dp_news_{Interlocked.Increment(ref Count)}";

    private Task<Settlement> NewsAsync(
        Sale sale,
        string id,
        long minor,
        DisputeStatus status,
        string currency = "TRY",
        DateTimeOffset? respondBy = null
    ) =>
        app.InScopeAsync<DisputeSettlementService, Settlement>(s =>
            s.ApplyAsync(
                StripeGateway.Name,
                new(id, sale.CaptureId, status, new(minor, currency), "fraudulent", respondBy),
                default
            )
        );

    private Task<Settlement> RefundAtProviderAsync(Sale sale, long minor) =>
        app.InScopeAsync<RefundSettlementService, Settlement>(s =>
            s.ApplyAsync(
                StripeGateway.Name,
                new("re_" + NewId(), null, RefundStatus.Succeeded, new(minor, "TRY"), null, sale.CaptureId),
                default
            )
        );

    private Task<Dispute> DisputeAsync(string id) =>
        app.QueryAsync(db => db.Set<Dispute>().AsNoTracking().SingleAsync(d => d.ProviderDisputeId == id));

    private Task<List<Refund>> RefundsAsync(Sale sale) =>
        app.QueryAsync(db => db.Set<Refund>().AsNoTracking().Where(r => r.PaymentId == sale.PaymentId).ToListAsync());

    private Task<string> KindsAsync(Dispute dispute) =>
        app.ScalarAsync<string>(
            $"SELECT string_agg(kind, ',' ORDER BY kind) FROM ledger.entries WHERE ref_id = '{dispute.Id}'"
        );

    private Task<long> LossAsync(Dispute dispute) =>
        app.ScalarAsync<long>(
            $"""
            SELECT COALESCE(SUM(p.debit_minor), 0)::bigint FROM ledger.postings AS p
            JOIN ledger.entries AS e ON e.id = p.entry_id
            WHERE e.ref_id = '{dispute.Id}' AND p.account_code = 'dispute_losses'
            """
        );

    private Task<CommissionBooked> BookedAsync(Sale sale) =>
        app.InScopeAsync<ILedger, CommissionBooked>(l => l.CommissionRefundedOfOrderAsync(sale.OrderId, default));
}
