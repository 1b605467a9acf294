using System.Globalization;
using Marketplace.Modules.Subscriptions;

namespace Marketplace.UnitTests.Subscriptions;

/// <summary>Where months and years end, and that short ones move nothing after them.</summary>
public sealed class PlanPeriodTests
{
    [Theory]
    [InlineData(PlanPeriod.ThirtyDays, "2026-01-31", 31, "2026-03-02")]
    [InlineData(PlanPeriod.Month, "2026-01-15", 15, "2026-02-15")]
    [InlineData(PlanPeriod.Month, "2026-01-31", 31, "2026-02-28")]
    [InlineData(PlanPeriod.Month, "2028-01-31", 31, "2028-02-29")]
    [InlineData(PlanPeriod.Month, "2026-02-28", 31, "2026-03-31")]
    [InlineData(PlanPeriod.Month, "2026-02-28", 28, "2026-03-28")]
    [InlineData(PlanPeriod.Month, "2026-12-31", 31, "2027-01-31")]
    [InlineData(PlanPeriod.Month, "2026-01-31", 1, "2026-02-28")]
    [InlineData(PlanPeriod.Month, "2026-03-30", 1, "2026-04-30")]
    [InlineData(PlanPeriod.Month, "2026-01-05", 31, "2026-02-05")]
    [InlineData(PlanPeriod.Year, "2026-01-31", 1, "2027-01-31")]
    [InlineData(PlanPeriod.Year, "2026-06-10", 10, "2027-06-10")]
    [InlineData(PlanPeriod.Year, "2028-02-29", 29, "2029-02-28")]
    [InlineData(PlanPeriod.Year, "2031-02-28", 29, "2032-02-29")]
    public void EndAfter_Anchored_EndsOnTheAnchorOrTheLastDay(
        PlanPeriod period,
        string start,
        int anchorDay,
        string end
    ) => Assert.Equal(At(end), period.EndAfter(At(start), anchorDay));

    [Fact]
    public void Subscription_FromTheLastOfJanuary_StaysOnTheLastDays()
    {
        var plan = Plans.Of("monthly", 19_900, PlanPeriod.Month);
        var subscription = Subscription.Start(
            Guid.CreateVersion7(),
            Guid.CreateVersion7(),
            Guid.CreateVersion7(),
            plan,
            At("2026-01-31")
        );
        var ends = new List<string> { Pay(At("2026-01-31")) };
        for (var i = 0; i < 4; i++)
        {
            ends.Add(Pay(subscription.CurrentPeriodEnd!.Value.AddDays(-1)));
            subscription.RollOver();
        }

        Assert.Equal(["2026-02-28", "2026-03-31", "2026-04-30", "2026-05-31", "2026-06-30"], ends);

        string Pay(DateTimeOffset now) =>
            subscription.PayPeriod(plan, now).End.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
    }

    [Fact]
    public void Subscription_FromThirtyDaysToMonths_EndsOnTheDayTheMonthsBegan()
    {
        var monthly = Plans.Of("monthly", 20_000, PlanPeriod.Month);
        var subscription = Subscription.Start(
            Guid.CreateVersion7(),
            Guid.CreateVersion7(),
            Guid.CreateVersion7(),
            Plans.Pro,
            At("2026-01-01")
        );
        subscription.PayPeriod(Plans.Pro, At("2026-01-01"));
        subscription.DowngradeAtEnd(monthly);
        var ends = new List<string>();
        for (var i = 0; i < 4; i++)
        {
            ends.Add(
                subscription
                    .PayPeriod(monthly, subscription.CurrentPeriodEnd!.Value.AddDays(-1))
                    .End.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)
            );
            subscription.RollOver();
        }

        Assert.Equal(["2026-02-28", "2026-03-31", "2026-04-30", "2026-05-31"], ends);
    }

    [Fact]
    public void Decide_ThirtyDaysAgainstMonths_WeighsTheMonthThatBeginsWithThePeriod()
    {
        var monthly = Plans.Of("monthly", 19_900, PlanPeriod.Month);
        var subscription = Subscription.Start(
            Guid.CreateVersion7(),
            Guid.CreateVersion7(),
            Guid.CreateVersion7(),
            Plans.Standard,
            At("2026-01-01")
        );
        subscription.PayPeriod(Plans.Standard, At("2026-01-01"));
        subscription.PayPeriod(Plans.Standard, At("2026-01-30"));
        subscription.RollOver();
        // From 31 January the same price buys 28 days instead of 30; 20 of them are left.
        Assert.Equal(
            14_214 - 13_267,
            PlanChange.Decide(subscription, Plans.Standard, monthly, At("2026-02-10")).Value.Proration!.Due.Amount
        );
    }

    private static DateTimeOffset At(string day) =>
        new(DateTime.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture).AddHours(10), TimeSpan.Zero);
}
