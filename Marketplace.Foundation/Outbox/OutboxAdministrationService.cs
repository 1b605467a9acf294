using Microsoft.EntityFrameworkCore;

namespace Marketplace.Foundation;

/// <summary>Lists the event backlog and dead events, and redrives dead events.</summary>
public sealed class OutboxAdministrationService(
    FoundationDbContext db,
    UnitOfWork unitOfWork,
    IDeadLetters deadLetters,
    AuditLog audit,
    TimeProvider clock
)
{
    /// <summary>A delivery that waits longer than this after it was due is late.</summary>
    public static readonly TimeSpan LateAfter = TimeSpan.FromMinutes(5);

    /// <summary>Lists unsent events, waiting or dead, newest first.</summary>
    public async Task<IReadOnlyList<OutboxRow>> ListAsync(bool dead, int limit, CancellationToken cancellationToken) =>
        await db
            .Outbox.AsNoTracking()
            .Where(m => m.PublishedAt == null && (dead ? m.DeadAt != null : m.DeadAt == null))
            .OrderByDescending(m => m.Seq)
            .Take(limit)
            .Select(m => new OutboxRow(m.Id, m.Type, m.Subject, m.OccurredAt, m.Attempts, m.DeadAt, m.LastError))
            .ToListAsync(cancellationToken);

    /// <summary>Lists deliveries that a consumer has not handled although they were due, oldest first.</summary>
    public async Task<IReadOnlyList<LateDelivery>> ListLateAsync(int limit, CancellationToken cancellationToken)
    {
        var due = clock.GetUtcNow() - LateAfter;
        return await db
            .Deliveries.AsNoTracking()
            .Where(d => d.DeadAt == null && d.AvailableAt < due)
            .OrderBy(d => d.AvailableAt)
            .Take(limit)
            .Select(d => new LateDelivery(d.Consumer, d.Type, d.Subject, d.Attempts, d.LastError, d.AvailableAt))
            .ToListAsync(cancellationToken);
    }

    /// <summary>Requeues all dead events and dead deliveries; the audit entry is written in the same commit.</summary>
    /// <returns>The number of events and deliveries requeued.</returns>
    public Task<int> RedriveAsync(Guid? actorId, CancellationToken cancellationToken) =>
        unitOfWork.RunAsync(
            async ct =>
            {
                var now = clock.GetUtcNow();
                var events = await db
                    .Outbox.Where(m => m.DeadAt != null)
                    .ExecuteUpdateAsync(
                        set =>
                            set.SetProperty(m => m.DeadAt, (DateTimeOffset?)null)
                                .SetProperty(m => m.Attempts, 0)
                                .SetProperty(m => m.AvailableAt, now),
                        ct
                    );
                var count = events + await deadLetters.RedriveAsync(ct);
                unitOfWork.WakeWorkers();
                audit.Add(actorId, "events.redrive", "events", "dead", null, new { count });
                return count;
            },
            cancellationToken
        );
}

/// <summary>A delivery that is due and not handled yet.</summary>
public sealed record LateDelivery(
    string Consumer,
    string Type,
    string Subject,
    int Attempts,
    string? LastError,
    DateTimeOffset DueAt
);

/// <summary>An unsent event in the outbox, as shown to operators.</summary>
public sealed record OutboxRow(
    Guid Id,
    string Type,
    string Subject,
    DateTimeOffset OccurredAt,
    int Attempts,
    DateTimeOffset? DeadAt,
    string? LastError
);
