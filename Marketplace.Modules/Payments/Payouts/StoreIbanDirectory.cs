using Marketplace.Modules.Sellers.Contracts;

namespace Marketplace.Modules.Payments;

/// <summary>Pays an approved store to the IBAN of its profile.</summary>
internal sealed class StoreIbanDirectory(ISellerBankDetails sellers) : IPayoutAccounts
{
    public async Task<PayoutTarget?> FindAsync(Guid sellerId, DateTimeOffset at, CancellationToken cancellationToken) =>
        await sellers.FindAsync(sellerId, cancellationToken) is { Iban: { } iban } found
            ? new(found.ApprovedAt <= at, null, found.Holder, sellers.Open(sellerId, iban.Cipher))
            : null;
}
