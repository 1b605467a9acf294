using Marketplace.Foundation;
using Marketplace.Modules.Payments.Contracts;
using Microsoft.Extensions.Logging;

namespace Marketplace.Modules.Payments;

/// <summary>Gets a payment's status from the provider and settles it, as a webhook would.</summary>
/// <remarks>The page of an overdue or ended payment is closed first, so that nobody pays for something that is
/// gone.</remarks>
public sealed class PaymentPollingService(
    UnitOfWork unitOfWork,
    IPaymentRepository payments,
    PaymentGatewayRegistry gateways,
    CheckoutSessionService checkout,
    PaymentSettlementService settlement,
    TimeProvider clock,
    ILogger<PaymentPollingService> logger
)
{
    private static readonly TimeSpan PollInterval = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan SlowPollInterval = TimeSpan.FromMinutes(10);

    /// <summary>Refreshes the status for someone waiting for it (the buyer returned from the page). Closes
    /// nothing.</summary>
    /// <remarks>A provider that does not respond changes nothing.</remarks>
    public async Task RefreshAsync(Guid paymentId, CancellationToken cancellationToken)
    {
        var payment = await payments.ReadAsync(paymentId, cancellationToken);
        if (payment?.ProviderPaymentId is not { } providerId || payment.SucceededAt is not null)
            return;
        try
        {
            var update = await gateways.Of(payment).RetrieveAsync(providerId, cancellationToken);
            await settlement.ApplyAsync(payment.Provider, update, "return", cancellationToken);
        }
        catch (PaymentProviderException exception)
        {
            logger.LogWarning(
                exception,
                "Could not read the status of payment {PaymentId} ({Code})",
                paymentId,
                exception.Code
            );
        }
    }

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
            await ExpireAsync(payment, cancellationToken);
        }
        catch (PaymentProviderException exception)
        {
            logger.LogWarning(exception, "Could not poll payment {PaymentId} ({Code})", paymentId, exception.Code);
            await PollLaterAsync(
                paymentId,
                exception.IsAnswerUnknown ? PollInterval : SlowPollInterval,
                cancellationToken
            );
            return !exception.IsAnswerUnknown;
        }

        return true;
    }

    private async Task PollProviderAsync(Payment payment, CancellationToken cancellationToken)
    {
        var gateway = gateways.Of(payment);
        var isOverdue = payment.ExpiresAt <= clock.GetUtcNow();
        var update = await (
            MustClose(payment)
                ? gateway.CloseAsync(payment.ProviderPaymentId!, cancellationToken)
                : gateway.RetrieveAsync(payment.ProviderPaymentId!, cancellationToken)
        );
        var settled = await settlement.ApplyAsync(payment.Provider, update, "poll", cancellationToken);

        // What the provider holds does not match what was requested, and never will: an administrator handles it, the
        // purchase ends.
        if (settled.Outcome == SettlementOutcome.Mismatch && isOverdue)
            await ExpireAsync(payment, cancellationToken);
        else
            await ConcludeAsync(payment.Id, update, cancellationToken);
    }

    private bool MustClose(Payment payment) => payment.CloseAtProvider || payment.ExpiresAt <= clock.GetUtcNow();

    private async Task ExpireAsync(Payment payment, CancellationToken cancellationToken)
    {
        var update = new ProviderPayment(
            null,
            null,
            new PaymentReference(payment.Id, null, null),
            PaymentStatus.Expired,
            null,
            null
        );
        await settlement.ApplyAsync(payment.Provider, update, "poll", cancellationToken);
        await ChangeAsync(payment.Id, p => p.ClosedAtProvider(), cancellationToken);
    }

    // No page known: either none was ever requested, or the response was lost and the same key recovers it.
    private async Task<bool> RecoverAsync(Payment payment, CancellationToken cancellationToken)
    {
        if (!payment.Attempts.Any(attempt => attempt.Outcome is AttemptOutcome.Started or AttemptOutcome.Unknown))
        {
            if (payment.IsOpen && payment.ExpiresAt <= clock.GetUtcNow())
                await ExpireAsync(payment, cancellationToken);
            else
                await ChangeAsync(payment.Id, p => p.ClosedAtProvider(), cancellationToken);
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
        await PollLaterAsync(payment.Id, PollInterval, cancellationToken);
        return false;
    }

    private Task ConcludeAsync(Guid paymentId, ProviderPayment update, CancellationToken cancellationToken) =>
        ChangeAsync(
            paymentId,
            payment =>
            {
                if (update.Status is PaymentStatus.Succeeded or PaymentStatus.Expired or PaymentStatus.Cancelled)
                    payment.ClosedAtProvider();
                payment.PollLater(clock.GetUtcNow() + SlowPollInterval);
            },
            cancellationToken
        );

    private Task PollLaterAsync(Guid paymentId, TimeSpan wait, CancellationToken cancellationToken) =>
        ChangeAsync(paymentId, payment => payment.PollLater(clock.GetUtcNow() + wait), cancellationToken);

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
