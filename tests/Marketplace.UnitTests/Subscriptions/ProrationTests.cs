using CsCheck;
using Marketplace.Foundation;
using Marketplace.Modules.Subscriptions;

namespace Marketplace.UnitTests.Subscriptions;

/// <summary>What a change of plan costs for the rest of the paid time.</summary>
public sealed class ProrationTests
{
    private static readonly DateTimeOffset Start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Of_HalfOfPeriodLeft_GivesTheWorkedExample()
    {
        var proration = Proration.Of(Plans.Standard, Plans.Pro, Start, Start.Day, Start.AddDays(30), Start.AddDays(15));
        Assert.Equal(new Money(9950, "TRY"), proration.Credit);
        Assert.Equal(new Money(24950, "TRY"), proration.Charge);
        Assert.Equal(new Money(15000, "TRY"), proration.Due);
    }

    [Fact]
    public void Of_NextPeriodPaidAhead_CountsItToo() =>
        Assert.Equal(
            new Money(30000 + 3000, "TRY"),
            Proration.Of(Plans.Standard, Plans.Pro, Start, Start.Day, Start.AddDays(60), Start.AddDays(27)).Due
        );

    [Fact]
    public void Of_AfterThePaidTime_CostsNothing() =>
        Assert.True(
            Proration.Of(Plans.Standard, Plans.Pro, Start, Start.Day, Start.AddDays(30), Start.AddDays(31)).Due.IsZero
        );

    [Fact]
    public void Due_CreditAboveCharge_IsZeroNotNegative() =>
        Assert.Equal(0, new Proration(new(100, "TRY"), new(40, "TRY")).Due.Amount);

    [Fact]
    public void Of_AnyInstant_NeverChargesMoreThanTheDifferenceOfPrices() =>
        Gen.Int[0, 30 * 24 * 3600]
            .Sample(seconds =>
            {
                var due = Proration
                    .Of(Plans.Standard, Plans.Pro, Start, Start.Day, Start.AddDays(30), Start.AddSeconds(seconds))
                    .Due;
                return due.Amount >= 0 && due.Amount <= 30_001;
            });

    [Fact]
    public void IsDearer_YearAgainstMonths_ComparesTheSameTime()
    {
        var yearly = Plans.Of("yearly", 199_000, PlanPeriod.Year);
        Assert.False(Proration.IsDearer(yearly, Plans.Standard, Start, Start.Day));
        Assert.True(Proration.IsDearer(Plans.Standard, yearly, Start, Start.Day));
        Assert.True(Proration.IsDearer(Plans.Pro, Plans.Standard, Start, Start.Day));
        Assert.False(Proration.IsDearer(Plans.Standard, Plans.Standard, Start, Start.Day));
    }
}
