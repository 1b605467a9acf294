using Marketplace.Foundation;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Modules.Payments;

/// <summary>Keeps which movements of a provider's balance are booked, and how far it was read.</summary>
internal sealed class ProviderBalanceStore(MarketplaceDbContext db, TimeProvider clock)
{
    /// <summary>From when on to read: where the last run stopped, or the first payment with the provider; null when
    /// there was none.</summary>
    internal async Task<DateTimeOffset?> ReadFromAsync(string provider, CancellationToken cancellationToken) =>
        await db.Set<ProviderCursor>()
            .Where(c => c.Provider == provider)
            .Select(c => (DateTimeOffset?)c.ReadUntil)
            .SingleOrDefaultAsync(cancellationToken)
        ?? await db.Set<Payment>()
            .Where(p => p.Provider == provider)
            .MinAsync(p => (DateTimeOffset?)p.CreatedAt, cancellationToken);

    /// <summary>Everything before is booked. Repeat: never goes back. One statement.</summary>
    internal Task MoveCursorAsync(string provider, DateTimeOffset readUntil, CancellationToken cancellationToken) =>
        db.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO payments.provider_cursors (provider, read_until) VALUES ({provider}, {readUntil})
            ON CONFLICT (provider) DO UPDATE
                SET read_until = GREATEST(payments.provider_cursors.read_until, EXCLUDED.read_until)
            """,
            cancellationToken
        );

    /// <summary>Adds a movement. One statement; a copy at the same time waits for this commit.</summary>
    /// <returns>Its id here; null when it is there already.</returns>
    internal async Task<Guid?> TryAddAsync(
        string provider,
        ProviderMovement movement,
        CancellationToken cancellationToken
    )
    {
        var (id, now) = (Ids.New(clock), clock.GetUtcNow());
        var added = await db.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO payments.provider_transactions
                (id, provider, provider_id, type, fee_minor, settled_minor, made_at, booked_at)
            VALUES ({id}, {provider}, {movement.ProviderId}, {movement.Type}, {movement.FeeMinor},
                    {movement.SettledMinor}, {movement.MadeAt}, {now})
            ON CONFLICT (provider, provider_id) DO NOTHING
            """,
            cancellationToken
        );
        return added == 1 ? id : null;
    }

    /// <summary>Which movements are booked.</summary>
    internal async Task<HashSet<string>> ListBookedAsync(
        string provider,
        IReadOnlyCollection<string> providerIds,
        CancellationToken cancellationToken
    ) =>
        (
            await db.Set<ProviderTransaction>()
                .Where(t => t.Provider == provider && providerIds.Contains(t.ProviderId))
                .Select(t => t.ProviderId)
                .ToListAsync(cancellationToken)
        ).ToHashSet();
}
