using Marketplace.Modules.Sellers.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Modules.Payments;

internal sealed class PayoutAccountDirectory(
    MarketplaceDbContext db,
    ISellerBankDetails sellers,
    PayoutGatewayRegistry gateways
) : IPayoutAccounts
{
    public async Task<PayoutTarget?> FindAsync(Guid sellerId, DateTimeOffset at, CancellationToken cancellationToken)
    {
        var account = await db.Set<PayoutAccount>()
            .AsNoTracking()
            .SingleOrDefaultAsync(a => a.Id == sellerId, cancellationToken);
        if (
            account?.PaidToAt(at) is not { } iban
            || await sellers.FindAsync(sellerId, cancellationToken) is not { } seller
        )
        {
            return null;
        }

        return new(
            account.IsBankVerifiedAt(at),
            account.HoldUntil,
            seller.Holder,
            sellers.Open(sellerId, iban.Cipher),
            gateways.TargetOf(account, at)
        );
    }
}
