using Marketplace.Foundation;
using Marketplace.Modules.Payments.Contracts;
using Marketplace.Modules.Users.Contracts;

namespace Marketplace.Modules.Payments;

/// <summary>Failed refunds that an administrator transferred from the bank.</summary>
public sealed class BankRefundService(
    RefundAdministrationService administration,
    IPaymentRepository payments,
    PaymentGatewayRegistry gateways,
    RefundSettlementService settlement
)
{
    /// <summary>Records such a transfer, unless the provider has a refund with our mark that is paid or on its way:
    /// what it says of that is applied instead.</summary>
    /// <remarks>Errors: as <see cref="RefundAdministrationService.MarkPaidAsync"/>; <c>refund.at_provider</c>, and
    /// <c>refund.not_checked</c> when the provider does not say. A provider that is not configured is not
    /// asked.</remarks>
    public async Task<Result> MarkPaidAsync(
        Actor actor,
        Guid refundId,
        string bankReference,
        CancellationToken cancellationToken
    )
    {
        var checkedThere = await CheckAsync(refundId, cancellationToken);
        return checkedThere.Succeeded
            ? await administration.MarkPaidAsync(actor, refundId, bankReference, cancellationToken)
            : checkedThere;
    }

    private async Task<Result> CheckAsync(Guid refundId, CancellationToken cancellationToken)
    {
        if (await payments.ReadRefundAsync(refundId, cancellationToken) is not { Status: RefundStatus.Failed } refund)
            return Result.Success;
        var payment = (await payments.ReadAsync(refund.PaymentId, cancellationToken))!;
        if (payment.ProviderCaptureId is not { } capture || gateways.Find(payment.Provider) is not { } gateway)
            return Result.Success;
        try
        {
            if (await RefundLookup.FindAsync(gateway, refund, capture, cancellationToken) is not { } made)
                return Result.Success;
            await settlement.ApplyAsync(payment.Provider, made, cancellationToken);
            return PaymentErrors.RefundAtProvider.With(("providerRefundId", made.ProviderRefundId));
        }
        catch (PaymentProviderException)
        {
            return PaymentErrors.RefundNotChecked;
        }
    }
}
