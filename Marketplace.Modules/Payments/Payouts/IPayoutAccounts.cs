namespace Marketplace.Modules.Payments;

/// <summary>The accounts that stores are paid to, as a payout run sees them.</summary>
public interface IPayoutAccounts
{
    /// <summary>The account a store is paid to at an instant; null when it has none. At most two statements.</summary>
    /// <param name="at">Decides which of an old and a new IBAN is in force, and whether a hold is over.</param>
    /// <remarks>Inside the caller's transaction; takes no lock that stands before the ledger.</remarks>
    Task<PayoutTarget?> FindAsync(Guid sellerId, DateTimeOffset at, CancellationToken cancellationToken);
}

/// <summary>Where a store's money goes.</summary>
/// <param name="IsVerified">Whether money may be sent there.</param>
/// <param name="HeldUntil">Payouts wait until then; null when nothing holds them.</param>
/// <param name="Holder">Whom the account belongs to.</param>
/// <param name="Iban">In full, without spaces; never logged.</param>
public sealed record PayoutTarget(bool IsVerified, DateTimeOffset? HeldUntil, string Holder, string Iban)
{
    /// <summary>Whether a run may pay.</summary>
    public bool CanBePaidAt(DateTimeOffset at) => IsVerified && !(HeldUntil > at);
}
