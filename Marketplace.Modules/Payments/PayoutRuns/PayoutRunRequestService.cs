using Marketplace.Foundation;
using Marketplace.Modules.Users.Contracts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Marketplace.Modules.Payments;

/// <summary>Asks for payout runs; the job carries them out.</summary>
public sealed class PayoutRunRequestService(
    UnitOfWork unitOfWork,
    MarketplaceDbContext db,
    JobAdministrationService jobs,
    AuditLog audit,
    IOptions<PayoutsOptions> options,
    TimeProvider clock
)
{
    /// <summary>Asks for a run now.</summary>
    /// <returns>The run; one that was asked for and has not finished answers again.</returns>
    /// <remarks>Errors: <c>payout.not_started</c> {from} before the first day of payouts.</remarks>
    public async Task<Result<PayoutRun>> RequestAsync(Actor admin, CancellationToken cancellationToken)
    {
        if (options.Value.FirstDay is { } first && options.Value.DayOf(clock.GetUtcNow()) < first)
            return PayoutErrors.NotStarted.With(("from", first));
        var asked = await unitOfWork.ExecuteAsync<PayoutRun>(
            async ct =>
            {
                var open = await db.Set<PayoutRun>()
                    .AsNoTracking()
                    .FirstOrDefaultAsync(r => r.FinishedAt == null && r.RequestedBy != null, ct);
                if (open is not null)
                    return open;
                var run = Add(admin.Id);
                audit.Add(admin.UserId, "payout.run", "payout_run", run.Id.ToString());
                return run;
            },
            cancellationToken
        );
        if (!asked.Succeeded)
            return asked.Error;
        // A run of the job that is under way looks for further runs before it ends.
        var started = await jobs.RequestAsync(admin.UserId, PayoutsRegistration.RunJob, cancellationToken);
        return started.Succeeded || started.Error.Code == PlatformErrors.JobRunning.Code ? asked.Value : started.Error;
    }

    /// <summary>Adds the run of the day, once its hour has come, and not before the first day of payouts.</summary>
    /// <remarks>Repeat: a day has one.</remarks>
    internal async Task AddDailyAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var day = options.Value.DayOf(now);
        if (
            day < options.Value.FirstDay
            || TimeZoneInfo.ConvertTime(now, options.Value.Zone).Hour < options.Value.RunHour
        )
        {
            return;
        }

        await unitOfWork.ExecuteAsync(
            async ct =>
            {
                if (!await db.Set<PayoutRun>().AnyAsync(r => r.Day == day && r.RequestedBy == null, ct))
                    Add(null);
                return Result.Success;
            },
            cancellationToken
        );
    }

    private PayoutRun Add(Guid? requestedBy)
    {
        var now = clock.GetUtcNow();
        var run = new PayoutRun
        {
            Id = Ids.New(clock),
            Day = options.Value.DayOf(now),
            RequestedBy = requestedBy,
            StartedAt = now,
        };
        db.Add(run);
        return run;
    }
}
