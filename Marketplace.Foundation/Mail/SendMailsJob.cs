using System.Diagnostics.Metrics;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace Marketplace.Foundation;

/// <summary>Sends queued mails. A failed mail is retried later and marked dead after 20 attempts.</summary>
public sealed class SendMailsJob(
    FoundationDbContext db,
    IMailSender sender,
    TimeProvider clock,
    ILogger<SendMailsJob> logger
) : IJob
{
    private const int BatchSize = 50;

    private static readonly Counter<long> Attempts = PlatformTelemetry.Meter.CreateCounter<long>(
        "marketplace.mails.attempts",
        "{mail}",
        "Attempts to send a mail, by outcome"
    );

    public async Task<string?> RunAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var due = await db
            .Mails.Where(m => m.SentAt == null && m.DeadAt == null && m.AvailableAt <= now)
            .OrderBy(m => m.AvailableAt)
            .Take(BatchSize)
            .ToListAsync(cancellationToken);
        foreach (var mail in due)
        {
            await SendAsync(mail, cancellationToken);
            await db.SaveChangesAsync(cancellationToken);
        }

        return due.Count == 0 ? null : $"{due.Count(m => m.SentAt is not null)} of {due.Count} mails sent";
    }

    private async Task SendAsync(QueuedMail mail, CancellationToken cancellationToken)
    {
        try
        {
            await sender.SendAsync(mail, cancellationToken);
            mail.SentAt = clock.GetUtcNow();
            mail.Body = "";
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
