using Marketplace.Foundation;
using Microsoft.Extensions.Logging;

namespace Marketplace.Modules.Payments;

/// <summary>Creates the provider's checkout page for a payment: the attempt is committed first, the provider is called
/// outside any transaction, then the result is saved.</summary>
/// <remarks>Errors: <c>payment.provider_error</c>, <c>payment.already_succeeded</c>, <c>payment.ended</c>. Repeat: a
/// disconnecting caller does not cancel the provider call; an attempt with an unknown outcome is repeated with its own
/// key, so the provider never creates a second page for it.</remarks>
internal sealed class CheckoutSessionService(
    UnitOfWork unitOfWork,
    IPaymentRepository payments,
    PaymentGatewayRegistry gateways,
    CheckoutRequestFactory requests,
    TimeProvider clock,
    ILogger<CheckoutSessionService> logger
)
{
    private sealed record Call(CheckoutRequest Request, int Attempt, string Provider);

    /// <summary>Opens the page of a payment that has not been paid yet.</summary>
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

    /// <summary>Finds out the outcome of a call whose response was lost, whatever the payment's current
    /// status.</summary>
    public Task<Result<Payment>> RecoverAsync(Guid paymentId, CancellationToken cancellationToken) =>
        CallAsync(paymentId, cancellationToken);

    private async Task<Result<Payment>> CallAsync(Guid paymentId, CancellationToken cancellationToken)
    {
        var call = await unitOfWork.RunAsync(
            async ct => await BeginAsync(await payments.GetForUpdateAsync(paymentId, ct), ct),
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
            return await SaveAsync(
                paymentId,
                payment => payment.Opened(call.Attempt, page.ProviderPaymentId, page.Url, clock.GetUtcNow())
            );
        }
        catch (PaymentProviderException exception)
        {
            logger.LogWarning(
                exception,
                "No checkout page for payment {PaymentId} ({Code}), outcome unknown: {IsAnswerUnknown}",
                paymentId,
                exception.Code,
                exception.IsAnswerUnknown
            );
            await SaveAsync(
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

    private async Task<Call> BeginAsync(Payment? payment, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(payment);
        var email = await requests.EmailOfAsync(payment.PayerId, cancellationToken);
        var attempt = payment.BeginAttempt(clock.GetUtcNow(), email);
        return new(requests.Of(payment, attempt), attempt.Number, payment.Provider);
    }

    // Not cancelled with the request: the provider has already acted, so the result must be saved.
    private Task<Result<Payment>> SaveAsync(Guid paymentId, Action<Payment> change) =>
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
