using Microsoft.EntityFrameworkCore;

namespace Marketplace.Modules.Payments;

/// <summary>Loads payout accounts.</summary>
public sealed class PayoutAccountRepository(MarketplaceDbContext db)
{
    /// <summary>Loads a seller's account with its IBANs and locks its row, so that changes, holds and verifications
    /// take turns; null when it was not opened yet.</summary>
    public async Task<PayoutAccount?> FindForUpdateAsync(Guid sellerId, CancellationToken cancellationToken)
    {
        await db.Database.ExecuteSqlAsync(
            $"SELECT FROM payments.payout_accounts WHERE seller_id = {sellerId} FOR UPDATE",
            cancellationToken
        );
        return await db.Set<PayoutAccount>().SingleOrDefaultAsync(a => a.Id == sellerId, cancellationToken);
    }

    /// <summary>As <see cref="FindForUpdateAsync"/>, and opens the account where there is none. Of two callers at once
    /// one opens it.</summary>
    public async Task<PayoutAccount> OpenForUpdateAsync(Guid sellerId, CancellationToken cancellationToken)
    {
        await db.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO payments.payout_accounts (seller_id, version) VALUES ({sellerId}, 1) ON CONFLICT DO NOTHING
            """,
            cancellationToken
        );
        return (await FindForUpdateAsync(sellerId, cancellationToken))!;
    }
}
