using Marketplace.Foundation;
using Marketplace.Modules.Payments.Contracts;
using Microsoft.Extensions.Logging;

namespace Marketplace.Modules.Payments;

/// <summary>Gets a payment's status from the provider and settles it, as a webhook would.</summary>
/// <remarks>The page of an overdue or ended payment is closed first, so that nobody pays for something that is
/// gone.</remarks>
internal sealed class PaymentPollingService(
    IPaymentRepository payments,
    PaymentGatewayRegistry gateways,
    CheckoutSessionService checkout,
    PollOutcomeService outcomes,
    TimeProvider clock,
    ILogger<PaymentPollingService> logger
)
{
    /// <summary>Polls one payment.</summary>
    /// <returns>False when the provider did not respond.</returns>
    public async Task<bool> PollAsync(Guid paymentId, CancellationToken cancellationToken)
    {
        var payment = await payments.ReadAsync(paymentId, cancellationToken);
        if (payment is null)
            return true;
        try
        {
            if (payment.ProviderPaymentId is not null)
                await PollProviderAsync(payment, cancellationToken);
            else
                return await RecoverAsync(payment, cancellationToken);
        }
        catch (PaymentProviderException exception)
            when (exception.Code == PaymentProviderException.Missing && MustClose(payment))
        {
            PaymentMetrics.Alert("unknown_at_provider");
            logger.LogError(
                "Payment {PaymentId} is unknown to {Provider}; treating it as closed there",
                paymentId,
                payment.Provider
            );
            await outcomes.ExpireAsync(payment, cancellationToken);
        }
        catch (PaymentProviderException exception)
        {
            logger.LogWarning(exception, "Could not poll payment {PaymentId} ({Code})", paymentId, exception.Code);
            await (
                exception.IsAnswerUnknown
                    ? outcomes.PollSoonAsync(paymentId, cancellationToken)
                    : outcomes.PollLaterAsync(paymentId, cancellationToken)
            );
            return !exception.IsAnswerUnknown;
        }

        return true;
    }

    private async Task PollProviderAsync(Payment payment, CancellationToken cancellationToken)
    {
        var gateway = gateways.Of(payment);
        var update = await (
            MustClose(payment)
                ? gateway.CloseAsync(payment.ProviderPaymentId!, cancellationToken)
                : gateway.RetrieveAsync(payment.ProviderPaymentId!, cancellationToken)
        );
        await outcomes.ApplyAsync(payment, update, cancellationToken);
    }

    private bool MustClose(Payment payment) => payment.CloseAtProvider || payment.ExpiresAt <= clock.GetUtcNow();

    // No page known: either none was ever requested, or the response was lost and the same key recovers it.
    private async Task<bool> RecoverAsync(Payment payment, CancellationToken cancellationToken)
    {
        if (!payment.Attempts.Any(attempt => attempt.Outcome is AttemptOutcome.Started or AttemptOutcome.Unknown))
        {
            if (payment.IsOpen && payment.ExpiresAt <= clock.GetUtcNow())
                await outcomes.ExpireAsync(payment, cancellationToken);
            else
                await outcomes.CloseAsync(payment.Id, cancellationToken);
            return true;
        }

        var recovered = await checkout.RecoverAsync(payment.Id, cancellationToken);
        if (recovered.Succeeded)
        {
            await PollProviderAsync(recovered.Value, cancellationToken);
            return true;
        }

        var after = await payments.ReadAsync(payment.Id, cancellationToken);
        if (after!.Attempts.All(attempt => attempt.Outcome != AttemptOutcome.Unknown))
            return true;
        await outcomes.PollSoonAsync(payment.Id, cancellationToken);
        return false;
    }
}
