using Microsoft.EntityFrameworkCore;

namespace Marketplace.Modules.Payments;

/// <summary>Finds payouts that a provider pays.</summary>
public sealed class ProviderPayoutStore(MarketplaceDbContext db)
{
    /// <summary>Payouts to be sent: those the provider was not asked for, refused, or left without an answer; those due
    /// for longest first.</summary>
    internal Task<List<Guid>> ListToSendAsync(DateTimeOffset now, int limit, CancellationToken cancellationToken) =>
        Due(now)
            .Where(p => PayoutTransitions.Open.Contains(p.Status) && (p.ProviderPayoutId == null || p.AskedAt != null))
            .OrderBy(p => p.NextAttemptAt)
            .Select(p => p.Id)
            .Take(limit)
            .ToListAsync(cancellationToken);

    /// <summary>Payouts that the provider has, and of which it is to be asked; those due for longest first.</summary>
    internal Task<List<Guid>> ListToPollAsync(DateTimeOffset now, int limit, CancellationToken cancellationToken) =>
        Due(now)
            .Where(p =>
                (p.Status == PayoutStatus.Sent || p.Status == PayoutStatus.Paid)
                && p.ProviderPayoutId != null
                && p.AskedAt == null
            )
            .OrderBy(p => p.NextAttemptAt)
            .Select(p => p.Id)
            .Take(limit)
            .ToListAsync(cancellationToken);

    /// <summary>The payout that a provider's news is about, by the provider's id or else our mark; null when we do not
    /// know it.</summary>
    internal async Task<Guid?> LocateAsync(
        PayoutProvider provider,
        ProviderPayout news,
        CancellationToken cancellationToken
    ) =>
        await db.Set<Payout>()
            .Where(p =>
                p.Provider == provider && (p.ProviderPayoutId == news.ProviderPayoutId || p.Id == news.PayoutId)
            )
            .OrderBy(p => p.ProviderPayoutId != news.ProviderPayoutId)
            .Select(p => (Guid?)p.Id)
            .FirstOrDefaultAsync(cancellationToken);

    /// <summary>Which of the provider's payouts we know to stand as it says.</summary>
    internal async Task<HashSet<(string, PayoutStatus)>> ListKnownAsync(
        PayoutProvider provider,
        IReadOnlyCollection<string> providerPayoutIds,
        CancellationToken cancellationToken
    )
    {
        var known = await db.Set<Payout>()
            .AsNoTracking()
            .Where(p =>
                p.Provider == provider && p.ProviderPayoutId != null && providerPayoutIds.Contains(p.ProviderPayoutId)
            )
            .Select(p => new { p.ProviderPayoutId, p.Status })
            .ToListAsync(cancellationToken);
        return known.Select(p => (p.ProviderPayoutId!, p.Status)).ToHashSet();
    }

    /// <summary>Asks for a payout no earlier than then, because handling it failed. One statement.</summary>
    internal Task PostponeAsync(Guid payoutId, DateTimeOffset until, CancellationToken cancellationToken) =>
        db.Set<Payout>()
            .Where(p => p.Id == payoutId)
            .ExecuteUpdateAsync(set => set.SetProperty(p => p.NextAttemptAt, until), cancellationToken);

    private IQueryable<Payout> Due(DateTimeOffset now) =>
        db.Set<Payout>().Where(p => p.Provider != PayoutProvider.BankFile && p.NextAttemptAt <= now);
}
