using Marketplace.Foundation;
using Marketplace.Modules.Payments.Contracts;
using Microsoft.Extensions.Logging;

namespace Marketplace.Modules.Payments;

/// <summary>Asks the provider where a payment stands and settles it with the answer, as a webhook would.</summary>
/// <remarks>A payment that is due or over has its page closed first, so that nobody pays for what is gone.</remarks>
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
    private static readonly TimeSpan NextLook = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan NextLookAtProcessing = TimeSpan.FromMinutes(10);

    /// <summary>Reads the status for somebody who waits for it (the buyer came back from the page). Nothing is
    /// closed.</summary>
    /// <remarks>A provider that does not answer changes nothing.</remarks>
    public async Task RefreshAsync(Guid paymentId, CancellationToken cancellationToken)
    {
        var payment = await payments.ReadAsync(paymentId, cancellationToken);
        if (payment?.ProviderPaymentId is not { } providerId || payment.SucceededAt is not null)
            return;
        try
        {
            var news = await gateways.Of(payment).RetrieveAsync(providerId, cancellationToken);
            await settlement.ApplyAsync(payment.Provider, news, "return", cancellationToken);
        }
        catch (PaymentProviderException exception)
        {
            logger.LogWarning(
                exception,
                "Status of payment {PaymentId} could not be read ({Code})",
                paymentId,
                exception.Code
            );
        }
    }

    /// <summary>Looks after one payment.</summary>
    /// <returns>False when the provider did not answer.</returns>
    public async Task<bool> PollAsync(Guid paymentId, CancellationToken cancellationToken)
    {
        var payment = await payments.ReadAsync(paymentId, cancellationToken);
        if (payment is null)
            return true;
        try
        {
            if (payment.ProviderPaymentId is not null)
                await LookAsync(payment, cancellationToken);
            else
                return await RecoverAsync(payment, cancellationToken);
        }
        catch (PaymentProviderException exception)
            when (exception.Code == PaymentProviderException.Missing && MustClose(payment))
        {
            PaymentMetrics.Alert("unknown_at_provider");
            logger.LogError(
                "Payment {PaymentId} is not known to {Provider} (any more): it counts as closed there",
                paymentId,
                payment.Provider
            );
            await ExpireAsync(payment, cancellationToken);
        }
        catch (PaymentProviderException exception)
        {
            logger.LogWarning(exception, "Payment {PaymentId} could not be polled ({Code})", paymentId, exception.Code);
            await PollLaterAsync(
                paymentId,
                exception.IsAnswerUnknown ? NextLook : NextLookAtProcessing,
                cancellationToken
            );
            return !exception.IsAnswerUnknown;
        }

        return true;
    }

    private async Task LookAsync(Payment payment, CancellationToken cancellationToken)
    {
        var gateway = gateways.Of(payment);
        var isOverdue = payment.ExpiresAt <= clock.GetUtcNow();
        var news = await (
            MustClose(payment)
                ? gateway.CloseAsync(payment.ProviderPaymentId!, cancellationToken)
                : gateway.RetrieveAsync(payment.ProviderPaymentId!, cancellationToken)
        );
        var settled = await settlement.ApplyAsync(payment.Provider, news, "poll", cancellationToken);

        // What the provider holds is not what was asked for, and never will be: people look after it, the purchase
        // ends.
        if (settled.Outcome == SettlementOutcome.Mismatch && isOverdue)
            await ExpireAsync(payment, cancellationToken);
        else
            await ConcludeAsync(payment.Id, news, cancellationToken);
    }

    private bool MustClose(Payment payment) => payment.CloseAtProvider || payment.ExpiresAt <= clock.GetUtcNow();

    private async Task ExpireAsync(Payment payment, CancellationToken cancellationToken)
    {
        var news = new ProviderPayment(
            null,
            null,
            new PaymentReference(payment.Id, null, null),
            PaymentStatus.Expired,
            null,
            null
        );
        await settlement.ApplyAsync(payment.Provider, news, "poll", cancellationToken);
        await ChangeAsync(payment.Id, p => p.ClosedAtProvider(), cancellationToken);
    }

    // No page known: either none was ever asked for, or the answer was lost and the same key brings it back.
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
            await LookAsync(recovered.Value, cancellationToken);
            return true;
        }

        var after = await payments.ReadAsync(payment.Id, cancellationToken);
        if (after!.Attempts.All(attempt => attempt.Outcome != AttemptOutcome.Unknown))
            return true;
        await PollLaterAsync(payment.Id, NextLook, cancellationToken);
        return false;
    }

    private Task ConcludeAsync(Guid paymentId, ProviderPayment news, CancellationToken cancellationToken) =>
        ChangeAsync(
            paymentId,
            payment =>
            {
                if (news.Status is PaymentStatus.Succeeded or PaymentStatus.Expired or PaymentStatus.Cancelled)
                    payment.ClosedAtProvider();
                payment.PollLater(clock.GetUtcNow() + NextLookAtProcessing);
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
