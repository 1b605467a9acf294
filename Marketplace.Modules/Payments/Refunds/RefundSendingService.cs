using Marketplace.Foundation;
using Marketplace.Modules.Payments.Contracts;
using Microsoft.Extensions.Logging;

namespace Marketplace.Modules.Payments;

/// <summary>Sends requested refunds to the provider, and checks those it is still processing.</summary>
/// <remarks>Repeat: an unanswered call is repeated with the same key; a refused one is retried with a new key, up to
/// five times, after a look at the provider's list. Not being let in is no answer, and a refund that the provider has
/// made ends only by what the provider says of it.</remarks>
internal sealed class RefundSendingService(
    UnitOfWork unitOfWork,
    IPaymentRepository payments,
    PaymentGatewayRegistry gateways,
    RefundSettlementService settlement,
    TimeProvider clock,
    ILogger<RefundSendingService> logger
)
{
    private static readonly TimeSpan Soon = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan TooLong = TimeSpan.FromDays(1);
    private static readonly TimeSpan Later = TimeSpan.FromHours(1);

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
            var settled = await settlement.AnswerAsync(
                payment!.Provider,
                await AskAsync(refund, payment, cancellationToken),
                refund.Refusals,
                CancellationToken.None
            );
            if (settled.Outcome != SettlementOutcome.Applied)
                await payments.PostponeRefundAsync(refundId, clock.GetUtcNow() + Later, CancellationToken.None);
            return true;
        }
        catch (PaymentProviderException exception) when (exception.IsAnswerUnknown || exception.IsAccessDenied)
        {
            await RepeatAsync(refund, exception, Soon);
            return false;
        }
        catch (PaymentProviderException exception) when (refund.ProviderRefundId is not null)
        {
            await RepeatAsync(refund, exception, Later);
            return true;
        }
        catch (PaymentProviderException exception)
        {
            await RefuseAsync(refund, exception);
            return true;
        }
    }

    private Task RepeatAsync(Refund sent, PaymentProviderException exception, TimeSpan after)
    {
        var refundId = sent.Id;
        if (sent.CreatedAt < clock.GetUtcNow() - TooLong)
        {
            PaymentMetrics.Alert("refund_stuck");
            logger.LogError("Refund {RefundId} has had no answer since {CreatedAt}", refundId, sent.CreatedAt);
        }

        logger.LogWarning(
            exception,
            "No response for refund {RefundId} ({Code}); retrying in {After}",
            refundId,
            exception.Code,
            after
        );
        return unitOfWork.RunAsync(
            async ct =>
            {
                var refund = await payments.GetRefundForUpdateAsync(refundId, ct);
                refund!.Unanswered(exception.Code, clock.GetUtcNow() + after);
                return true;
            },
            CancellationToken.None
        );
    }

    private Task RefuseAsync(Refund refund, PaymentProviderException exception)
    {
        logger.LogWarning(exception, "Refund {RefundId} was refused ({Code})", refund.Id, exception.Code);
        return settlement.RefuseAsync(
            refund.Id,
            refund.Refusals,
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
        if (
            refund.MayBeAtProvider(clock.GetUtcNow())
            && await RefundLookup.FindAsync(gateway, refund, captureId, cancellationToken) is { } made
        )
        {
            return made;
        }

        return await gateway.RefundAsync(
            new(refund.Id, payment.Id, captureId, refund.Amount, refund.ProviderKey),
            cancellationToken
        );
    }
}
