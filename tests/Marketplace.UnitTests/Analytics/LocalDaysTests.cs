using Marketplace.Foundation;
using Marketplace.Modules.Analytics;

namespace Marketplace.UnitTests.Analytics;

public sealed class LocalDaysTests
{
    [Fact]
    public void Between_Istanbul_StartsThreeHoursBeforeUtc()
    {
        var day = Assert.Single(LocalDays.Between(new(2026, 5, 1), new(2026, 5, 1), Zone("Europe/Istanbul")));
        Assert.Equal(Utc("2026-04-30T21:00:00Z"), day.StartsAt);
        Assert.Equal(Utc("2026-05-01T21:00:00Z"), day.EndsAt);
    }

    [Theory]
    [InlineData("Europe/Berlin", "2026-03-29", 23)]
    [InlineData("Europe/Berlin", "2026-10-25", 25)]
    [InlineData("UTC", "2026-10-25", 24)]
    [InlineData("America/Havana", "2026-03-08", 23)]
    [InlineData("America/Havana", "2026-11-01", 25)]
    public void Between_ClocksChange_DayIsShorterOrLonger(string zone, string day, int hours)
    {
        var date = DateOnly.ParseExact(day, "yyyy-MM-dd", null);
        var days = LocalDays.Between(date.AddDays(-1), date.AddDays(1), Zone(zone));
        Assert.Equal(TimeSpan.FromHours(hours), days[1].EndsAt - days[1].StartsAt);
        Assert.Equal(days[0].EndsAt, days[1].StartsAt);
        Assert.Equal(days[1].EndsAt, days[2].StartsAt);
    }

    [Fact]
    public void Between_AYear_HasEveryDayOnceWithoutGaps()
    {
        var days = LocalDays.Between(new(2024, 1, 1), new(2024, 12, 31), Zone("Africa/Cairo"));
        Assert.Equal(366, days.Count);
        Assert.All(
            days.Zip(days.Skip(1)),
            pair =>
            {
                Assert.Equal(pair.First.EndsAt, pair.Second.StartsAt);
                Assert.Equal(pair.First.Day.AddDays(1), pair.Second.Day);
            }
        );
    }

    [Theory]
    [InlineData("2026-04-30T20:59:59.9999999Z", "2026-04-30")]
    [InlineData("2026-04-30T21:00:00Z", "2026-05-01")]
    public void Of_AroundMidnight_IsTheDayThere(string instant, string day) =>
        Assert.Equal(DateOnly.ParseExact(day, "yyyy-MM-dd", null), LocalDays.Of(Utc(instant), Zone("Europe/Istanbul")));

    [Theory]
    [InlineData("Europe/Istanbul", "2026-11-28T23:55:19Z", "2026-11-29", "2026-11-28T21:00:00Z")]
    [InlineData("Europe/Berlin", "2026-03-29T12:00:00Z", "2026-03-29", "2026-03-28T23:00:00Z")]
    [InlineData("Europe/Berlin", "2026-03-30T12:00:00Z", "2026-03-30", "2026-03-29T22:00:00Z")]
    public void Last_InAZone_EndsOnTheDayThere(string zone, string now, string today, string startsAt)
    {
        var range = ReportRange.Last(1, Utc(now), Zone(zone));
        Assert.Equal(DateOnly.ParseExact(today, "yyyy-MM-dd", null), range.To);
        Assert.Equal(Utc(startsAt), range.StartsAt);
    }

    [Theory]
    [InlineData("Europe/Istanbul")]
    [InlineData("America/New_York")]
    [InlineData("Pacific/Kiritimati")]
    public void StartOf_EndsOfTheCalendar_StaysWithinIt(string zone)
    {
        Assert.InRange(
            LocalDays.StartOf(DateOnly.MinValue, Zone(zone)),
            DateTimeOffset.MinValue,
            DateTimeOffset.MinValue.AddDays(1)
        );
        Assert.Equal(DateTimeOffset.MaxValue, LocalDays.EndOf(DateOnly.MaxValue, Zone(zone)));
        Assert.True(LocalDays.EndOf(DateOnly.MinValue, Zone(zone)) > LocalDays.StartOf(DateOnly.MinValue, Zone(zone)));
    }

    [Fact]
    public void Last_SevenDays_EndTodayAndCompareWithTheSevenBefore()
    {
        var range = ReportRange.Last(7, Utc("2026-05-10T23:59:59Z"), TimeZoneInfo.Utc);
        Assert.Equal(
            (new DateOnly(2026, 5, 4), new DateOnly(2026, 5, 10), new DateOnly(2026, 4, 27)),
            (range.From, range.To, range.BeforeFrom)
        );
        Assert.Equal((Utc("2026-05-04T00:00:00Z"), Utc("2026-05-11T00:00:00Z")), (range.StartsAt, range.EndsAt));
    }

    [Theory]
    [InlineData(150, 100, 5000L)]
    [InlineData(50, 100, -5000L)]
    [InlineData(0, 100, -10000L)]
    [InlineData(100, 0, null)]
    [InlineData(0, 0, null)]
    [InlineData(2, 3, -3333L)]
    [InlineData(20001, 20000, 1L)]
    public void Bps_NowAndBefore_IsTheChange(long now, long before, long? bps) =>
        Assert.Equal(bps, Change.Bps(now, before));

    [Theory]
    [InlineData(100, 3, 33)]
    [InlineData(5, 2, 3)]
    [InlineData(0, 0, 0)]
    public void Average_SumAndCount_RoundsHalfAway(long sum, long count, long average) =>
        Assert.Equal(average, Change.Average(sum, count));

    private static TimeZoneInfo Zone(string id) => TimeZoneInfo.FindSystemTimeZoneById(id);

    private static DateTimeOffset Utc(string text) => DateTimeOffset.Parse(text, null);
}
