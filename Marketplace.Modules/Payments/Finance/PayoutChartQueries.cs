using Marketplace.Foundation;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Marketplace.Modules.Payments;

/// <summary>Sums payouts up by day or week, for charts.</summary>
public sealed class PayoutChartQueries(MarketplaceDbContext db, IOptions<MarketplaceOptions> marketplace)
{
    private const int DaysOfWeek = 7;
    private const int Weeks = 13;

    /// <summary>The days of a month. One statement.</summary>
    /// <param name="month">Its first day.</param>
    public Task<IReadOnlyList<PayoutPeriod>> DaysOfAsync(DateOnly month, CancellationToken cancellationToken)
    {
        var days = month.AddMonths(1).DayNumber - month.DayNumber;
        return SumAsync(
            [.. Enumerable.Range(0, days).Select(month.AddDays).Select(day => (day, day))],
            cancellationToken
        );
    }

    /// <summary>The thirteen weeks, from Monday to Sunday, that end with the last day of a month. One
    /// statement.</summary>
    /// <param name="month">Its first day.</param>
    public Task<IReadOnlyList<PayoutPeriod>> WeeksUpToAsync(DateOnly month, CancellationToken cancellationToken)
    {
        var last = month.AddMonths(1).AddDays(-1);
        var monday = last.AddDays(-(((int)last.DayOfWeek + DaysOfWeek - 1) % DaysOfWeek));
        var first = monday.AddDays(-DaysOfWeek * (Weeks - 1));
        return SumAsync(
            [
                .. Enumerable
                    .Range(0, Weeks)
                    .Select(week => first.AddDays(week * DaysOfWeek))
                    .Select(day => (day, day.AddDays(DaysOfWeek - 1))),
            ],
            cancellationToken
        );
    }

    private async Task<IReadOnlyList<PayoutPeriod>> SumAsync(
        IReadOnlyList<(DateOnly First, DateOnly Last)> periods,
        CancellationToken cancellationToken
    )
    {
        var zone = marketplace.Value.Zone;
        var starts = periods.Select(p => LocalDays.StartOf(p.First, zone)).ToArray();
        var ends = periods.Select(p => LocalDays.EndOf(p.Last, zone)).ToArray();
        var (first, last) = (starts[0], ends[^1]);
        var sums = await db
            .Database.SqlQuery<PeriodSum>(
                $"""
                SELECT (b.place - 1)::int AS place, p.state, COUNT(*)::int AS count,
                       SUM(p.amount_minor)::bigint AS amount_minor
                FROM unnest({starts}, {ends}) WITH ORDINALITY AS b (starts_at, ends_at, place)
                JOIN (
                    SELECT amount_minor, 'transit' AS state, reserved_at AS at FROM payments.payouts
                    WHERE status IN ('Pending', 'Sent') AND reserved_at >= {first} AND reserved_at < {last}
                    UNION ALL SELECT amount_minor, 'paid', paid_at FROM payments.payouts
                    WHERE status = 'Paid' AND paid_at >= {first} AND paid_at < {last}
                    UNION ALL SELECT amount_minor, 'failed', ended_at FROM payments.payouts
                    WHERE status IN ('Failed', 'Returned') AND ended_at >= {first} AND ended_at < {last}) AS p
                  ON p.at >= b.starts_at AND p.at < b.ends_at
                GROUP BY 1, 2
                """
            )
            .ToDictionaryAsync(s => (s.Place, s.State), cancellationToken);
        return
        [
            .. periods.Select(
                (p, i) => new PayoutPeriod(p.First, p.Last, Of(i, "paid"), Of(i, "transit"), Of(i, "failed"))
            ),
        ];

        PayoutSum Of(int place, string state) =>
            sums.GetValueOrDefault((place, state)) is { } sum
                ? new(sum.Count, new(sum.AmountMinor, marketplace.Value.Currency))
                : new(0, new(0, marketplace.Value.Currency));
    }

    private sealed record PeriodSum(int Place, string State, int Count, long AmountMinor);
}

/// <summary>The payouts of a day or a week; each payout is counted once, as what it is now.</summary>
/// <param name="First">First day, in the marketplace's time zone.</param>
/// <param name="Last">Last day, included.</param>
/// <param name="Paid">Paid in the period.</param>
/// <param name="InTransit">Reserved in the period, and not ended yet.</param>
/// <param name="Failed">Refused by the bank in the period, or sent back by the receiving bank.</param>
public sealed record PayoutPeriod(DateOnly First, DateOnly Last, PayoutSum Paid, PayoutSum InTransit, PayoutSum Failed);

/// <summary>Some payouts.</summary>
public sealed record PayoutSum(int Count, Money Amount);
