using Marketplace.Foundation;
using Marketplace.Modules.Payments.Contracts;
using Microsoft.Extensions.Logging;

namespace Marketplace.Modules.Payments;

/// <summary>Sends promised refunds to the provider, and asks after those it is still working on.</summary>
/// <remarks>Repeat: a call without an answer is made again with the same key; a refused one with a new key, five times
/// at most.</remarks>
public sealed class RefundSendingService(
    UnitOfWork unitOfWork,
    IPaymentRepository payments,
    PaymentGatewayRegistry gateways,
    RefundSettlementService settlement,
    TimeProvider clock,
    ILogger<RefundSendingService> logger
)
{
    /// <summary>Sends one refund; a finished one does nothing.</summary>
    /// <returns>False when the provider did not answer.</returns>
    public async Task<bool> SendAsync(Guid refundId, CancellationToken cancellationToken)
    {
        var refund = await payments.ReadRefundAsync(refundId, cancellationToken);
        if (refund is not { Status: RefundStatus.Pending })
            return true;
        var payment = await payments.ReadAsync(refund.PaymentId, cancellationToken);
        try
        {
            await settlement.AnswerAsync(
                await AskAsync(refund, payment!, cancellationToken),
                refund.Refusals,
                CancellationToken.None
            );
            return true;
        }
        catch (PaymentProviderException exception) when (exception.IsAnswerUnknown)
        {
            logger.LogWarning(
                exception,
                "No answer for refund {RefundId} ({Code}); asked again in a minute",
                refundId,
                exception.Code
            );
            await unitOfWork.RunAsync(
                async ct =>
                {
                    (await payments.GetRefundForUpdateAsync(refundId, ct))!.Unanswered(
                        exception.Code,
                        clock.GetUtcNow()
                    );
                    return true;
                },
                CancellationToken.None
            );
            return false;
        }
        catch (PaymentProviderException exception)
        {
            logger.LogWarning(exception, "Refund {RefundId} was refused ({Code})", refundId, exception.Code);
            await settlement.RefuseAsync(
                refundId,
                exception.Code,
                exception.Code == PaymentProviderException.UnknownProvider,
                CancellationToken.None
            );
            return true;
        }
    }

    private async Task<ProviderRefund> AskAsync(Refund refund, Payment payment, CancellationToken cancellationToken)
    {
        var gateway = gateways.Of(payment);
        if (refund.ProviderRefundId is { } known)
            return await gateway.RetrieveRefundAsync(known, cancellationToken);
        var captureId =
            payment.ProviderCaptureId
            ?? (await gateway.RetrieveAsync(payment.ProviderPaymentId!, cancellationToken)).CaptureId
            ?? throw new PaymentProviderException("no_capture", "The provider names no captured money.", true);
        return await gateway.RefundAsync(
            new(refund.Id, payment.Id, captureId, refund.Amount, refund.ProviderKey),
            cancellationToken
        );
    }
}
