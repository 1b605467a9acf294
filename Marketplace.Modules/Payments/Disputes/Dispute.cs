using Marketplace.Foundation;

namespace Marketplace.Modules.Payments;

/// <summary>A payer's bank contests a payment (a chargeback), or asks about it.</summary>
/// <remarks>Its rank only rises, see <see cref="DisputeRank"/>. The amount never changes.</remarks>
public sealed class Dispute : Entity
{
    private Dispute() { }

    /// <summary>A dispute we hear of; its money is withdrawn by <see cref="Move"/>.</summary>
    public Dispute(Guid id, Payment payment, ProviderDispute update, DateTimeOffset now)
    {
        Id = id;
        (PaymentId, Provider, ProviderDisputeId) = (payment.Id, payment.Provider, update.ProviderDisputeId);
        (AmountMinor, Currency) = (update.Amount.Amount, update.Amount.Currency);
        (Reason, RespondBy, CreatedAt) = (update.Reason, update.RespondBy, now);
    }

    public Guid PaymentId { get; private init; }

    public string Provider { get; private init; } = "";

    /// <summary>The provider's id; unique per provider.</summary>
    public string ProviderDisputeId { get; private init; } = "";

    public long AmountMinor { get; private init; }

    public string Currency { get; private init; } = "";

    public DisputeStatus Status { get; private set; }

    /// <summary>The provider's code, for example <c>fraudulent</c>; null when it names none.</summary>
    public string? Reason { get; private set; }

    /// <summary>Until when the provider accepts evidence; null when it sets no date.</summary>
    public DateTimeOffset? RespondBy { get; private set; }

    /// <summary>When we first heard of it.</summary>
    public DateTimeOffset CreatedAt { get; private init; }

    /// <summary>When we heard how it ended; null before, and when it went on.</summary>
    public DateTimeOffset? ClosedAt { get; private set; }

    public Money Amount => new(AmountMinor, Currency);

    /// <summary>The provider reports a status of a higher rank; what it says of a question that was closed and then
    /// became a dispute is open again.</summary>
    public void Move(DisputeStatus status, DateTimeOffset now) =>
        (Status, ClosedAt) = (status, status.HasEnded() ? now : null);

    /// <summary>The provider may give another reason, and another day to answer by, while nothing is decided.</summary>
    public void Note(ProviderDispute update)
    {
        if (!Status.HasEnded())
            (Reason, RespondBy) = (update.Reason ?? Reason, update.RespondBy ?? RespondBy);
    }
}

/// <summary>Status of a dispute.</summary>
public enum DisputeStatus
{
    /// <summary>The bank asks; no money has moved.</summary>
    Inquiry,

    /// <summary>The question was settled without a dispute; no money has moved.</summary>
    InquiryClosed,

    /// <summary>The provider has withdrawn the money until the bank decides.</summary>
    Open,

    /// <summary>Decided for us: the money is back.</summary>
    Won,

    /// <summary>Decided for the payer: the money stays with them.</summary>
    Lost,
}

/// <summary>The order of dispute statuses: updates can only raise it, so late, repeated and reordered updates are
/// harmless.</summary>
internal static class DisputeRank
{
    public static int Rank(this DisputeStatus status) =>
        status switch
        {
            DisputeStatus.Inquiry => 0,
            DisputeStatus.InquiryClosed => 1,
            DisputeStatus.Open => 2,
            DisputeStatus.Won or DisputeStatus.Lost => 3,
            _ => throw new ArgumentOutOfRangeException(nameof(status)),
        };

    /// <summary>Whether the provider withdraws or has withdrawn the money.</summary>
    public static bool TakesMoney(this DisputeStatus status) => status.Rank() >= DisputeStatus.Open.Rank();

    public static bool HasEnded(this DisputeStatus status) =>
        status is DisputeStatus.InquiryClosed or DisputeStatus.Won or DisputeStatus.Lost;
}
