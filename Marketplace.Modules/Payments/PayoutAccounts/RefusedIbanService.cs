using Marketplace.Modules.Sellers.Contracts;

namespace Marketplace.Modules.Payments;

/// <summary>Sees to it that nothing more is paid to an IBAN that the bank refused.</summary>
/// <remarks>Inside the caller's transaction. Order and locks: the payout account, after the payout.</remarks>
public sealed class RefusedIbanService(
    PayoutAccountRepository accounts,
    ISellerBankDetails sellers,
    PayoutAccountCipher cipher,
    PayoutTimePolicy time
)
{
    /// <summary>Takes the verification from the IBAN of a store's payout that failed or came back.</summary>
    /// <param name="reason">What the bank said.</param>
    /// <remarks>Does nothing for a payout to a buyer, one without an IBAN, and one to an IBAN that is not used any
    /// more.</remarks>
    internal async Task NoteAsync(Payout payout, string reason, CancellationToken cancellationToken)
    {
        if (payout.Payee != PayoutPayee.Seller || payout.AccountCipher.Length == 0)
            return;
        if (await accounts.FindForUpdateAsync(payout.SellerId, cancellationToken) is not { } account)
            return;
        var (iban, _) = cipher.Open(payout);
        account.Refuse(
            known =>
                iban.EndsWith(known.LastFour, StringComparison.Ordinal)
                && sellers.Open(known.SellerId, known.Cipher) == iban,
            reason,
            time.Now
        );
    }
}
