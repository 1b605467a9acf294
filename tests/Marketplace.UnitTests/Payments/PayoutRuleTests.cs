using Marketplace.Foundation;
using Marketplace.Modules.Payments;
using Marketplace.Modules.Payments.Contracts;

namespace Marketplace.UnitTests.Payments;

/// <summary>The calendar, the state machine and the bank's files of payouts.</summary>
public sealed class PayoutRuleTests
{
    private static readonly Guid Seller = Guid.Parse("0198c0de-0000-7000-8000-000000000001");

    [Theory]
    // A Monday; five working days later is the next Monday.
    [InlineData("2026-11-30T08:00:00Z", "2026-12-07")]
    // In Istanbul it is the 1st of December already.
    [InlineData("2026-11-30T21:30:00Z", "2026-12-08")]
    // Friday before the Republic Day, which falls on the Thursday after.
    [InlineData("2026-10-23T12:00:00Z", "2026-11-02")]
    [InlineData("2026-12-31T12:00:00Z", "2027-01-08")]
    public void DueOn_WorkingDays_SkipsWeekendsAndHolidays(string payableAt, string due) =>
        Assert.Equal(DateOnly.Parse(due), new PayoutsOptions().DueOn(DateTimeOffset.Parse(payableAt)));

    [Fact]
    public void DueOn_OwnHolidays_ReplaceTheNationalOnes()
    {
        var options = new PayoutsOptions { Holidays = ["2026-03-20", "03-23"], DueWorkingDays = 2 };
        Assert.Empty(options.Check());
        Assert.Equal(new(2026, 3, 25), options.DueOn(new(2026, 3, 19, 12, 0, 0, TimeSpan.Zero)));
    }

    [Fact]
    public void SettledBefore_ADay_BeginsInTheTimeZoneOfPayouts()
    {
        var options = new PayoutsOptions { SettledBefore = "2026-12-01" };
        Assert.Empty(options.Check());
        Assert.Equal(new(2026, 11, 30, 21, 0, 0, TimeSpan.Zero), options.SettledBeforeAt);
        Assert.Null(new PayoutsOptions().SettledBeforeAt);
    }

    [Fact]
    public void Check_WrongValues_NamesEach()
    {
        var options = new PayoutsOptions
        {
            PayableOn = "shipped",
            DueWorkingDays = -1,
            Holidays = ["2026-13-01"],
            TimeZone = "Istanbul",
            RunHour = 24,
            Minimum = -1,
            WithholdingBps = 10_001,
            SettledBefore = "1 December",
        };
        Assert.Equal(8, options.Check().Count());
    }

    [Fact]
    public void Move_EveryPairOfStatuses_FollowsTheTable()
    {
        foreach (var from in Enum.GetValues<PayoutStatus>())
        {
            foreach (var to in Enum.GetValues<PayoutStatus>())
            {
                var payout = In(from);
                var moved = payout.Move(to, DateTimeOffset.UnixEpoch, "FT1");
                Assert.Equal(PayoutTransitions.IsAllowed(from, to), moved.Succeeded);
                Assert.Equal(moved.Succeeded ? to : from, payout.Status);
            }
        }
    }

    [Fact]
    public void PayoutBack_PaidOrNot_ReturnsTheMoneyToWhereItCameFrom()
    {
        var reserved = LedgerEntries.PayoutReserved(Seller, Seller, new(500, "TRY"));
        Assert.Contains(
            new(LedgerAccount.PayoutsInTransit, 500, 0),
            LedgerEntries.PayoutBack(reserved, wasPaid: false).Postings
        );
        var returned = LedgerEntries.PayoutBack(reserved, wasPaid: true).Postings;
        Assert.Contains(new(LedgerAccount.Bank, 500, 0), returned);
        Assert.Contains(new(LedgerAccount.SellerPayable(Seller), 0, 500), returned);
        var fromTheProvider = LedgerEntries.PayoutBack(reserved, wasPaid: true, byProvider: true).Postings;
        Assert.Contains(new(LedgerAccount.ProviderClearing, 500, 0), fromTheProvider);
    }

    [Fact]
    public void BankFile_NamesWithSigns_CannotLeaveTheirColumn()
    {
        var file = BankFile.Write([
            new(Seller, "TR330006100519786457841326", "=Çınar, \"Ltd\"\n", new(105, "TRY"), "EKS-1"),
        ]);
        Assert.Equal($"{BankFile.Heading}\r\n{Seller},TR330006100519786457841326,Çınar Ltd,1.05,TRY,EKS-1\r\n", file);
    }

    [Theory]
    [InlineData("", 1)]
    [InlineData("payout_id,status,reference\n", 1)]
    [InlineData("id,status,reference\nx", 1)]
    [InlineData("payout_id,status,reference\nx,paid,FT1", 2)]
    [InlineData("payout_id,status,reference\n0198c0de-0000-7000-8000-000000000001,sent,FT1", 2)]
    [InlineData("payout_id,status,reference\n0198c0de-0000-7000-8000-000000000001,paid,", 2)]
    [InlineData(
        "payout_id,status,reference\n0198c0de-0000-7000-8000-000000000001,paid,A\n"
            + "0198c0de-0000-7000-8000-000000000001,paid,B",
        3
    )]
    public void BankResult_LineThatCannotBeRead_IsNamed(string content, int line)
    {
        var read = BankResult.Read(content);
        Assert.False(read.Succeeded);
        Assert.Equal(BankResult.Wrong(line).ToString(), read.Error.ToString());
    }

    private static Payout In(PayoutStatus status)
    {
        var payout = Payout.Reserve(
            new(Seller, Seller, null, Seller, new(100, "TRY"), new(2026, 1, 1), new([], "")),
            DateTimeOffset.UnixEpoch
        );
        PayoutStatus[] way = status switch
        {
            PayoutStatus.Pending => [],
            PayoutStatus.Cancelled or PayoutStatus.Sent => [status],
            _ => [PayoutStatus.Sent, status],
        };
        foreach (var step in way)
            Assert.True(payout.Move(step, DateTimeOffset.UnixEpoch, "FT0").Succeeded);
        return payout;
    }
}
