using Marketplace.Modules.Sellers.Contracts;

namespace Marketplace.Modules.Payments;

/// <summary>One IBAN of a payout account; never changed to another.</summary>
public sealed class PayoutAccountIban
{
    private PayoutAccountIban() { }

    public Guid Id { get; private init; }

    public Guid SellerId { get; private init; }

    /// <summary>The IBAN, encrypted by the Sellers module.</summary>
    public byte[] Cipher { get; private init; } = [];

    public string LastFour { get; private init; } = "";

    public DateTimeOffset AddedAt { get; private init; }

    /// <summary>Null for one carried over from the store's application.</summary>
    public Guid? AddedBy { get; private init; }

    /// <summary>From when on it is paid to.</summary>
    public DateTimeOffset PaidFrom { get; private init; }

    /// <summary>When the seller took it back before it was paid to; null otherwise.</summary>
    public DateTimeOffset? WithdrawnAt { get; private set; }

    /// <summary>When an administrator compared it with documents.</summary>
    public DateTimeOffset? VerifiedAt { get; private set; }

    public Guid? VerifiedBy { get; private set; }

    /// <summary>When a payout to it failed or came back; null before, and once it is verified anew.</summary>
    public DateTimeOffset? RefusedAt { get; private set; }

    /// <summary>What the bank said of that payout.</summary>
    public string? RefusedReason { get; private set; }

    /// <summary>For example <c>••••1326</c>.</summary>
    public string Masked => "••••" + LastFour;

    internal static PayoutAccountIban Of(
        Guid id,
        Guid sellerId,
        SealedIban iban,
        Guid? byUserId,
        DateTimeOffset now,
        DateTimeOffset paidFrom
    ) =>
        new()
        {
            Id = id,
            SellerId = sellerId,
            Cipher = iban.Cipher,
            LastFour = iban.LastFour,
            AddedAt = now,
            AddedBy = byUserId,
            PaidFrom = paidFrom,
        };

    internal void Withdraw(DateTimeOffset now) => WithdrawnAt = now;

    internal void Unverify() => (VerifiedAt, VerifiedBy) = (null, null);

    internal void Verify(Guid? adminId, DateTimeOffset now)
    {
        (VerifiedAt, VerifiedBy) = (now, adminId);
        (RefusedAt, RefusedReason) = (null, null);
    }

    internal void Refuse(string reason, DateTimeOffset now)
    {
        Unverify();
        (RefusedAt, RefusedReason) = (now, reason);
    }
}
