using Marketplace.Foundation;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Marketplace.Modules.Payments;

/// <summary>Keeps up to which month commission is invoiced.</summary>
internal sealed class CommissionMonthStore(
    MarketplaceDbContext db,
    MonthlyCommissionQueries commissions,
    IOptions<MarketplaceOptions> marketplace,
    IOptions<CommissionInvoicesOptions> options,
    TimeProvider clock
)
{
    /// <summary>The oldest month that is over and not invoiced to every store yet; null when there is none. At most two
    /// statements.</summary>
    public async Task<CommissionPeriod?> NextDueAsync(CancellationToken cancellationToken)
    {
        var last = await db.Set<CommissionMonth>()
            .AsNoTracking()
            .OrderByDescending(m => m.Month)
            .FirstOrDefaultAsync(cancellationToken);
        var next =
            last is not null ? Of(last.Month.AddMonths(1)) with { StartsAt = last.EndsAt }
            : await commissions.FirstEntryAtAsync(cancellationToken) is { } first ? Of(MonthOf(first))
            : null;
        if (next is not null && options.Value.First is { } from && from > next.Month)
            next = Of(from);
        return next?.EndsAt.AddHours(options.Value.SettleHours) <= clock.GetUtcNow() ? next : null;
    }

    /// <summary>Marks a month as invoiced; inside the caller's transaction. Repeat: does nothing.</summary>
    public Task CloseAsync(CommissionPeriod period, CancellationToken cancellationToken) =>
        db.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO payments.commission_months (month, starts_at, ends_at, closed_at)
            VALUES ({period.Month}, {period.StartsAt}, {period.EndsAt}, {clock.GetUtcNow()}) ON CONFLICT DO NOTHING
            """,
            cancellationToken
        );

    private CommissionPeriod Of(DateOnly month) =>
        new(
            month,
            LocalDays.StartOf(month, marketplace.Value.Zone),
            LocalDays.StartOf(month.AddMonths(1), marketplace.Value.Zone)
        );

    private DateOnly MonthOf(DateTimeOffset instant)
    {
        var day = marketplace.Value.DayOf(instant);
        return new(day.Year, day.Month, 1);
    }
}
