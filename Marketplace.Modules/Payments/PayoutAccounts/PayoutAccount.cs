using Marketplace.Foundation;
using Marketplace.Modules.Sellers.Contracts;

namespace Marketplace.Modules.Payments;

/// <summary>Where a seller is paid to, and whether payouts wait.</summary>
/// <remarks>Its id is that of the seller.</remarks>
public sealed partial class PayoutAccount : Entity
{
    /// <summary>Longest time that payouts can be held; a hold can be placed again.</summary>
    public static readonly TimeSpan LongestHold = TimeSpan.FromDays(90);

    private readonly List<PayoutAccountIban> _ibans = [];

    private PayoutAccount() { }

    /// <summary>When an administrator stopped payouts to this account until it is verified anew; null while it is not
    /// blocked.</summary>
    public DateTimeOffset? BlockedAt { get; private set; }

    public string? BlockReason { get; private set; }

    /// <summary>Why payouts wait, as the seller reads it; null while they do not.</summary>
    public string? HoldReason { get; private set; }

    public DateTimeOffset? HeldAt { get; private set; }

    /// <summary>When the hold ends by itself.</summary>
    public DateTimeOffset? HoldUntil { get; private set; }

    /// <summary>The administrator who placed the hold.</summary>
    public Guid? HeldBy { get; private set; }

    /// <summary>From which day on no tax is withheld from what becomes payable; null when it is.</summary>
    public DateOnly? WithholdingExemptFrom { get; private set; }

    public string? WithholdingExemptReason { get; private set; }

    /// <summary>Reference of the document that says so.</summary>
    public string? WithholdingExemptDocument { get; private set; }

    /// <summary>Why no tax is withheld; null when it is.</summary>
    public WithholdingExemption? Exemption =>
        this
            is {
                WithholdingExemptFrom: { } from,
                WithholdingExemptReason: { } reason,
                WithholdingExemptDocument: { } document
            }
            ? new(from, reason, document)
            : null;

    /// <summary>Every IBAN there was, also those withdrawn.</summary>
    public IReadOnlyList<PayoutAccountIban> Ibans => _ibans;

    /// <summary>The IBAN that waits for its delay to pass; null when none does.</summary>
    public PayoutAccountIban? WaitingAt(DateTimeOffset at) => Newest(i => i.PaidFrom > at);

    /// <summary>The IBAN that is paid to; null when there is none.</summary>
    public PayoutAccountIban? PaidToAt(DateTimeOffset at) => Newest(i => i.PaidFrom <= at);

    public PayoutAccountStatus StatusAt(DateTimeOffset at) =>
        BlockedAt is not null ? PayoutAccountStatus.Blocked
        : IsBankVerifiedAt(at) || PaidByProviderAt(at) is not null ? PayoutAccountStatus.Verified
        : PayoutAccountStatus.Unverified;

    /// <summary>Whether an administrator has compared the IBAN that is paid to.</summary>
    internal bool IsBankVerifiedAt(DateTimeOffset at) => BlockedAt is null && PaidToAt(at) is { VerifiedAt: not null };

    public bool IsHeldAt(DateTimeOffset at) => HoldUntil > at;

    /// <summary>Opens the account of a seller.</summary>
    internal static PayoutAccount Open(Guid sellerId) => new() { Id = sellerId };

    /// <summary>Adds an IBAN. The first one is paid to at once, a later one after the delay; one that waited is
    /// withdrawn and never paid to.</summary>
    internal PayoutAccountIban Add(Guid id, SealedIban iban, Guid? byUserId, DateTimeOffset now, TimeSpan delay)
    {
        Withdraw(now);
        var paidFrom = PaidToAt(now) is null ? now : now + delay;
        var added = PayoutAccountIban.Of(id, Id, iban, byUserId, now, paidFrom);
        _ibans.Add(added);
        Touch();
        return added;
    }

    /// <summary>Withdraws the IBAN that waits, because the seller returned to the one that is paid to.</summary>
    /// <returns>False when none was waiting.</returns>
    internal bool Withdraw(DateTimeOffset now)
    {
        if (WaitingAt(now) is not { } waiting)
            return false;
        waiting.Withdraw(now);
        Touch();
        return true;
    }

    /// <summary>Records that an administrator compared the newest IBAN with documents; ends a block.</summary>
    /// <returns>False when there is no IBAN.</returns>
    internal bool Verify(Guid adminId, DateTimeOffset now)
    {
        if (Newest(_ => true) is not { } newest)
            return false;
        newest.Verify(adminId, now);
        (BlockedAt, BlockReason) = (null, null);
        Touch();
        return true;
    }

    /// <summary>Stops payouts. No IBAN counts as verified any more: one that is verified later does not bring back
    /// the one before it. An account at a provider is given up: whoever opened it has to begin anew.</summary>
    internal void Block(string reason, DateTimeOffset now)
    {
        GiveUpProviderAccount();
        (BlockedAt, BlockReason) = (BlockedAt ?? now, reason);
        foreach (var iban in _ibans)
            iban.Unverify();
    }

    /// <summary>A payout to an IBAN failed or came back: nothing is paid to it until it is verified anew.</summary>
    /// <returns>False when it is none of those that are paid to, now or later.</returns>
    internal bool Refuse(Func<PayoutAccountIban, bool> isMeant, string reason, DateTimeOffset now)
    {
        var refused = new[] { PaidToAt(now), WaitingAt(now) }.OfType<PayoutAccountIban>().Where(isMeant).ToList();
        foreach (var iban in refused)
            iban.Refuse(reason, now);
        if (refused.Count > 0)
            Touch();
        return refused.Count > 0;
    }

    internal void Hold(string reason, DateTimeOffset until, Guid? adminId, DateTimeOffset now) =>
        (HoldReason, HoldUntil, HeldBy, HeldAt) = (reason, until, adminId, now);

    /// <summary>Ends a hold; it stays visible when it ended.</summary>
    internal void Release(DateTimeOffset now)
    {
        if (HoldUntil > now)
            HoldUntil = now;
    }

    /// <summary>Withholds no tax from a day on; null ends that.</summary>
    internal void Exempt(WithholdingExemption? exemption) =>
        (WithholdingExemptFrom, WithholdingExemptReason, WithholdingExemptDocument) = (
            exemption?.From,
            exemption?.Reason,
            exemption?.Document
        );

    private PayoutAccountIban? Newest(Func<PayoutAccountIban, bool> matches) =>
        _ibans.Where(i => i.WithdrawnAt is null && matches(i)).MaxBy(i => (i.PaidFrom, i.Id));
}

/// <summary>Whether a payout account may be paid to.</summary>
public enum PayoutAccountStatus
{
    /// <summary>Nobody has compared its IBAN with documents, and no provider has verified it.</summary>
    Unverified,

    Verified,

    /// <summary>Stopped by an administrator until it is verified anew.</summary>
    Blocked,
}
