using Marketplace.Modules.Payments.Contracts;

namespace Marketplace.Modules.Payments;

/// <content>Parts of refunds, and transfers that came back.</content>
public sealed partial class Refund
{
    /// <summary>The refund that this was a part of at first: together they are what was promised then. Null for a
    /// refund that was never part of another, and for parts from before this was kept.</summary>
    public Guid? SplitOf { get; private init; }

    /// <summary>An administrator had transferred the money, and it came back: which refund of the provider came back
    /// before stays known.</summary>
    public void ReturnToBank(string error, DateTimeOffset now)
    {
        Returns++;
        Refusals++;
        (Status, BankReference, LastError, FinishedAt) = (RefundStatus.Failed, null, error, now);
    }

    /// <summary>Makes a refund of its own of a part of one that was made at the provider and concerns no known order;
    /// it has come as far as this one.</summary>
    /// <returns>The part; this one keeps the rest.</returns>
    public Refund SplitOff(Guid id, long partMinor)
    {
        if (OrderId is not null || partMinor <= 0 || partMinor >= AmountMinor)
            throw new InvalidOperationException($"{partMinor} cannot be split off refund {Id}.");
        AmountMinor -= partMinor;
        return new()
        {
            Id = id,
            PaymentId = PaymentId,
            AmountMinor = partMinor,
            Currency = Currency,
            Reason = Reason,
            ActorId = ActorId,
            MadeAtProvider = MadeAtProvider,
            DisputeId = DisputeId,
            ProviderRefundId = ProviderRefundId,
            Status = Status,
            NextAttemptAt = NextAttemptAt,
            CreatedAt = CreatedAt,
            FinishedAt = FinishedAt,
            SplitOf = SplitOf ?? Id,
        };
    }
}
