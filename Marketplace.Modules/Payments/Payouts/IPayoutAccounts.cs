namespace Marketplace.Modules.Payments;

/// <summary>The accounts that stores are paid to, as a payout run sees them.</summary>
public interface IPayoutAccounts
{
    /// <summary>The account a store is paid to at an instant; null when it has none. At most two statements.</summary>
    /// <param name="at">Decides which of an old and a new IBAN is in force, and whether a hold is over.</param>
    /// <remarks>Inside the caller's transaction; takes no lock that stands before the ledger.</remarks>
    Task<PayoutTarget?> FindAsync(Guid sellerId, DateTimeOffset at, CancellationToken cancellationToken);

    /// <summary>The same for many stores, by store; those without an account are left out. At most two statements,
    /// however many stores.</summary>
    Task<IReadOnlyDictionary<Guid, PayoutTarget>> FindAsync(
        IReadOnlyCollection<Guid> sellerIds,
        DateTimeOffset at,
        CancellationToken cancellationToken
    );
}

/// <summary>Where a store's money goes.</summary>
/// <param name="IsVerified">Whether money may be sent to the IBAN.</param>
/// <param name="HeldUntil">Payouts wait until then; null when nothing holds them.</param>
/// <param name="Holder">Whom the account belongs to.</param>
/// <param name="Iban">In full, without spaces; never logged.</param>
/// <param name="ByProvider">The account at a provider that has verified it; what is new goes there instead of to the
/// IBAN. Null when there is none.</param>
public sealed record PayoutTarget(
    bool IsVerified,
    DateTimeOffset? HeldUntil,
    string Holder,
    string Iban,
    ProviderTarget? ByProvider = null
)
{
    /// <summary>Whether a run may pay.</summary>
    public bool CanBePaidAt(DateTimeOffset at) => (IsVerified || ByProvider is not null) && !(HeldUntil > at);

    /// <summary>Whether a payout that was made may still go where it was meant to go.</summary>
    internal bool Admits(Payout payout, Func<Payout, string> ibanOf, DateTimeOffset at) =>
        !(HeldUntil > at) && IsThatOf(payout, ibanOf);

    /// <summary>Whether a payout that was made goes here, hold or not.</summary>
    internal bool IsThatOf(Payout payout, Func<Payout, string> ibanOf) =>
        payout.Provider == PayoutProvider.BankFile
            ? IsVerified && Iban == ibanOf(payout)
            : ByProvider == new ProviderTarget(payout.Provider, payout.ProviderAccountId!);
}
