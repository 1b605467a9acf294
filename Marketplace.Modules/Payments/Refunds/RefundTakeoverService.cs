using Marketplace.Foundation;
using Marketplace.Modules.Payments.Contracts;
using Microsoft.Extensions.Logging;

namespace Marketplace.Modules.Payments;

/// <summary>Makes a refund of ours of one that was made at the provider (its dashboard, its support, the bank), and of
/// money that a lost dispute took.</summary>
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
    /// <returns>Null when it is known now; otherwise why not: its payment is not known or its money does not fit
    /// (yet), or the money never counted as ours.</returns>
    public async Task<Settlement?> TakeOverAsync(
        string provider,
        ProviderRefund update,
        CancellationToken cancellationToken
    )
    {
        if (
            update.CaptureId is not { } capture
            || await payments.LocateCaptureAsync(provider, capture, cancellationToken) is not { } location
        )
        {
            return Settlement.Unknown;
        }

        await listeners.Single(l => l.Purpose == location.Purpose).LockAsync(location.RefId, cancellationToken);
        var payment = (await payments.GetForUpdateAsync(location.PaymentId, cancellationToken))!;
        if ((await payments.LocateRefundsAsync(update, cancellationToken)).Count > 0)
            return null;
        if (payment is { SucceededAt: null, MismatchAt: not null })
            return Settlement.NotOurMoney(payment.Id);
        var misfit = Settlement.Unknown with { PaymentId = payment.Id };
        if (update.Amount.Currency != payment.Currency)
            return misfit;
        if (update.Amount > payment.Captured - payment.Refunded)
            return await PaidTwiceAsync(payment, update, cancellationToken) ?? misfit;
        if (await MayBePaidByBankAsync(payment, update, cancellationToken))
            return Settlement.PaidTwice(payment.Id, Settlement.ByBank, update.ProviderRefundId, logger);
        await RecordAsync(payment, update, cancellationToken);
        await unitOfWork.FlushAsync(cancellationToken);
        PaymentMetrics.Alert("refund_at_provider");
        logger.LogWarning(
            "Refund {ProviderRefundId} of {Amount} of payment {PaymentId} was made at {Provider}",
            update.ProviderRefundId,
            update.Amount,
            payment.Id,
            provider
        );
        return null;
    }

    private async Task RecordAsync(Payment payment, ProviderRefund update, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        if (update.Status == RefundStatus.Failed)
        {
            payments.Add(Refund.FailedAtProvider(Ids.New(clock), payment, update, now));
            return;
        }

        var isPaid = update.Status == RefundStatus.Succeeded;
        await TakeAsync(payment, new(update.ProviderRefundId, update.Amount, null, isPaid), now, cancellationToken);
    }

    /// <summary>Makes refunds of ours of the money that a lost dispute took.</summary>
    /// <remarks>The caller has locked the payment.</remarks>
    /// <returns>The refunds, pending. Together they are less than the dispute where part of it had been
    /// refunded.</returns>
    public async Task<IReadOnlyList<Refund>> TakeLostAsync(
        Payment payment,
        Dispute dispute,
        CancellationToken cancellationToken
    )
    {
        var own = await payments.GetUnpaidRefundsForUpdateAsync(payment.Id, cancellationToken);
        var room = payment.Refundable.Amount + own.Where(IsUnsent).Sum(r => r.AmountMinor);
        var money = new MoneyAtProvider(
            dispute.ProviderDisputeId,
            new(Math.Min(dispute.AmountMinor, room), dispute.Currency),
            dispute.Id
        );
        if (!money.Amount.IsZero)
            await TakeAsync(payment, money, clock.GetUtcNow(), cancellationToken);
        await unitOfWork.FlushAsync(cancellationToken);
        return await payments.GetRefundsOfDisputeAsync(dispute.Id, cancellationToken);
    }

    // A transfer of exactly this amount, and no refund of ours that still waits for it: a person must look.
    private async Task<bool> MayBePaidByBankAsync(
        Payment payment,
        ProviderRefund update,
        CancellationToken cancellationToken
    ) =>
        update is { RefundId: null, Status: not RefundStatus.Failed }
        && await payments.IsPaidByBankOnlyAsync(payment.Id, update.Amount.Amount, cancellationToken);

    /// <summary>Null unless the money had been paid by bank transfer: then it went back twice.</summary>
    private async Task<Settlement?> PaidTwiceAsync(
        Payment payment,
        ProviderRefund update,
        CancellationToken cancellationToken
    )
    {
        var byBank = await payments.SumPaidByBankAsync(payment.Id, cancellationToken);
        var left = payment.Captured - payment.Refunded;
        if (byBank == 0 || update.Status == RefundStatus.Failed || update.Amount.Amount > left.Amount + byBank)
            return null;
        return Settlement.PaidTwice(payment.Id, Settlement.ByBank, update.ProviderRefundId, logger);
    }

    private async Task TakeAsync(
        Payment payment,
        MoneyAtProvider money,
        DateTimeOffset now,
        CancellationToken cancellationToken
    )
    {
        var own = await payments.GetUnpaidRefundsForUpdateAsync(payment.Id, cancellationToken);
        var rest = money.Amount;
        foreach (var paid in PaidByHand(payment, own, money.Amount))
        {
            Promise(payment, paid.Amount, now);
            paid.ReplaceByProvider(money);
            rest -= paid.Amount;
        }

        if (rest.IsZero)
            return;
        var free = Displace(payment, own, money with { Amount = rest }, now);
        if (free.IsZero)
            return;
        Promise(payment, free, now);
        IReadOnlyList<RefundShare> shares = payment is { Accepted: true, Purpose: PaymentPurpose.Purchase }
            ? await attribution.AttributeAsync(payment.RefId, free, money.IsPaid, cancellationToken)
            : [new RefundShare(null, free, [], null)];
        foreach (var share in shares)
            payments.Add(Refund.AtProvider(Ids.New(clock), payment, money, share, now));
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

    /// <summary>Makes room where we have promised the same money ourselves: the provider can only refuse that by now.
    /// What waited for a dispute is paid by it; what was sent before is not.</summary>
    /// <returns>What is left of the money, which we had not promised.</returns>
    private Money Displace(Payment payment, IEnumerable<Refund> own, MoneyAtProvider money, DateTimeOffset now)
    {
        var byDispute = money.DisputeId is not null;
        var promised = own.Where(byDispute ? IsUnsent : IsPending).ToArray();
        var left = byDispute
            ? Math.Min(money.Amount.Amount, promised.Sum(r => r.AmountMinor))
            : Math.Max(0, money.Amount.Amount - payment.Refundable.Amount);
        var free = new Money(money.Amount.Amount - left, payment.Currency);
        foreach (
            var refund in promised
                .OrderBy(r => r.ProviderRefundId is not null)
                .ThenByDescending(r => byDispute && r.Amount == money.Amount)
                .ThenByDescending(r => r.Id)
                .TakeWhile(_ => left > 0)
        )
        {
            var part = Math.Min(left, refund.AmountMinor);
            left -= part;
            if (part == refund.AmountMinor)
                refund.ReplaceByProvider(money);
            else
                payments.Add(refund.Split(Ids.New(clock), payment, part, money, now));
        }

        return left == 0 ? free : throw new InvalidOperationException($"No room in payment {payment.Id}.");
    }

    private static bool IsPending(Refund refund) => refund is { Status: RefundStatus.Pending, MadeAtProvider: false };

    private static bool IsUnsent(Refund refund) => IsPending(refund) && refund.ProviderRefundId is null;

    private static void Promise(Payment payment, Money amount, DateTimeOffset now)
    {
        var promised = payment.PromiseRefund(amount, now);
        if (!promised.Succeeded)
            throw new InvalidOperationException($"No room in payment {payment.Id}: {promised.Error.Code}");
    }
}
