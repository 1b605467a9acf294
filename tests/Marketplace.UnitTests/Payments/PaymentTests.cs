using Marketplace.Foundation;
using Marketplace.Modules.Payments;
using Marketplace.Modules.Payments.Contracts;
using Microsoft.Extensions.Options;

namespace Marketplace.UnitTests.Payments;

/// <summary>What calls, news and mismatches make of a payment, and calls of a refund.</summary>
public sealed class PaymentTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 1, 9, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Opened_AfterALostAnswer_WaitsForTheBuyerAgain()
    {
        var payment = NewPayment();
        payment.Unanswered(payment.BeginAttempt(Now).Number, "timeout", Now);
        Assert.Equal(PaymentStatus.Processing, payment.Status);
        payment.Opened(payment.BeginAttempt(Now).Number, "cs_1", "https://pay.example/1", Now);
        Assert.Equal(
            (PaymentStatus.RequiresAction, "https://pay.example/1", 1),
            (payment.Status, payment.CheckoutUrl, payment.Attempts.Count)
        );
    }

    [Fact]
    public void BeginAttempt_AfterALostAnswer_KeepsTheAddressAndForgetsItWhenAnswered()
    {
        var payment = NewPayment();
        var first = payment.BeginAttempt(Now, "old@example.com");
        payment.Unanswered(first.Number, "timeout", Now);
        var again = payment.BeginAttempt(Now.AddMinutes(3), "new@example.com");
        Assert.Equal(
            ("old@example.com", first.ProviderKey, Now),
            (again.PayerEmail, again.ProviderKey, again.StartedAt)
        );
        payment.Opened(again.Number, "cs_1", "https://pay.example/1", Now);
        Assert.Null(again.PayerEmail);
    }

    [Fact]
    public void Opened_BankIsWorking_StaysInProcessing()
    {
        var payment = NewPayment();
        var attempt = payment.BeginAttempt(Now).Number;
        payment.SetProviderPaymentId("cs_1");
        payment.Advance(PaymentStatus.Processing, Now);
        payment.Opened(attempt, "cs_1", "https://pay.example/1", Now);
        Assert.Equal(PaymentStatus.Processing, payment.Status);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void UnansweredOrRefused_AfterTheSameCallOpenedThePage_PageStays(bool isUnanswered)
    {
        var payment = NewPayment();
        var attempt = payment.BeginAttempt(Now).Number;
        payment.Opened(attempt, "cs_1", "https://pay.example/1", Now);
        if (isUnanswered)
            payment.Unanswered(attempt, "idempotency_key_in_use", Now);
        else
            payment.Refused(attempt, "rate_limit", Now);
        Assert.Equal(
            (AttemptOutcome.Opened, null, PaymentStatus.RequiresAction),
            (payment.Attempts[0].Outcome, payment.Attempts[0].Error, payment.Status)
        );
    }

    [Fact]
    public void End_CardRefusedBeforeThePageIsKnown_PageIsStillToBeClosed()
    {
        var payment = NewPayment();
        payment.Unanswered(payment.BeginAttempt(Now).Number, "timeout", Now);
        payment.End(PaymentStatus.Failed, "card_declined", Now);
        Assert.True(payment.CloseAtProvider);
        payment.DeclineAgain("insufficient_funds", Now);
        Assert.Equal((2, "insufficient_funds"), (payment.Declines, payment.FailureCode));
    }

    [Fact]
    public void NoteMismatch_SecondTime_IsNoNews()
    {
        var payment = NewPayment();
        Assert.True(payment.NoteMismatch(new Money(1, "USD"), null, Now));
        Assert.False(payment.NoteMismatch(new Money(2, "TRY"), null, Now.AddHours(1)));
        Assert.Equal((Now, 1L, "USD"), (payment.MismatchAt, payment.MismatchMinor, payment.MismatchCurrency));
    }

    [Fact]
    public void Capture_NamesTheMoney_OnlyThen()
    {
        var payment = NewPayment();
        payment.SetProviderPaymentId("cs_1");
        Assert.Null(payment.ProviderCaptureId);
        payment.Capture("pi_1", Now);
        Assert.Equal(("cs_1", "pi_1"), (payment.ProviderPaymentId, payment.ProviderCaptureId));
    }

    [Fact]
    public void RefundUnanswered_AfterItSucceeded_IsNotSentAgain()
    {
        var refund = NewRefund();
        refund.Succeed("re_1", Now);
        refund.Unanswered("timeout", Now);
        Assert.Equal((RefundStatus.Succeeded, null, null), (refund.Status, refund.NextAttemptAt, refund.LastError));
    }

    [Fact]
    public void RefundReturned_TriedAgain_IsANewCall()
    {
        var refund = NewRefund();
        var key = refund.ProviderKey;
        refund.Succeed("re_1", Now);
        refund.Return("lost_or_stolen_card", Now);
        Assert.Equal(
            (RefundStatus.Failed, null, null, "re_1", 1),
            (
                refund.Status,
                refund.NextAttemptAt,
                refund.ProviderRefundId,
                refund.ReturnedProviderRefundId,
                refund.Returns
            )
        );
        refund.Retry(Now);
        Assert.NotEqual(key, refund.ProviderKey);
        Assert.Equal((RefundStatus.Pending, Now), (refund.Status, refund.NextAttemptAt));
    }

    [Fact]
    public void RefundRefused_ForGood_IsGivenUpAtOnce() =>
        Assert.True(NewRefund().Refused(PaymentProviderException.UnknownProvider, isFinal: true, Now));

    [Theory]
    [InlineData("stripe", "not_configured")]
    [InlineData("demo", PaymentProviderException.UnknownProvider)]
    public void GatewayOf_NotConfigured_Refuses(string provider, string code)
    {
        var options = Options.Create(new StripeOptions());
        using var connection = new StripeApiClient(options);
        var stripe = new StripeGateway(connection, options, TimeProvider.System);
        var refused = Assert.Throws<PaymentProviderException>(() =>
            new PaymentGatewayRegistry([stripe]).Of(NewPayment(provider))
        );
        Assert.Equal((code, false), (refused.Code, refused.IsAnswerUnknown));
    }

    private static Payment NewPayment(string provider = "stripe") =>
        new(
            Guid.CreateVersion7(),
            provider,
            new(
                PaymentPurpose.Purchase,
                Guid.CreateVersion7(),
                Guid.CreateVersion7(),
                new(5_000, "TRY"),
                "260301-ABCDE1",
                Now.AddMinutes(15),
                Language.Turkish
            ),
            Now
        );

    private static Refund NewRefund()
    {
        var payment = NewPayment();
        return new(
            Guid.CreateVersion7(),
            payment,
            new(payment.Purpose, payment.RefId, null, new(5_000, "TRY"), "order.cancelled", [], null),
            Now
        );
    }
}
