using Marketplace.Foundation;
using Marketplace.Modules.Payments.Contracts;
using Microsoft.Extensions.Logging;

namespace Marketplace.Modules.Payments;

/// <summary>Makes a refund of ours of one that was made at the provider (its dashboard, its support, the
/// bank).</summary>
/// <remarks>Order and locks: what was paid for, the payment row, its refunds. Repeat: a refund that is known by then
/// is left as it is. It is pending afterwards: what the provider says of it is applied as for any other.</remarks>
public sealed class RefundTakeoverService(
    UnitOfWork unitOfWork,
    IPaymentRepository payments,
    IEnumerable<IPaymentListener> listeners,
    IRefundAttribution attribution,
    TimeProvider clock,
    ILogger<RefundTakeoverService> logger
)
{
    /// <summary>Takes a refund over.</summary>
    /// <returns>False when its payment is not known, or its money does not fit it (yet).</returns>
    public async Task<bool> TakeOverAsync(string provider, ProviderRefund update, CancellationToken cancellationToken)
    {
        if (
            update.CaptureId is not { } capture
            || await payments.LocateCaptureAsync(provider, capture, cancellationToken) is not { } location
        )
        {
            return false;
        }
        await listeners.Single(l => l.Purpose == location.Purpose).LockAsync(location.RefId, cancellationToken);
        var payment = (await payments.GetForUpdateAsync(location.PaymentId, cancellationToken))!;
        if ((await payments.LocateRefundsAsync(update, cancellationToken)).Count > 0)
            return true;
        if (update.Amount.Currency != payment.Currency || update.Amount > payment.Captured - payment.Refunded)
            return false;
        if (update.Status == RefundStatus.Failed)
            payments.Add(Refund.FailedAtProvider(Ids.New(clock), payment, update, clock.GetUtcNow()));
        else
            await TakeAsync(payment, update, cancellationToken);
        await unitOfWork.FlushAsync(cancellationToken);
        PaymentMetrics.Alert("refund_at_provider");
        logger.LogWarning(
            "Refund {ProviderRefundId} of {Amount} of payment {PaymentId} was made at {Provider}",
            update.ProviderRefundId,
            update.Amount,
            payment.Id,
            provider
        );
        return true;
    }

    private async Task TakeAsync(Payment payment, ProviderRefund update, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var own = await payments.GetUnpaidRefundsForUpdateAsync(payment.Id, cancellationToken);
        var rest = update.Amount;
        foreach (var paid in PaidByHand(payment, own, update.Amount))
        {
            Promise(payment, paid.Amount, now);
            paid.ReplaceByProvider(update.ProviderRefundId);
            rest -= paid.Amount;
        }

        if (rest.IsZero)
            return;
        var free = Displace(payment, own, update with { Amount = rest }, now);
        if (free.IsZero)
            return;
        Promise(payment, free, now);
        IReadOnlyList<RefundShare> shares = payment is { Accepted: true, Purpose: PaymentPurpose.Purchase }
            ? await attribution.AttributeAsync(payment.RefId, free, cancellationToken)
            : [new RefundShare(null, free, [], null)];
        foreach (var share in shares)
            Add(payment, update, share, now);
    }

    // Refunds that failed for good, and that somebody then made at the provider: the one of this amount; or, where all
    // that is left was refunded there, all of them.
    private static IReadOnlyList<Refund> PaidByHand(Payment payment, IEnumerable<Refund> own, Money amount)
    {
        var failed = own.Where(r => r is { Status: RefundStatus.Failed, HasUnknownLines: false }).ToArray();
        if (amount <= payment.Refundable && Array.Find(failed, r => r.Amount == amount) is { } same)
            return [same];
        return amount >= payment.Refundable && failed.Sum(r => r.AmountMinor) <= payment.Refundable.Amount
            ? failed
            : [];
    }

    /// <summary>Makes room where we have promised the same money ourselves: the provider can only refuse that by
    /// now.</summary>
    /// <returns>What is left of the refund, which we had not promised.</returns>
    private Money Displace(Payment payment, IEnumerable<Refund> own, ProviderRefund update, DateTimeOffset now)
    {
        var left = Math.Max(0, update.Amount.Amount - payment.Refundable.Amount);
        var free = new Money(update.Amount.Amount - left, payment.Currency);
        foreach (
            var refund in own.Where(r => r.Status == RefundStatus.Pending)
                .OrderBy(r => r.ProviderRefundId is not null)
                .ThenByDescending(r => r.Id)
                .TakeWhile(_ => left > 0)
        )
        {
            var part = Math.Min(left, refund.AmountMinor);
            left -= part;
            if (part == refund.AmountMinor)
            {
                refund.ReplaceByProvider(update.ProviderRefundId);
                continue;
            }

            refund.Reduce(part, now);
            var commission = refund.Commission is null ? null : new CommissionRefund(0, 0);
            Add(payment, update, new(refund.OrderId, new(part, refund.Currency), [], commission), now);
        }

        return left == 0 ? free : throw new InvalidOperationException($"No room in payment {payment.Id}.");
    }

    private void Add(Payment payment, ProviderRefund update, RefundShare share, DateTimeOffset now) =>
        payments.Add(Refund.AtProvider(Ids.New(clock), payment, update.ProviderRefundId, share, now));

    private static void Promise(Payment payment, Money amount, DateTimeOffset now)
    {
        var promised = payment.PromiseRefund(amount, now);
        if (!promised.Succeeded)
            throw new InvalidOperationException($"No room in payment {payment.Id}: {promised.Error.Code}");
    }
}
