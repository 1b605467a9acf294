using Marketplace.Foundation;

namespace Marketplace.Modules.Payments;

/// <summary>Payouts that go to the bank in one file; one administrator makes it, another records the result.</summary>
public sealed class PayoutBatch : Entity
{
    private PayoutBatch() { }

    /// <summary>Payouts in it.</summary>
    public int Count { get; private init; }

    /// <summary>What they add up to.</summary>
    public long TotalMinor { get; private init; }

    public string Currency { get; private init; } = "";

    public Guid CreatedBy { get; private init; }

    public DateTimeOffset CreatedAt { get; private init; }

    /// <summary>Who recorded the bank's result first; null while nobody has.</summary>
    public Guid? ConfirmedBy { get; private set; }

    public DateTimeOffset? ConfirmedAt { get; private set; }

    internal static PayoutBatch Of(Guid id, IReadOnlyCollection<Payout> payouts, Guid maker, DateTimeOffset now) =>
        new()
        {
            Id = id,
            Count = payouts.Count,
            TotalMinor = payouts.Sum(p => p.AmountMinor),
            Currency = payouts.First().Currency,
            CreatedBy = maker,
            CreatedAt = now,
        };

    /// <summary>Records who recorded the bank's result.</summary>
    /// <remarks>Errors: <c>payout.four_eyes</c> for whoever made the batch.</remarks>
    internal Result Confirm(Guid by, DateTimeOffset now)
    {
        if (by == CreatedBy)
            return PayoutErrors.FourEyes;
        ConfirmedBy ??= by;
        ConfirmedAt ??= now;
        return Result.Success;
    }
}
