using Marketplace.Foundation;
using Marketplace.Modules.Payments.Contracts;
using Microsoft.Extensions.Logging;

namespace Marketplace.Modules.Payments;

/// <summary>Sends requested refunds to the provider, and checks those it is still processing.</summary>
/// <remarks>Repeat: an unanswered call is repeated with the same key; a refused one is retried with a new key, up to
/// five times.</remarks>
internal sealed class RefundSendingService(
    UnitOfWork unitOfWork,
    IPaymentRepository payments,
    PaymentGatewayRegistry gateways,
    RefundSettlementService settlement,
    TimeProvider clock,
    ILogger<RefundSendingService> logger
)
{
    /// <summary>Sends one refund; does nothing if it has ended.</summary>
    /// <returns>False when the provider did not respond.</returns>
    public async Task<bool> SendAsync(Guid refundId, CancellationToken cancellationToken)
    {
        var refund = await payments.ReadRefundAsync(refundId, cancellationToken);
        if (refund is not { Status: RefundStatus.Pending })
            return true;
        var payment = await payments.ReadAsync(refund.PaymentId, cancellationToken);
        try
        {
            await settlement.AnswerAsync(
                payment!.Provider,
                await AskAsync(refund, payment, cancellationToken),
                refund.Refusals,
                CancellationToken.None
            );
            return true;
        }
        catch (PaymentProviderException exception) when (exception.IsAnswerUnknown)
        {
            await RepeatLaterAsync(refundId, exception);
            return false;
        }
        catch (PaymentProviderException exception)
        {
            await RefuseAsync(refundId, exception);
            return true;
        }
    }

    private Task RepeatLaterAsync(Guid refundId, PaymentProviderException exception)
    {
        logger.LogWarning(
            exception,
            "No response for refund {RefundId} ({Code}); retrying in a minute",
            refundId,
            exception.Code
        );
        return unitOfWork.RunAsync(
            async ct =>
            {
                (await payments.GetRefundForUpdateAsync(refundId, ct))!.Unanswered(exception.Code, clock.GetUtcNow());
                return true;
            },
            CancellationToken.None
        );
    }

    private Task RefuseAsync(Guid refundId, PaymentProviderException exception)
    {
        logger.LogWarning(exception, "Refund {RefundId} was refused ({Code})", refundId, exception.Code);
        return settlement.RefuseAsync(
            refundId,
            exception.Code,
            exception.Code == PaymentProviderException.UnknownProvider,
            CancellationToken.None
        );
    }

    private async Task<ProviderRefund> AskAsync(Refund refund, Payment payment, CancellationToken cancellationToken)
    {
        var gateway = gateways.Of(payment);
        if (refund.ProviderRefundId is { } known)
            return await gateway.RetrieveRefundAsync(known, cancellationToken);
        var captureId =
            payment.ProviderCaptureId
            ?? (await gateway.RetrieveAsync(payment.ProviderPaymentId!, cancellationToken)).CaptureId
            ?? throw new PaymentProviderException("no_capture", "The provider reports no captured payment.", true);
        return await gateway.RefundAsync(
            new(refund.Id, payment.Id, captureId, refund.Amount, refund.ProviderKey),
            cancellationToken
        );
    }
}
