using Microsoft.EntityFrameworkCore;

namespace Marketplace.Foundation;

/// <summary>Deletes expired data: idempotency keys, sent events (7 days), inbox rows (30 days), job runs (7 days), sent
/// mails
/// (7 days) and dead mails (30 days).</summary>
public sealed class PurgeJob(FoundationDbContext db, TimeProvider clock) : IJob
{
    public async Task<string?> RunAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var week = now.AddDays(-7);
        var month = now.AddDays(-30);
        var keys = await db.IdempotencyRecords.Where(r => r.ExpiresAt < now).ExecuteDeleteAsync(cancellationToken);
        var events = await db.Outbox.Where(m => m.PublishedAt < week).ExecuteDeleteAsync(cancellationToken);
        var inbox = await db.Inbox.Where(m => m.HandledAt < month).ExecuteDeleteAsync(cancellationToken);
        var runs = await db.JobRuns.Where(r => r.StartedAt < week).ExecuteDeleteAsync(cancellationToken);
        var mails = await db
            .Mails.Where(m => m.SentAt < week || m.DeadAt < month)
            .ExecuteDeleteAsync(cancellationToken);
        return $"{keys} keys, {events} events, {inbox} inbox rows, {runs} job runs, {mails} mails deleted";
    }
}
