using Marketplace.Foundation;
using Marketplace.Modules.Payments.Contracts;

namespace Marketplace.Modules.Payments;

/// <summary>Money promised back to the payer: sent to the provider after the commit, tried up to five times.</summary>
public sealed class Refund : Entity
{
    /// <summary>Refusals by the provider after which an administrator must act.</summary>
    public const int MaxAttempts = 5;

    /// <summary>Reason of money that arrived too late.</summary>
    public const string LateSuccess = "payment.late_success";

    private Refund() { }

    public Refund(
        Guid id,
        Payment payment,
        Money amount,
        Guid? orderId,
        string reason,
        IReadOnlyList<RefundLine> lines,
        Guid? actorId,
        DateTimeOffset now
    )
    {
        Id = id;
        PaymentId = payment.Id;
        (AmountMinor, Currency) = (amount.Amount, amount.Currency);
        (OrderId, Reason, Lines, ActorId) = (orderId, reason, lines, actorId);
        (CreatedAt, NextAttemptAt) = (now, now);
    }

    public Guid PaymentId { get; private init; }

    public Guid? OrderId { get; private init; }

    public long AmountMinor { get; private init; }

    public string Currency { get; private init; } = "";

    public string Reason { get; private init; } = "";

    public IReadOnlyList<RefundLine> Lines { get; private init; } = [];

    /// <summary>Who decided; null for the system.</summary>
    public Guid? ActorId { get; private init; }

    public RefundStatus Status { get; private set; }

    public string? ProviderRefundId { get; private set; }

    /// <summary>Refusals by the provider so far.</summary>
    public int Refusals { get; private set; }

    /// <summary>How often it was paid back and the money returned to us all the same (the buyer's bank did not take
    /// it).</summary>
    public int Returns { get; private set; }

    /// <summary>The provider's refund that returned last: news of it is history, whatever is tried since.</summary>
    public string? ReturnedProviderRefundId { get; private set; }

    /// <summary>Refusals before the last retry by hand; they count no more.</summary>
    public int RefusalsForgiven { get; private set; }

    public string? LastError { get; private set; }

    /// <summary>When the job sends it (again); null while the provider works on it, and at the end.</summary>
    public DateTimeOffset? NextAttemptAt { get; private set; }

    public DateTimeOffset CreatedAt { get; private init; }

    public DateTimeOffset? FinishedAt { get; private set; }

    public Money Amount => new(AmountMinor, Currency);

    /// <summary>Sent back as a whole because nobody wanted the money any more.</summary>
    public bool IsLateSuccess => Reason == LateSuccess;

    /// <summary>The provider's idempotency key; a new one only after a refusal.</summary>
    public string ProviderKey => $"ref_{Id}_{Refusals + 1}";

    /// <summary>The provider has it and will tell how it ends; asked again in an hour in case the news is
    /// lost.</summary>
    public void Sent(string providerRefundId, DateTimeOffset now)
    {
        ProviderRefundId = providerRefundId;
        NextAttemptAt = now.AddHours(1);
    }

    /// <summary>No answer: the same call is made again with the same key.</summary>
    /// <remarks>Repeat: a refund that was finished meanwhile (the news came another way) stays finished.</remarks>
    public void Unanswered(string error, DateTimeOffset now)
    {
        if (Status != RefundStatus.Pending)
            return;
        LastError = error;
        NextAttemptAt = now.AddMinutes(1);
    }

    /// <summary>The provider refused; true when that was the last try.</summary>
    /// <param name="isFinal">Trying again cannot help.</param>
    public bool Refused(string error, bool isFinal, DateTimeOffset now)
    {
        Refusals++;
        LastError = error;
        ProviderRefundId = null;
        var tries = Refusals - RefusalsForgiven;
        NextAttemptAt = tries < MaxAttempts && !isFinal ? now.AddMinutes(Math.Pow(4, tries)) : null;
        if (NextAttemptAt is not null)
            return false;
        Status = RefundStatus.Failed;
        FinishedAt = now;
        return true;
    }

    /// <summary>Paid back.</summary>
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

    /// <summary>Paid back, and the money returned: another try is an administrator's decision, and a new call with a
    /// new key.</summary>
    public void Return(string error, DateTimeOffset now)
    {
        Returns++;
        Refusals++;
        (ReturnedProviderRefundId, ProviderRefundId) = (ProviderRefundId, null);
        (Status, LastError, FinishedAt) = (RefundStatus.Failed, error, now);
    }

    /// <summary>An administrator has a failed refund tried again, with five tries more.</summary>
    public void Retry(DateTimeOffset now)
    {
        (Status, FinishedAt, NextAttemptAt) = (RefundStatus.Pending, null, now);
        RefusalsForgiven = Refusals;
    }
}
