using Marketplace.Foundation;
using Marketplace.Modules.Payments.Contracts;

namespace Marketplace.Modules.Payments;

/// <summary>A refund to the payer: sent to the provider after the commit, attempted up to five times.</summary>
public sealed partial class Refund : Entity
{
    /// <summary>Number of refusals by the provider after which an administrator must act.</summary>
    public const int MaxAttempts = 5;

    /// <summary>Reason code of a refund that was made at the provider, not by us.</summary>
    public const string AtProviderReason = "provider.refund";

    /// <summary>Reason code of money that the payer's bank took back in a dispute.</summary>
    public const string DisputeReason = "provider.dispute";

    /// <summary>Reason code of a refunded late payment.</summary>
    public const string LateSuccess = "payment.late_success";

    private Refund() { }

    /// <summary>A refund of an accepted payment.</summary>
    public Refund(Guid id, Payment payment, RefundPayment request, DateTimeOffset now)
    {
        Id = id;
        PaymentId = payment.Id;
        (AmountMinor, Currency) = (request.Amount.Amount, request.Amount.Currency);
        (OrderId, Reason, Lines, ActorId) = (request.OrderId, request.Reason, request.Lines, request.ActorId);
        (CommissionMinor, CommissionTaxMinor) = (
            request.Commission?.CommissionMinor,
            request.Commission?.CommissionTaxMinor
        );
        (CreatedAt, NextAttemptAt) = (now, now);
    }

    /// <summary>A refund of everything a late payment captured.</summary>
    public static Refund OfLatePayment(Guid id, Payment payment, DateTimeOffset now) =>
        new(id, payment, new(payment.Purpose, payment.RefId, null, payment.Captured, LateSuccess, [], null), now);

    /// <summary>A refund, or the part of one, that was made at the provider and is pending here.</summary>
    public static Refund AtProvider(
        Guid id,
        Payment payment,
        MoneyAtProvider money,
        RefundShare share,
        DateTimeOffset now
    ) =>
        new(
            id,
            payment,
            new(
                payment.Purpose,
                payment.RefId,
                share.OrderId,
                share.Amount,
                !payment.Accepted ? LateSuccess
                    : money.DisputeId is null ? AtProviderReason
                    : DisputeReason,
                share.Lines,
                null,
                share.Commission
            ),
            now
        )
        {
            MadeAtProvider = true,
            ProviderRefundId = money.ProviderId,
            DisputeId = money.DisputeId,
        };

    /// <summary>A refund made at the provider that had failed before we heard of it: it moves nothing, and late news of
    /// it must not either.</summary>
    public static Refund FailedAtProvider(Guid id, Payment payment, ProviderRefund update, DateTimeOffset now) =>
        new(id, payment, new(payment.Purpose, payment.RefId, null, update.Amount, AtProviderReason, [], null), now)
        {
            MadeAtProvider = true,
            ReturnedProviderRefundId = update.ProviderRefundId,
            Status = RefundStatus.Failed,
            LastError = update.FailureCode ?? "failed",
            NextAttemptAt = null,
            FinishedAt = now,
        };

    public Guid PaymentId { get; private init; }

    /// <summary>Null for a refund of no order, and for one made at the provider while nobody knows its order.</summary>
    public Guid? OrderId { get; private set; }

    /// <summary>Made at the provider (its dashboard, its support, the bank), not by us.</summary>
    public bool MadeAtProvider { get; private set; }

    /// <summary>The lost dispute in which the payer's bank took the money back; null for every other refund.</summary>
    public Guid? DisputeId { get; private set; }

    public long AmountMinor { get; private set; }

    public string Currency { get; private init; } = "";

    public string Reason { get; private init; } = "";

    public IReadOnlyList<RefundLine> Lines { get; private set; } = [];

    /// <summary>What the store gets back of its commission, the lines together; null for a refund of no order, or one
    /// promised before refunds kept it (it was booked by its share of the order's money).</summary>
    public long? CommissionMinor { get; private set; }

    /// <summary>The tax on it; null likewise.</summary>
    public long? CommissionTaxMinor { get; private set; }

    /// <summary>Who decided; null for the system.</summary>
    public Guid? ActorId { get; private init; }

    public RefundStatus Status { get; private set; }

    public string? ProviderRefundId { get; private set; }

    /// <summary>Number of refusals by the provider so far.</summary>
    public int Refusals { get; private set; }

    /// <summary>How often it was paid and the money still came back to us (the buyer's bank rejected it).</summary>
    public int Returns { get; private set; }

    /// <summary>The provider's refund that came back last: updates about it are outdated, whatever has been tried
    /// since.</summary>
    public string? ReturnedProviderRefundId { get; private set; }

    /// <summary>Refusals before the last manual retry; they no longer count.</summary>
    public int RefusalsForgiven { get; private set; }

    public string? LastError { get; private set; }

    /// <summary>The bank's reference of the transfer, where an administrator paid it because the card did not take
    /// it.</summary>
    public string? BankReference { get; private set; }

    /// <summary>When the job sends it (again); null while the provider processes it, and when it has ended.</summary>
    public DateTimeOffset? NextAttemptAt { get; private set; }

    public DateTimeOffset CreatedAt { get; private init; }

    public DateTimeOffset? FinishedAt { get; private set; }

    public Money Amount => new(AmountMinor, Currency);

    public CommissionRefund? Commission =>
        (CommissionMinor, CommissionTaxMinor) is ({ } net, { } tax) ? new(net, tax) : null;

    /// <summary>Made at the provider, and not known to concern lines of an order.</summary>
    public bool HasUnknownLines => Reason is AtProviderReason or DisputeReason && Lines.Count == 0;

    /// <summary>Promised by us, and then made at the provider by somebody else.</summary>
    public bool IsReplaced => MadeAtProvider && Reason is not (AtProviderReason or DisputeReason);

    /// <summary>Refunds a late payment in full.</summary>
    public bool IsLateSuccess => Reason == LateSuccess;

    /// <summary>The provider's idempotency key; changes only after a refusal.</summary>
    public string ProviderKey => $"ref_{Id}_{Refusals + 1}";

    /// <summary>Keeps what the lines give back of their commission.</summary>
    public void KeepCommission(IReadOnlyList<RefundLine> lines, CommissionRefund commission)
    {
        Lines = lines;
        (CommissionMinor, CommissionTaxMinor) = (commission.CommissionMinor, commission.CommissionTaxMinor);
    }

    /// <summary>The provider accepted it and will report the result; checked again in an hour in case the webhook is
    /// lost.</summary>
    public void Sent(string providerRefundId, DateTimeOffset now)
    {
        ProviderRefundId = providerRefundId;
        NextAttemptAt = now.AddHours(1);
    }

    /// <summary>No response: the same call is repeated with the same key.</summary>
    /// <param name="next">When.</param>
    /// <remarks>Repeat: a refund that ended in the meantime (the result arrived another way) stays ended.</remarks>
    public void Unanswered(string error, DateTimeOffset next)
    {
        if (Status != RefundStatus.Pending)
            return;
        LastError = error;
        NextAttemptAt = next;
    }

    /// <summary>The provider refused; true when that was the last attempt.</summary>
    /// <param name="isFinal">Retrying cannot help.</param>
    public bool Refused(string error, bool isFinal, DateTimeOffset now)
    {
        Refusals++;
        LastError = error;
        if (MadeAtProvider)
            ReturnedProviderRefundId = ProviderRefundId;
        ProviderRefundId = null;
        var tries = Refusals - RefusalsForgiven;
        NextAttemptAt = tries < MaxAttempts && !isFinal ? now.AddMinutes(Math.Pow(4, tries)) : null;
        if (NextAttemptAt is not null)
            return false;
        Status = RefundStatus.Failed;
        FinishedAt = now;
        return true;
    }

    /// <summary>The refund was paid.</summary>
    public void Succeed(string providerRefundId, DateTimeOffset now)
    {
        (Status, ProviderRefundId, NextAttemptAt, LastError, FinishedAt) = (
            RefundStatus.Succeeded,
            providerRefundId,
            null,
            null,
            now
        );
    }

    /// <summary>It had failed, and an administrator transferred the money to the payer's bank account.</summary>
    public void PaidByBank(string reference, DateTimeOffset now)
    {
        MadeAtProvider = false;
        (Status, BankReference, LastError, FinishedAt) = (RefundStatus.Succeeded, reference, null, now);
    }

    /// <summary>The refund was paid, but the money came back: retrying is up to an administrator, as a new call with a
    /// new key.</summary>
    public void Return(string error, DateTimeOffset now)
    {
        Returns++;
        Refusals++;
        (ReturnedProviderRefundId, ProviderRefundId) = (ProviderRefundId, null);
        (Status, LastError, FinishedAt) = (RefundStatus.Failed, error, now);
    }

    /// <summary>The money went back at the provider: this one is what we know of it.</summary>
    public void ReplaceByProvider(MoneyAtProvider money)
    {
        MadeAtProvider = true;
        (ProviderRefundId, DisputeId) = (money.ProviderId, money.DisputeId);
        (Status, NextAttemptAt, LastError, FinishedAt) = (RefundStatus.Pending, null, null, null);
    }

    /// <summary>Part of its money went back at the provider: that part is a refund of its own, for the same reason. The
    /// rest is sent, by a new call with a new key.</summary>
    public Refund Split(Guid id, Payment payment, long partMinor, MoneyAtProvider money, DateTimeOffset now)
    {
        AmountMinor -= partMinor;
        Refusals++;
        RefusalsForgiven++;
        MadeAtProvider = false;
        (ProviderRefundId, NextAttemptAt) = (null, Status == RefundStatus.Pending ? now : null);
        var commission = Commission is null ? null : new CommissionRefund(0, 0);
        var part = new RefundPayment(
            payment.Purpose,
            payment.RefId,
            OrderId,
            new(partMinor, Currency),
            Reason,
            [],
            ActorId,
            commission
        );
        return new(id, payment, part, now)
        {
            MadeAtProvider = true,
            ProviderRefundId = money.ProviderId,
            DisputeId = money.DisputeId,
            SplitOf = SplitOf ?? Id,
        };
    }

    /// <summary>An administrator said which order, and which of its lines, it concerns.</summary>
    public void Assign(Guid orderId, IReadOnlyList<RefundLine> lines, CommissionRefund commission)
    {
        OrderId = orderId;
        KeepCommission(lines, commission);
    }

    /// <summary>An administrator retries a failed refund, with up to five more attempts.</summary>
    public void Retry(DateTimeOffset now)
    {
        MadeAtProvider = false;
        (Status, FinishedAt, NextAttemptAt) = (RefundStatus.Pending, null, now);
        RefusalsForgiven = Refusals;
    }
}
