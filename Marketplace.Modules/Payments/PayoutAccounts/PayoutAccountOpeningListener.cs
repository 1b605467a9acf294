using Marketplace.Modules.Sellers.Contracts;

namespace Marketplace.Modules.Payments;

/// <summary>Opens the payout account of a store when it is approved, with the IBAN that the administrator
/// compared.</summary>
internal sealed class PayoutAccountOpeningListener(
    PayoutAccountRepository accounts,
    ISellerBankDetails sellers,
    PayoutTimePolicy time
) : ISellerApprovalListener
{
    public async Task ApprovedAsync(Guid sellerId, CancellationToken cancellationToken)
    {
        var account = await accounts.OpenForUpdateAsync(sellerId, cancellationToken);
        if (account.Ibans.Count > 0 || await sellers.FindAsync(sellerId, cancellationToken) is not { Iban: { } iban })
            return;
        var now = time.Now;
        account.Add(time.NewId(), iban, null, now, TimeSpan.Zero).Verify(null, now);
    }
}
