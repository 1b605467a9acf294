using System.Diagnostics.Metrics;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Marketplace.Foundation;

/// <summary>Sends queued mails, the urgent ones first, until none is left. A failed mail is retried later and marked
/// dead after 20 attempts.</summary>
/// <remarks>Chooses again after every batch, so that a confirmation link overtakes whatever was queued before it. What
/// became of a batch is written at its end: a process that is killed sends at most one batch again, under the same
/// message ids. Ends after <see cref="Budget"/>; the next run goes on.</remarks>
public sealed class SendMailsJob(
    FoundationDbContext db,
    IServiceScopeFactory scopes,
    IOptions<MailOptions> options,
    TimeProvider clock,
    ILogger<SendMailsJob> logger
) : IJob
{
    private const int MailsPerConnection = 10;
    private static readonly TimeSpan Budget = TimeSpan.FromMinutes(1);

    private static readonly Counter<long> Attempts = PlatformTelemetry.Meter.CreateCounter<long>(
        "marketplace.mails.attempts",
        "{mail}",
        "Attempts to send a mail, by outcome"
    );

    public async Task<string?> RunAsync(CancellationToken cancellationToken)
    {
        var (started, sent, tried) = (clock.GetTimestamp(), 0, 0);
        await using var lanes = new MailLanes(scopes, options.Value.SmtpConnections);
        while (await ListDueAsync(cancellationToken) is { Count: > 0 } due)
        {
            var attempts = new MailAttempts(clock);
            try
            {
                await lanes.SendAsync(due, (sender, mail) => SendAsync(sender, mail, attempts, cancellationToken));
            }
            finally
            {
                // Also when the host stops: what is sent already must not be sent again.
                await attempts.WriteAsync(db, CancellationToken.None);
            }

            (sent, tried) = (sent + attempts.SentCount, tried + due.Count);
            if (clock.GetElapsedTime(started) > Budget)
                break;
        }

        return tried == 0 ? null : $"{sent} of {tried} mails sent";
    }

    public Task<bool> HasWorkAsync(CancellationToken cancellationToken) => Due().AnyAsync(cancellationToken);

    private IQueryable<QueuedMail> Due()
    {
        var now = clock.GetUtcNow();
        return db.Mails.AsNoTracking().Where(m => m.SentAt == null && m.DeadAt == null && m.AvailableAt <= now);
    }

    private Task<List<QueuedMail>> ListDueAsync(CancellationToken cancellationToken) =>
        Due()
            .OrderBy(m => m.Priority)
            .ThenBy(m => m.AvailableAt)
            .Take(MailsPerConnection * options.Value.SmtpConnections)
            .ToListAsync(cancellationToken);

    private async Task SendAsync(
        IMailSender sender,
        QueuedMail mail,
        MailAttempts attempts,
        CancellationToken cancellationToken
    )
    {
        try
        {
            await sender.SendAsync(mail, cancellationToken);
            attempts.Succeed(mail);
            Count("sent");
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            attempts.Fail(mail, exception.GetType().Name);
            Count("failed");
            logger.LogWarning(
                "Failed to send mail {MailId}, attempt {Attempts}: {Reason}",
                mail.Id,
                mail.Attempts + 1,
                exception.GetType().Name
            );
        }
    }

    private static void Count(string outcome) => Attempts.Add(1, new KeyValuePair<string, object?>("outcome", outcome));
}
