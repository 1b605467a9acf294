using Marketplace.Modules.Sellers.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Modules.Payments;

internal sealed class PayoutAccountDirectory(
    MarketplaceDbContext db,
    ISellerBankDetails sellers,
    PayoutGatewayRegistry gateways
) : IPayoutAccounts
{
    public async Task<PayoutTarget?> FindAsync(Guid sellerId, DateTimeOffset at, CancellationToken cancellationToken) =>
        (await FindAsync([sellerId], at, cancellationToken)).GetValueOrDefault(sellerId);

    public async Task<IReadOnlyDictionary<Guid, PayoutTarget>> FindAsync(
        IReadOnlyCollection<Guid> sellerIds,
        DateTimeOffset at,
        CancellationToken cancellationToken
    )
    {
        var wanted = sellerIds.ToArray();
        var accounts = await db.Set<PayoutAccount>()
            .AsNoTracking()
            .Where(a => wanted.Contains(a.Id))
            .ToListAsync(cancellationToken);
        var payable = accounts.Where(a => a.PaidToAt(at) is not null).ToList();
        if (payable.Count == 0)
            return new Dictionary<Guid, PayoutTarget>();
        var details = await sellers.FindAsync(payable.ConvertAll(a => a.Id), cancellationToken);
        return payable
            .Where(a => details.ContainsKey(a.Id))
            .ToDictionary(a => a.Id, a => TargetOf(a, details[a.Id], at));
    }

    private PayoutTarget TargetOf(PayoutAccount account, SellerBankDetails seller, DateTimeOffset at) =>
        new(
            account.IsBankVerifiedAt(at),
            account.HoldUntil,
            seller.Holder,
            sellers.Open(account.Id, account.PaidToAt(at)!.Cipher),
            gateways.TargetOf(account, at)
        );
}
