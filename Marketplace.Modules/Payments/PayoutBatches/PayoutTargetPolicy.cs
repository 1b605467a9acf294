using Marketplace.Foundation;

namespace Marketplace.Modules.Payments;

/// <summary>Decides whether a payout that was reserved may still go to the account it was reserved for.</summary>
public sealed class PayoutTargetPolicy(IPayoutAccounts accounts, PayoutAccountCipher cipher, TimeProvider clock)
{
    /// <summary>False for a store that was blocked or is held, and for one that is paid to another IBAN, or another
    /// account at the provider, by now: the next run calls such a payout off. One to an IBAN goes there also when newer
    /// ones go to the provider. At most two statements.</summary>
    internal async Task<bool> AdmitsAsync(Payout payout, CancellationToken cancellationToken) =>
        (await AdmittedAsync([payout], cancellationToken)).Count > 0;

    /// <summary>Those of many payouts that <see cref="AdmitsAsync"/> admits, in their order. At most two statements,
    /// however many payouts.</summary>
    internal async Task<IReadOnlyList<Payout>> AdmittedAsync(
        IReadOnlyCollection<Payout> payouts,
        CancellationToken cancellationToken
    )
    {
        var stores = payouts.Where(p => p.Payee == PayoutPayee.Seller).Select(p => p.SellerId).ToHashSet();
        var now = clock.GetUtcNow();
        var targets =
            stores.Count == 0
                ? new Dictionary<Guid, PayoutTarget>()
                : await accounts.FindAsync(stores, now, cancellationToken);
        return [.. payouts.Where(IsAdmitted)];

        bool IsAdmitted(Payout payout) =>
            payout.Payee == PayoutPayee.Buyer
            || targets.GetValueOrDefault(payout.SellerId)?.Admits(payout, p => cipher.Open(p).Iban, now) == true;
    }

    /// <summary>Whether a hold is all that stops a payout. At most two statements.</summary>
    internal async Task<bool> IsOnlyHeldAsync(Payout payout, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        return await accounts.FindAsync(payout.SellerId, now, cancellationToken) is { } target
            && target.HeldUntil > now
            && target.IsThatOf(payout, p => cipher.Open(p).Iban);
    }

    /// <summary>Whether the store is paid to another IBAN by now than the one that the payout was reserved for, or to
    /// an account at the provider because the bank refused the IBAN. At most two statements.</summary>
    internal async Task<bool> IsReplacedAsync(Payout payout, CancellationToken cancellationToken) =>
        payout.Provider == PayoutProvider.BankFile
        && payout.AccountCipher.Length > 0
        && await accounts.FindAsync(payout.SellerId, clock.GetUtcNow(), cancellationToken) is { } target
        && (target.Iban != cipher.Open(payout).Iban || target is { IsVerified: false, ByProvider: not null });
}
