using Marketplace.Foundation;
using Microsoft.Extensions.Logging;

namespace Marketplace.Modules.Payments;

/// <summary>Asks the provider for the page of a payment: the attempt is committed first, the call is made outside of
/// any transaction, then the answer is kept.</summary>
/// <remarks>
/// Errors: <c>payment.provider_error</c>, <c>payment.already_succeeded</c>, <c>payment.ended</c>.
/// Repeat: a caller who goes away does not break the call off; an attempt whose outcome is unknown is made again with
/// its own key, so the provider never makes a second page for it.
/// </remarks>
public sealed class CheckoutSessionService(
    UnitOfWork unitOfWork,
    IPaymentRepository payments,
    PaymentGatewayRegistry gateways,
    TimeProvider clock,
    ILogger<CheckoutSessionService> logger
)
{
    private sealed record Call(CheckoutRequest Request, int Attempt, string Provider);

    /// <summary>Opens the page of a payment that is still to be paid.</summary>
    public async Task<Result<Payment>> OpenAsync(Guid paymentId, CancellationToken cancellationToken)
    {
        var payment = await payments.ReadAsync(paymentId, cancellationToken);
        if (payment is null)
            return PlatformErrors.NotFound;
        if (payment.Accepted)
            return PaymentErrors.AlreadySucceeded;
        if (payment.CheckoutUrl is not null)
            return payment;
        return payment.IsOpen ? await CallAsync(paymentId, cancellationToken) : PaymentErrors.Ended;
    }

    /// <summary>Finds out what became of a call whose answer was lost, whatever the payment's state is by
    /// now.</summary>
    public Task<Result<Payment>> RecoverAsync(Guid paymentId, CancellationToken cancellationToken) =>
        CallAsync(paymentId, cancellationToken);

    private async Task<Result<Payment>> CallAsync(Guid paymentId, CancellationToken cancellationToken)
    {
        var call = await unitOfWork.RunAsync(
            async ct => Begin(await payments.GetForUpdateAsync(paymentId, ct)),
            cancellationToken
        );
        try
        {
            var gateway =
                gateways.Find(call.Provider)
                ?? throw new PaymentProviderException(
                    "not_configured",
                    $"The provider {call.Provider} is not configured.",
                    false
                );
            var page = await gateway.CreateCheckoutAsync(call.Request, CancellationToken.None);
            return await KeepAsync(
                paymentId,
                payment => payment.Opened(call.Attempt, page.ProviderPaymentId, page.Url, clock.GetUtcNow())
            );
        }
        catch (PaymentProviderException exception)
        {
            logger.LogWarning(
                exception,
                "Opening the page of payment {PaymentId} failed ({Code}), answer unknown: {IsAnswerUnknown}",
                paymentId,
                exception.Code,
                exception.IsAnswerUnknown
            );
            await KeepAsync(
                paymentId,
                payment =>
                {
                    if (exception.IsAnswerUnknown)
                        payment.Unanswered(call.Attempt, exception.Code, clock.GetUtcNow());
                    else
                        payment.Refused(call.Attempt, exception.Code, clock.GetUtcNow());
                }
            );
            return PaymentErrors.ProviderError;
        }
    }

    private Call Begin(Payment? payment)
    {
        ArgumentNullException.ThrowIfNull(payment);
        var attempt = payment.BeginAttempt(clock.GetUtcNow());
        var request = new CheckoutRequest(
            payment.Id,
            payment.Purpose,
            payment.RefId,
            payment.Amount,
            payment.Description,
            payment.Locale,
            attempt.ProviderKey
        );
        return new(request, attempt.Number, payment.Provider);
    }

    // Not cancelled with the request: the provider has acted, and what it did must be kept.
    private Task<Result<Payment>> KeepAsync(Guid paymentId, Action<Payment> change) =>
        unitOfWork.ExecuteAsync<Payment>(
            async ct =>
            {
                var payment = await payments.GetForUpdateAsync(paymentId, ct);
                ArgumentNullException.ThrowIfNull(payment);
                change(payment);
                return payment;
            },
            CancellationToken.None
        );
}
