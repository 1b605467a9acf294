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

    /// <summary>The seller whose account at a provider it is; null when nobody has it (any more).</summary>
    internal Task<Guid?> SellerOfAsync(
        PayoutProvider provider,
        string accountId,
        CancellationToken cancellationToken
    ) =>
        db.Set<PayoutAccount>()
            .Where(a => a.Provider == provider && a.ProviderAccountId == accountId)
            .Select(a => (Guid?)a.Id)
            .SingleOrDefaultAsync(cancellationToken);

    /// <summary>Accounts of which the provider is to be asked, those it was not asked about for longest first: each
    /// that is not verified and was begun since <paramref name="begunSince"/>, and each that was not asked about since
    /// <paramref name="askedBefore"/>.</summary>
    internal async Task<IReadOnlyList<ProviderTarget>> ListToCheckAsync(
        DateTimeOffset begunSince,
        DateTimeOffset askedBefore,
        int limit,
        CancellationToken cancellationToken
    )
    {
        var due = await db.Set<PayoutAccount>()
            .AsNoTracking()
            .IgnoreAutoIncludes()
            .Where(a =>
                a.ProviderAccountId != null
                && (
                    (a.ProviderVerifiedAt == null && a.ProviderBegunAt > begunSince)
                    || a.ProviderCheckedAt == null
                    || a.ProviderCheckedAt < askedBefore
                )
            )
            .OrderBy(a => a.ProviderCheckedAt != null)
            .ThenBy(a => a.ProviderCheckedAt)
            .Select(a => new { a.Provider, a.ProviderAccountId })
            .Take(limit)
            .ToListAsync(cancellationToken);
        return due.ConvertAll(a => new ProviderTarget(a.Provider!.Value, a.ProviderAccountId!));
    }

    /// <summary>Records that the provider was asked; the version, which people compare, stays. One
    /// statement.</summary>
    internal Task NoteCheckedAsync(ProviderTarget account, DateTimeOffset now, CancellationToken cancellationToken) =>
        db.Set<PayoutAccount>()
            .Where(a => a.Provider == account.Provider && a.ProviderAccountId == account.AccountId)
            .ExecuteUpdateAsync(set => set.SetProperty(a => a.ProviderCheckedAt, now), cancellationToken);

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
