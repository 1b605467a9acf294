using Microsoft.EntityFrameworkCore;

namespace Marketplace.Foundation;

/// <summary>What operators see and do with events: backlog, dead ones, redrive.</summary>
public sealed class OutboxAdministration(FoundationDbContext db, IDeadLetters deadLetters, PlatformSignals signals, AuditLog audit, TimeProvider clock)
{
    /// <summary>Events given up by the relay, newest first.</summary>
    public async Task<IReadOnlyList<OutboxRow>> ListAsync(bool dead, int limit, CancellationToken cancellationToken) =>
        await db.Outbox.AsNoTracking().Where(m => m.PublishedAt == null && (dead ? m.DeadAt != null : m.DeadAt == null))
            .OrderByDescending(m => m.Seq).Take(limit)
            .Select(m => new OutboxRow(m.Id, m.Type, m.Subject, m.OccurredAt, m.Attempts, m.DeadAt, m.LastError)).ToListAsync(cancellationToken);

    /// <summary>Sends every dead event and dead delivery again.</summary>
    /// <returns>How many were put back.</returns>
    public async Task<int> RedriveAsync(Guid? actorId, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var events = await db.Outbox.Where(m => m.DeadAt != null).ExecuteUpdateAsync(
            set => set.SetProperty(m => m.DeadAt, (DateTimeOffset?)null).SetProperty(m => m.Attempts, 0).SetProperty(m => m.AvailableAt, now), cancellationToken);
        signals.Outbox.Set();
        var count = events + await deadLetters.RedriveAsync(cancellationToken);
        audit.Add(actorId, "events.redrive", "events", "dead", null, new { count });
        await db.SaveChangesAsync(cancellationToken);
        return count;
    }
}

/// <summary>An event waiting in the outbox, as operators see it.</summary>
public sealed record OutboxRow(Guid Id, string Type, string Subject, DateTimeOffset OccurredAt, int Attempts, DateTimeOffset? DeadAt, string? LastError);
