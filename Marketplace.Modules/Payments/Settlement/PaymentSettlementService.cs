using Marketplace.Foundation;
using Marketplace.Modules.Payments.Contracts;
using Microsoft.Extensions.Logging;

namespace Marketplace.Modules.Payments;

/// <summary>The single path for provider updates about payments: webhook, return URL, poll and reconciliation all end
/// here.</summary>
/// <remarks>Order and locks: what is paid for, then the payment row, so updates of one payment are handled one at a
/// time. Repeat: an update of equal or lower rank changes nothing, except that another declined card is counted. The
/// effects (order, subscription, ledger, events) happen in the caller's transaction.</remarks>
public sealed class PaymentSettlementService(
    UnitOfWork unitOfWork,
    IPaymentRepository payments,
    IEnumerable<IPaymentListener> listeners,
    PaymentOutcomeService outcomes,
    TimeProvider clock,
    ILogger<PaymentSettlementService> logger
)
{
    /// <summary>Applies a provider update.</summary>
    /// <param name="source">webhook, return, poll or reconciliation; for the log.</param>
    public Task<Settlement> ApplyAsync(
        string provider,
        ProviderPayment update,
        string source,
        CancellationToken cancellationToken
    ) =>
        unitOfWork.RunAsync(
            async ct =>
            {
                var location = await payments.LocateAsync(provider, update, ct);
                if (location is null)
                    return Settlement.Unknown;
                var listener = listeners.Single(l => l.Purpose == location.Purpose);
                await listener.LockAsync(location.RefId, ct);
                var payment = await payments.GetForUpdateAsync(location.PaymentId, ct);
                ArgumentNullException.ThrowIfNull(payment);

                var settlement = await ApplyAsync(payment, update, listener, ct);
                logger.LogInformation(
                    "Payment {PaymentId}: update {Update} from {Source}: {Outcome} ({Reason})",
                    payment.Id,
                    update.Status,
                    source,
                    settlement.Outcome,
                    settlement.Reason
                );
                return settlement;
            },
            cancellationToken
        );

    private async Task<Settlement> ApplyAsync(
        Payment payment,
        ProviderPayment update,
        IPaymentListener listener,
        CancellationToken cancellationToken
    )
    {
        if (Difference(payment, update) is { } difference)
        {
            outcomes.Mismatch(payment, update);
            return new(SettlementOutcome.Mismatch, payment.Id, difference);
        }

        payment.SetProviderPaymentId(update.ProviderPaymentId);
        var now = clock.GetUtcNow();
        if (update.Status == PaymentStatus.Failed && payment.Status == PaymentStatus.Failed)
        {
            await outcomes.DeclineAgainAsync(payment, update, listener, now, cancellationToken);
            return new(SettlementOutcome.Applied, payment.Id, null);
        }

        if (update.Status.Rank() <= payment.Status.Rank())
            return new(SettlementOutcome.Ignored, payment.Id, $"Already {payment.Status}");

        switch (update.Status)
        {
            case PaymentStatus.Succeeded:
                await outcomes.SucceedAsync(payment, update, listener, now, cancellationToken);
                break;
            case PaymentStatus.Failed or PaymentStatus.Cancelled or PaymentStatus.Expired:
                await outcomes.EndAsync(payment, update, listener, now, cancellationToken);
                break;
            default:
                payment.Advance(update.Status, now);
                break;
        }

        return new(SettlementOutcome.Applied, payment.Id, null);
    }

    private static string? Difference(Payment payment, ProviderPayment update)
    {
        if (
            update.ProviderPaymentId is not null
            && payment.ProviderPaymentId is not null
            && payment.ProviderPaymentId != update.ProviderPaymentId
        )
        {
            return "The provider payment id belongs to another payment";
        }

        if (
            update.Reference is { } mark
            && (
                mark.PaymentId != payment.Id
                || (mark.RefId is not null && mark.RefId != payment.RefId)
                || (mark.Purpose is not null && mark.Purpose != PaymentPurposes.Text(payment.Purpose))
            )
        )
        {
            return "The metadata refers to something else";
        }

        if (update.Amount is { } amount)
            return amount == payment.Amount ? null : $"Expected {payment.Amount}, received {amount}";
        return update.Status == PaymentStatus.Succeeded
            ? $"Expected {payment.Amount}, but no amount was reported"
            : null;
    }
}

/// <summary>The result of applying a provider update.</summary>
public sealed record Settlement(SettlementOutcome Outcome, Guid? PaymentId, string? Reason)
{
    /// <summary>News of money that never counted as ours: the provider took another amount than asked for.</summary>
    public static Settlement NotOurMoney(Guid paymentId) =>
        new(SettlementOutcome.Ignored, paymentId, "About money that does not match what was asked for");

    /// <summary>How money went back that our bank transferred.</summary>
    public const string ByBank = "by bank transfer";

    /// <summary>News of money that had gone back before: an administrator must look.</summary>
    /// <param name="how">How it went back before.</param>
    public static Settlement PaidTwice(Guid paymentId, string how, string providerRefundId, ILogger logger)
    {
        PaymentMetrics.Alert("refund_paid_twice");
        logger.LogError(
            "Refund {ProviderRefundId} of payment {PaymentId} was paid {How} as well",
            providerRefundId,
            paymentId,
            how
        );
        return new(SettlementOutcome.Mismatch, paymentId, $"Paid {how}, and as {providerRefundId}");
    }

    public static readonly Settlement Unknown = new(SettlementOutcome.Unknown, null, "No such payment or refund (yet)");
}

/// <summary>Possible results of a provider update.</summary>
public enum SettlementOutcome
{
    Applied,
    Ignored,
    Unknown,
    Mismatch,
}
