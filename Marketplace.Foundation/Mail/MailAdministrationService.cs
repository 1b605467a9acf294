using Microsoft.EntityFrameworkCore;

namespace Marketplace.Foundation;

/// <summary>Lists, retries and drops mails that could not be sent, for operators.</summary>
public sealed class MailAdministrationService(
    FoundationDbContext db,
    UnitOfWork unitOfWork,
    AuditLog audit,
    TimeProvider clock
)
{
    /// <summary>Lists dead mails, newest first.</summary>
    public async Task<IReadOnlyList<DeadMail>> ListAsync(int limit, CancellationToken cancellationToken) =>
        await db
            .Mails.AsNoTracking()
            .Where(m => m.DeadAt != null)
            .OrderByDescending(m => m.DeadAt)
            .ThenBy(m => m.Id)
            .Take(limit)
            .Select(m => new DeadMail(m.Id, m.To, m.Subject, m.Attempts, m.LastError, m.CreatedAt, m.DeadAt!.Value))
            .ToListAsync(cancellationToken);

    /// <summary>Queues a dead mail again, with all its attempts.</summary>
    /// <remarks>Errors: <c>resource.not_found</c>. Repeat: a mail that is not dead stays as it is.</remarks>
    public Task<Result> RetryAsync(Guid? actorId, Guid id, CancellationToken cancellationToken) =>
        unitOfWork.ExecuteAsync(
            async ct =>
            {
                if (await FindForUpdateAsync(id, ct) is not { } mail)
                    return PlatformErrors.NotFound;
                if (mail.DeadAt is null)
                    return Result.Success;
                audit.Add(actorId, "mail.retry", "mail", id.ToString(), new { mail.Attempts, mail.LastError });
                (mail.DeadAt, mail.Attempts, mail.AvailableAt) = (null, 0, clock.GetUtcNow());
                return Result.Success;
            },
            cancellationToken
        );

    /// <summary>Deletes a dead mail: nobody will get it.</summary>
    /// <remarks>Errors: <c>resource.not_found</c>, also for a mail that is not dead, and for one that was dropped
    /// before.</remarks>
    public Task<Result> DropAsync(Guid? actorId, Guid id, string reason, CancellationToken cancellationToken) =>
        unitOfWork.ExecuteAsync(
            async ct =>
            {
                if (await FindForUpdateAsync(id, ct) is not { DeadAt: not null } mail)
                    return PlatformErrors.NotFound;
                audit.Add(
                    actorId,
                    "mail.drop",
                    "mail",
                    id.ToString(),
                    new
                    {
                        mail.Attempts,
                        mail.LastError,
                        mail.CreatedAt,
                    },
                    new { reason }
                );
                db.Mails.Remove(mail);
                return Result.Success;
            },
            cancellationToken
        );

    private async Task<QueuedMail?> FindForUpdateAsync(Guid id, CancellationToken cancellationToken)
    {
        await db.Database.ExecuteSqlAsync(
            $"SELECT 1 FROM platform.mails WHERE id = {id} FOR UPDATE",
            cancellationToken
        );
        return await db.Mails.SingleOrDefaultAsync(m => m.Id == id, cancellationToken);
    }
}

/// <summary>A mail that was given up after its last attempt.</summary>
/// <param name="LastError">What the last attempt failed with.</param>
public sealed record DeadMail(
    Guid Id,
    string To,
    string Subject,
    int Attempts,
    string? LastError,
    DateTimeOffset CreatedAt,
    DateTimeOffset DeadAt
);
