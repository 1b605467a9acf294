using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Foundation;

/// <summary>What became of a batch of mails; written with one statement for those that were sent, and one for those
/// that failed.</summary>
internal sealed class MailAttempts(TimeProvider clock)
{
    private readonly ConcurrentQueue<(Guid Id, DateTimeOffset At)> _sent = new();
    private readonly ConcurrentQueue<(QueuedMail Mail, string Error, DateTimeOffset At)> _failed = new();

    public int SentCount => _sent.Count;

    public void Succeed(QueuedMail mail) => _sent.Enqueue((mail.Id, clock.GetUtcNow()));

    /// <param name="error">Kind of the error, without personal data.</param>
    public void Fail(QueuedMail mail, string error) => _failed.Enqueue((mail, error, clock.GetUtcNow()));

    /// <summary>Erases recipient and text of sent mails; the others are tried again later or marked dead.</summary>
    public async Task WriteAsync(FoundationDbContext db, CancellationToken cancellationToken)
    {
        var (sent, failed) = (_sent.ToArray(), _failed.ToArray());
        if (sent.Length > 0)
        {
            var (ids, times) = (Array.ConvertAll(sent, s => s.Id), Array.ConvertAll(sent, s => s.At));
            await db.Database.ExecuteSqlAsync(
                $"""
                UPDATE platform.mails m SET sent_at = s.at, "to" = '', body = '', html = NULL, unsubscribe_url = NULL
                FROM unnest({ids}, {times}) AS s (id, at) WHERE m.id = s.id
                """,
                cancellationToken
            );
        }

        if (failed.Length == 0)
            return;
        var (mails, attempts) = (
            Array.ConvertAll(failed, f => f.Mail.Id),
            Array.ConvertAll(failed, f => f.Mail.Attempts + 1)
        );
        var next = Array.ConvertAll(failed, f => f.At + Backoff.Delay(f.Mail.Attempts + 1));
        var dead = Array.ConvertAll(
            failed,
            f => f.Mail.Attempts + 1 < Backoff.MaxAttempts ? null : (DateTimeOffset?)f.At
        );
        var errors = Array.ConvertAll(failed, f => f.Error);
        await db.Database.ExecuteSqlAsync(
            $"""
            UPDATE platform.mails m SET attempts = f.attempts, available_at = f.next, dead_at = f.dead,
                last_error = f.error
            FROM unnest({mails}, {attempts}, {next}, {dead}, {errors}) AS f (id, attempts, next, dead, error)
            WHERE m.id = f.id
            """,
            cancellationToken
        );
    }
}
