using System.Diagnostics.Metrics;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace Marketplace.Foundation;

/// <summary>Sends queued mails, the urgent ones first, until none is left. A failed mail is retried later and marked
/// dead after 20 attempts.</summary>
/// <remarks>Chooses again after every <see cref="BatchSize"/> mails, so that a confirmation link overtakes whatever was
/// queued before it. Ends after <see cref="Budget"/>; the next run goes on.</remarks>
public sealed class SendMailsJob(
    FoundationDbContext db,
    IMailSender sender,
    TimeProvider clock,
    ILogger<SendMailsJob> logger
) : IJob
{
    private const int BatchSize = 20;
    private static readonly TimeSpan Budget = TimeSpan.FromMinutes(1);

    private static readonly Counter<long> Attempts = PlatformTelemetry.Meter.CreateCounter<long>(
        "marketplace.mails.attempts",
        "{mail}",
        "Attempts to send a mail, by outcome"
    );

    public async Task<string?> RunAsync(CancellationToken cancellationToken)
    {
        var (started, sent, tried) = (clock.GetTimestamp(), 0, 0);
        while (await ListDueAsync(cancellationToken) is { Count: > 0 } due)
        {
            foreach (var mail in due)
            {
                await SendAsync(mail, cancellationToken);
                await db.SaveChangesAsync(cancellationToken);
            }

            (sent, tried) = (sent + due.Count(mail => mail.SentAt is not null), tried + due.Count);
            db.ChangeTracker.Clear();
            if (clock.GetElapsedTime(started) > Budget)
                break;
        }

        return tried == 0 ? null : $"{sent} of {tried} mails sent";
    }

    public Task<bool> HasWorkAsync(CancellationToken cancellationToken) => Due().AnyAsync(cancellationToken);

    private IQueryable<QueuedMail> Due()
    {
        var now = clock.GetUtcNow();
        return db.Mails.Where(m => m.SentAt == null && m.DeadAt == null && m.AvailableAt <= now);
    }

    private Task<List<QueuedMail>> ListDueAsync(CancellationToken cancellationToken) =>
        Due().OrderBy(m => m.Priority).ThenBy(m => m.AvailableAt).Take(BatchSize).ToListAsync(cancellationToken);

    private async Task SendAsync(QueuedMail mail, CancellationToken cancellationToken)
    {
        try
        {
            await sender.SendAsync(mail, cancellationToken);
            mail.SentAt = clock.GetUtcNow();
            mail.Body = "";
            mail.Html = null;
            mail.UnsubscribeUrl = null;
            mail.To = "";
            Count("sent");
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            mail.Attempts++;
            Count("failed");
            mail.LastError = exception.GetType().Name;
            mail.AvailableAt = clock.GetUtcNow() + Backoff.Delay(mail.Attempts);
            if (mail.Attempts >= Backoff.MaxAttempts)
                mail.DeadAt = clock.GetUtcNow();
            logger.LogWarning(
                "Failed to send mail {MailId}, attempt {Attempts}: {Reason}",
                mail.Id,
                mail.Attempts,
                exception.GetType().Name
            );
        }
    }

    private static void Count(string outcome) => Attempts.Add(1, new KeyValuePair<string, object?>("outcome", outcome));
}
