using Marketplace.Foundation;
using Marketplace.Modules.Payments.Contracts;
using Microsoft.Extensions.Logging;

namespace Marketplace.Modules.Payments;

/// <summary>The one way in which a payment learns what became of it: webhook, return URL, poll and reconciliation all
/// end here.</summary>
/// <remarks>
/// Order and locks: what is paid for, then the payment's row; so news of one payment is handled one by one.
/// Repeat: news of an equal or lower rank changes nothing, but that another refused card is counted. The effects
/// (order, subscription, ledger, events) are in the caller's transaction.
/// </remarks>
public sealed class PaymentSettlementService(
    UnitOfWork unitOfWork,
    IPaymentRepository payments,
    IEnumerable<IPaymentListener> listeners,
    PaymentOutcomeService outcomes,
    TimeProvider clock,
    ILogger<PaymentSettlementService> logger
)
{
    /// <summary>Takes news of a payment in.</summary>
    /// <param name="source">webhook, return, poll or reconciliation; for the log.</param>
    public Task<Settlement> ApplyAsync(
        string provider,
        ProviderPayment news,
        string source,
        CancellationToken cancellationToken
    ) =>
        unitOfWork.RunAsync(
            async ct =>
            {
                var location = await payments.LocateAsync(provider, news, ct);
                if (location is null)
                    return Settlement.Unknown;
                var listener = listeners.Single(l => l.Purpose == location.Purpose);
                await listener.LockAsync(location.RefId, ct);
                var payment = await payments.GetForUpdateAsync(location.PaymentId, ct);
                ArgumentNullException.ThrowIfNull(payment);

                var settlement = await ApplyAsync(payment, news, listener, ct);
                logger.LogInformation(
                    "Payment {PaymentId}: news {News} from {Source}: {Outcome} ({Reason})",
                    payment.Id,
                    news.Status,
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
        ProviderPayment news,
        IPaymentListener listener,
        CancellationToken cancellationToken
    )
    {
        if (Difference(payment, news) is { } difference)
        {
            outcomes.Mismatch(payment, news);
            return new(SettlementOutcome.Mismatch, payment.Id, difference);
        }

        if (news.Status == PaymentStatus.Disputed && payment.SucceededAt is null)
            return new(SettlementOutcome.Unknown, payment.Id, "A dispute came before the success");
        payment.Recognise(news.ProviderPaymentId);
        var now = clock.GetUtcNow();
        if (news.Status == PaymentStatus.Failed && payment.Status == PaymentStatus.Failed)
        {
            await outcomes.DeclineAgainAsync(payment, news, listener, now, cancellationToken);
            return new(SettlementOutcome.Applied, payment.Id, null);
        }

        if (news.Status.Rank() <= payment.Status.Rank())
            return new(SettlementOutcome.Ignored, payment.Id, $"Already {payment.Status}");

        switch (news.Status)
        {
            case PaymentStatus.Succeeded:
                await outcomes.SucceedAsync(payment, news, listener, now, cancellationToken);
                break;
            case PaymentStatus.Failed or PaymentStatus.Cancelled or PaymentStatus.Expired:
                await outcomes.EndAsync(payment, news, listener, now, cancellationToken);
                break;
            default:
                payment.Advance(news.Status, now);
                break;
        }

        return new(SettlementOutcome.Applied, payment.Id, null);
    }

    private static string? Difference(Payment payment, ProviderPayment news)
    {
        if (
            news.ProviderPaymentId is not null
            && payment.ProviderPaymentId is not null
            && payment.ProviderPaymentId != news.ProviderPaymentId
        )
            return "Its id at the provider is another payment's";
        if (
            news.Reference is { } mark
            && (
                mark.PaymentId != payment.Id
                || (mark.RefId is not null && mark.RefId != payment.RefId)
                || (mark.Purpose is not null && mark.Purpose != PaymentPurposes.Text(payment.Purpose))
            )
        )
            return "Its metadata names something else";
        if (news.Amount is { } amount)
            return amount == payment.Amount ? null : $"Expected {payment.Amount}, received {amount}";
        return news.Status == PaymentStatus.Succeeded ? $"Expected {payment.Amount}, but no amount is named" : null;
    }
}

/// <summary>What news did.</summary>
public sealed record Settlement(SettlementOutcome Outcome, Guid? PaymentId, string? Reason)
{
    public static readonly Settlement Unknown = new(SettlementOutcome.Unknown, null, "No such payment or refund (yet)");
}

/// <summary>The ways news can end.</summary>
public enum SettlementOutcome
{
    Applied,
    Ignored,
    Unknown,
    Mismatch,
}
