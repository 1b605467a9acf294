using Marketplace.Foundation;

namespace Marketplace.Modules.Subscriptions;

/// <summary>What a larger plan costs for the rest of a paid period.</summary>
/// <param name="Credit">Unused part of the old plan.</param>
/// <param name="Charge">Same part of the new plan.</param>
public sealed record Proration(Money Credit, Money Charge)
{
    /// <summary>What is to be paid now, never below zero.</summary>
    public Money Due => Charge > Credit ? Charge - Credit : Money.Zero(Charge.Currency);

    /// <summary>Weighs both prices with the seconds left of the paid time, each rounded half away from zero.</summary>
    /// <param name="paidUntil">Beyond the period's end where the next one was paid early.</param>
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

    /// <summary>Whether a plan costs more for the same time than another.</summary>
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
