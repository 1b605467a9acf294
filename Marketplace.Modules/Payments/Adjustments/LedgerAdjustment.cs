using Marketplace.Foundation;
using Marketplace.Modules.Payments.Contracts;

namespace Marketplace.Modules.Payments;

/// <summary>A correction of a store's payable balance: one administrator proposes it, another approves or rejects
/// it.</summary>
/// <remarks>It is booked with its approval, once.</remarks>
public sealed class LedgerAdjustment : Entity
{
    /// <summary>Longest reason; the store reads it.</summary>
    public const int MaxReasonLength = 500;

    /// <summary>Most lines of one.</summary>
    public const int MaxLines = 10;

    /// <summary>Largest amount of a line, minor units.</summary>
    public const long MaxLineMinor = Money.MaxAmount / MaxLines;

    private LedgerAdjustment() { }

    public Guid SellerId { get; private init; }

    public string Currency { get; private init; } = "";

    /// <summary>What is booked.</summary>
    public IReadOnlyList<AdjustmentLine> Lines { get; private init; } = [];

    /// <summary>Why; the store reads it in its ledger and statement.</summary>
    public string Reason { get; private init; } = "";

    public AdjustmentStatus Status { get; private set; } = AdjustmentStatus.Pending;

    /// <summary>The administrator who proposed it.</summary>
    public Guid CreatedBy { get; private init; }

    public DateTimeOffset CreatedAt { get; private init; }

    /// <summary>The administrator who approved or rejected it; null while nobody has.</summary>
    public Guid? DecidedBy { get; private set; }

    public DateTimeOffset? DecidedAt { get; private set; }

    /// <summary>Why it was rejected.</summary>
    public string? RejectionReason { get; private set; }

    /// <summary>What it does to the store's balance: positive raises it.</summary>
    public Money Amount =>
        new(
            Lines.Where(l => l.Account == AdjustmentAccount.SellerPayable).Sum(l => l.CreditMinor - l.DebitMinor),
            Currency
        );

    /// <summary>The entry that books it.</summary>
    internal LedgerEntry Entry =>
        LedgerEntries.Adjustment(
            Id,
            Currency,
            Lines.Select(l => new LedgerPosting(AccountOf(l.Account), l.DebitMinor, l.CreditMinor))
        );

    /// <summary>Proposes an adjustment.</summary>
    /// <remarks>Errors: <c>ledger.adjustment_unbalanced</c> {debit, credit} when debits are not credits, or when the
    /// store's balance would not move.</remarks>
    internal static Result<LedgerAdjustment> Propose(
        Guid id,
        ProposeAdjustment input,
        string currency,
        DateTimeOffset now
    )
    {
        var (debit, credit) = (input.Lines.Sum(l => l.DebitMinor), input.Lines.Sum(l => l.CreditMinor));
        var made = new LedgerAdjustment
        {
            Id = id,
            SellerId = input.SellerId,
            Currency = currency,
            Lines = input.Lines,
            Reason = input.Reason,
            CreatedBy = input.Admin.Id,
            CreatedAt = now,
        };
        return debit != credit || made.Amount.IsZero
            ? AdjustmentErrors.Unbalanced.With(("debit", debit), ("credit", credit))
            : made;
    }

    /// <summary>Another administrator approves it.</summary>
    /// <remarks>Errors: <c>payout.four_eyes</c> for whoever proposed it; <c>ledger.adjustment_decided</c>.</remarks>
    internal Result Approve(Guid by, DateTimeOffset now)
    {
        if (by == CreatedBy)
            return PayoutErrors.FourEyes;
        return Decide(AdjustmentStatus.Approved, by, now);
    }

    /// <summary>An administrator rejects it, or whoever proposed it takes it back.</summary>
    /// <remarks>Errors: <c>ledger.adjustment_decided</c>.</remarks>
    internal Result Reject(Guid by, string reason, DateTimeOffset now)
    {
        var decided = Decide(AdjustmentStatus.Rejected, by, now);
        if (decided.Succeeded)
            RejectionReason = reason;
        return decided;
    }

    private Result Decide(AdjustmentStatus status, Guid by, DateTimeOffset now)
    {
        if (Status != AdjustmentStatus.Pending)
            return AdjustmentErrors.Decided.With(("status", WireName.Of(Status)));
        (Status, DecidedBy, DecidedAt) = (status, by, now);
        return Result.Success;
    }

    private LedgerAccount AccountOf(AdjustmentAccount account) =>
        account switch
        {
            AdjustmentAccount.SellerPayable => LedgerAccount.SellerPayable(SellerId),
            AdjustmentAccount.Goodwill => LedgerAccount.Goodwill,
            AdjustmentAccount.BadDebt => LedgerAccount.BadDebt,
            AdjustmentAccount.PspFees => LedgerAccount.ProviderFees,
            _ => throw new InvalidOperationException($"Nothing is booked to {account}."),
        };
}

/// <summary>One line of an adjustment: exactly one of debit and credit is positive, minor units.</summary>
public sealed record AdjustmentLine(AdjustmentAccount Account, long DebitMinor, long CreditMinor);

/// <summary>The accounts that an adjustment moves.</summary>
public enum AdjustmentAccount
{
    /// <summary>The store's payable balance: a credit raises it.</summary>
    SellerPayable,

    /// <summary>Money given to the store without owing it.</summary>
    Goodwill,

    /// <summary>A debt of the store that nobody will pay.</summary>
    BadDebt,

    /// <summary>Fees of the payment provider.</summary>
    PspFees,
}

/// <summary>Status of an adjustment.</summary>
public enum AdjustmentStatus
{
    /// <summary>Waits for another administrator; nothing is booked.</summary>
    Pending,

    /// <summary>Booked.</summary>
    Approved,

    /// <summary>Will not be booked.</summary>
    Rejected,
}
