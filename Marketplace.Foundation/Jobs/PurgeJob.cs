using Microsoft.EntityFrameworkCore;

namespace Marketplace.Foundation;

/// <summary>Forgets what is no longer needed: expired keys, sent events (7 days), handled messages (30 days), old runs
/// and mails (sent ones after 7 days, those given up after 30).</summary>
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
        return $"{keys} keys, {events} events, {inbox} inbox rows, {runs} job runs, {mails} mails removed";
    }
}
