using Marketplace.Foundation;

namespace Marketplace.Modules.Subscriptions;

/// <summary>The cost of an upgrade for the rest of the paid time.</summary>
/// <param name="Credit">Value of the unused time on the old plan.</param>
/// <param name="Charge">Price of the same time on the new plan.</param>
public sealed record Proration(Money Credit, Money Charge)
{
    /// <summary>The amount due now; never below zero.</summary>
    public Money Due => Charge > Credit ? Charge - Credit : Money.Zero(Charge.Currency);

    /// <summary>Prorates both prices by the remaining seconds of the paid time, each rounded half away from
    /// zero.</summary>
    /// <param name="paidUntil">Later than the period's end when the next period was paid early.</param>
    public static Proration Of(
        PlanVersion from,
        PlanVersion to,
        DateTimeOffset periodStart,
        int anchorDay,
        DateTimeOffset paidUntil,
        DateTimeOffset now
    )
    {
        var left = Math.Max(Seconds(paidUntil - now), 0);
        return new(Part(from, left, periodStart, anchorDay), Part(to, left, periodStart, anchorDay));
    }

    /// <summary>Whether a plan costs more than another for the same time.</summary>
    public static bool IsDearer(PlanVersion plan, PlanVersion than, DateTimeOffset periodStart, int anchorDay) =>
        (Int128)plan.PriceMinor * PeriodSeconds(than, periodStart, anchorDay)
        > (Int128)than.PriceMinor * PeriodSeconds(plan, periodStart, anchorDay);

    private static Money Part(PlanVersion plan, long left, DateTimeOffset periodStart, int anchorDay) =>
        new(
            (long)Rounding.DivideHalfAway((Int128)plan.PriceMinor * left, PeriodSeconds(plan, periodStart, anchorDay)),
            plan.Currency
        );

    private static long PeriodSeconds(PlanVersion plan, DateTimeOffset start, int anchorDay) =>
        Seconds(plan.Period.EndAfter(start, anchorDay) - start);

    private static long Seconds(TimeSpan span) => span.Ticks / TimeSpan.TicksPerSecond;
}
