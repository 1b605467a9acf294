using Marketplace.Foundation;

namespace Marketplace.Modules.Payments;

/// <summary>Asks the provider for the refunds of a payment, whoever made them, and applies what it says as a webhook
/// would.</summary>
public sealed class RefundRefreshService(
    UnitOfWork unitOfWork,
    IPaymentRepository payments,
    PaymentGatewayRegistry gateways,
    RefundSettlementService settlement,
    TimeProvider clock
)
{
    /// <summary>Refreshes the refunds of a captured payment.</summary>
    /// <remarks>Errors: <see cref="PaymentProviderException"/>.</remarks>
    public async Task RefreshAsync(Payment payment, CancellationToken cancellationToken)
    {
        if (payment.ProviderCaptureId is not { } capture)
            return;
        var refunds = new List<ProviderRefund>();
        await foreach (var refund in gateways.Of(payment).ListRefundsAsync(capture, cancellationToken))
            refunds.Add(refund);
        foreach (var refund in refunds)
            await settlement.ApplyAsync(payment.Provider, refund, cancellationToken);
        if (payment.RefundCheckAt is { } requestedAt)
            await ChangeAsync(payment.Id, p => p.RefundsChecked(requestedAt), cancellationToken);
    }

    /// <summary>The provider says how much it has refunded in all: where that is more than we know, its refunds are
    /// asked for soon.</summary>
    public Task<Settlement> NoteTotalAsync(
        string provider,
        ProviderRefundTotal total,
        CancellationToken cancellationToken
    ) =>
        unitOfWork.RunAsync(
            async ct =>
            {
                if (await payments.LocateCaptureAsync(provider, total.CaptureId, ct) is not { } location)
                    return Settlement.Unknown;
                var payment = (await payments.GetForUpdateAsync(location.PaymentId, ct))!;
                if (payment is { SucceededAt: null, MismatchAt: not null })
                    return Settlement.NotOurMoney(payment.Id);
                // The provider does not count what a lost dispute took, and what a bank transfer paid.
                var elsewhere =
                    await payments.SumLostAsync(payment.Id, ct) + await payments.SumPaidByBankAsync(payment.Id, ct);
                if (payment.RefundedMinor - elsewhere >= total.Amount.Amount)
                    return new(SettlementOutcome.Ignored, payment.Id, $"Already {payment.Refunded} refunded");
                payment.CheckRefunds(clock.GetUtcNow());
                return new(SettlementOutcome.Applied, payment.Id, null);
            },
            cancellationToken
        );

    /// <summary>Asks again at the given time.</summary>
    public Task PostponeAsync(Guid paymentId, DateTimeOffset until, CancellationToken cancellationToken) =>
        ChangeAsync(paymentId, payment => payment.CheckRefunds(until), cancellationToken);

    private Task ChangeAsync(Guid paymentId, Action<Payment> change, CancellationToken cancellationToken) =>
        unitOfWork.RunAsync(
            async ct =>
            {
                change((await payments.GetForUpdateAsync(paymentId, ct))!);
                return true;
            },
            cancellationToken
        );
}
