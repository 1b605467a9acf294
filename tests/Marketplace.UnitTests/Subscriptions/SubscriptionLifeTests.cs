using Marketplace.Modules.Subscriptions;

namespace Marketplace.UnitTests.Subscriptions;

/// <summary>A subscription through time: paid, late, suspended, back, over.</summary>
public sealed class SubscriptionLifeTests
{
    private static readonly TimeSpan Month = TimeSpan.FromDays(30);

    [Fact]
    public void Start_FirstInvoicePaid_IsActiveForThirtyDaysFromThePayment()
    {
        var store = new BilledStore(Plans.Standard);
        Assert.False(store.Subscription.GivesLimits);
        store.Pass(TimeSpan.FromHours(5));
        Assert.True(store.Pay());
        Assert.Equal(SubscriptionStatus.Active, store.Subscription.Status);
        Assert.Equal(store.Now + Month, store.Subscription.CurrentPeriodEnd);
        Assert.Equal(store.Now, store.Invoices[0].PeriodStart);
    }

    [Fact]
    public void Start_NeverPaid_ExpiresAfterADayAndRefusesMoneyAfterwards()
    {
        var store = new BilledStore(Plans.Standard);
        store.Pass(TimeSpan.FromHours(25));
        Assert.Equal(SubscriptionStatus.Expired, store.Subscription.Status);
        Assert.Equal(InvoiceStatus.Void, store.Invoices[0].Status);
        Assert.False(InvoiceSettlementService.IsPayable(store.Subscription, store.Invoices[0], store.Now));
        Assert.Null(store.Subscription.NextStep());
    }

    [Fact]
    public void Year_AlwaysPaid_RenewsTwelveTimesWithoutAGapInTimeOrNumbers()
    {
        var store = new BilledStore(Plans.Standard) { PaysAfter = TimeSpan.FromHours(2) };
        store.Pass(TimeSpan.FromDays(365));
        Assert.Equal(SubscriptionStatus.Active, store.Subscription.Status);
        Assert.Equal(12, store.Steps.Count(s => s.Kind == SubscriptionStepKind.RollOver));
        Assert.DoesNotContain(store.Steps, s => s.Kind == SubscriptionStepKind.FallDue);
        AssertBooks(store, 13);
        AssertContinuous(store);
    }

    [Fact]
    public void Year_WithAFailedCard_DunsSuspendsAndComesBack()
    {
        var store = new BilledStore(Plans.Standard) { PaysAfter = TimeSpan.FromHours(1) };
        store.Pass(TimeSpan.FromDays(80));
        store.PaysAfter = null;
        var due = store.Subscription.CurrentPeriodEnd!.Value;

        store.Pass(due - store.Now);
        Assert.Equal(SubscriptionStatus.PastDue, store.Subscription.Status);
        Assert.True(store.Subscription.GivesLimits);
        store.Pass(TimeSpan.FromDays(20));
        Assert.Equal(SubscriptionStatus.Suspended, store.Subscription.Status);
        Assert.False(store.Subscription.GivesLimits);
        Assert.Equal(
            [
                (SubscriptionStepKind.FallDue, 0),
                (SubscriptionStepKind.Remind, 1),
                (SubscriptionStepKind.Remind, 3),
                (SubscriptionStepKind.Remind, 5),
                (SubscriptionStepKind.Suspend, 7),
            ],
            store.Steps.Where(s => s.At >= due).Select(s => (s.Kind, (int)(s.At - due).TotalDays))
        );

        Assert.True(store.Pay());
        Assert.Equal(SubscriptionStatus.Active, store.Subscription.Status);
        Assert.Equal(store.Now, store.Subscription.CurrentPeriodStart);
        store.PaysAfter = TimeSpan.FromHours(1);
        store.Pass(TimeSpan.FromDays(365) - (store.Now - new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero)));
        Assert.Equal(SubscriptionStatus.Active, store.Subscription.Status);
        AssertBooks(store, store.Invoices.Count);
    }

    [Fact]
    public void PastDue_PaidInTheGraceWeek_ContinuesFromTheOldEnd()
    {
        var store = Paid();
        var end = store.Subscription.CurrentPeriodEnd!.Value;
        store.Pass(TimeSpan.FromDays(34));
        Assert.Equal(SubscriptionStatus.PastDue, store.Subscription.Status);
        Assert.True(store.Pay());
        Assert.Equal(end, store.Subscription.CurrentPeriodStart);
        Assert.Null(store.Subscription.GraceUntil);
        AssertContinuous(store);
    }

    [Fact]
    public void Suspended_AMonthUnpaid_IsCancelledAndTheInvoiceUncollectible()
    {
        var store = Paid();
        store.Pass(Month + TimeSpan.FromDays(30));
        Assert.Equal(SubscriptionStatus.Cancelled, store.Subscription.Status);
        Assert.Equal(InvoiceStatus.Uncollectible, store.Invoices[^1].Status);
        Assert.Null(store.Subscription.NextStepAt);
    }

    [Fact]
    public void FallDue_ClockStoodStillForTenDays_StillGivesAWeekOfGrace()
    {
        var store = Paid();
        store.Pass(TimeSpan.FromDays(28));
        var late = store.Subscription.CurrentPeriodEnd!.Value.AddDays(10);
        store.Subscription.FallDue(late);
        Assert.Equal(late.AddDays(7), store.Subscription.GraceUntil);
        store.Subscription.Remind(late.AddDays(4));
        Assert.Equal(new BillingCycleStep(SubscriptionStepKind.Remind, late.AddDays(5)), store.Subscription.NextStep());
    }

    [Fact]
    public void Cancel_AtPeriodEnd_EndsThenAndNotBefore()
    {
        var store = Paid();
        store.Subscription.CancelAtEnd();
        store.Pass(TimeSpan.FromDays(29));
        Assert.Equal(SubscriptionStatus.Active, store.Subscription.Status);
        store.Pass(TimeSpan.FromDays(1));
        Assert.Equal(SubscriptionStatus.Cancelled, store.Subscription.Status);
        Assert.Single(store.Invoices);
    }

    [Fact]
    public void Resume_BeforeTheEnd_RenewsAsUsual()
    {
        var store = Paid();
        store.Subscription.CancelAtEnd();
        store.Pass(TimeSpan.FromDays(29));
        store.Subscription.Resume();
        store.Pass(TimeSpan.FromHours(1));
        Assert.True(store.Pay());
        store.Pass(TimeSpan.FromDays(1));
        Assert.Equal(SubscriptionStatus.Active, store.Subscription.Status);
        AssertContinuous(store);
    }

    [Fact]
    public void Upgrade_Paid_AppliesAtOnceAndKeepsThePeriod()
    {
        var store = Paid();
        var end = store.Subscription.CurrentPeriodEnd;
        store.Pass(TimeSpan.FromDays(15));
        var invoice = store.IssueUpgrade(Plans.Pro);
        Assert.Equal("standard", store.Subscription.PlanCode);
        Assert.Equal(15_000, invoice.TotalMinor);
        Assert.Equal(15_000, invoice.Lines.Sum(l => l.AmountMinor));
        Assert.True(store.Pay());
        Assert.Equal("pro", store.Subscription.PlanCode);
        Assert.Equal(end, store.Subscription.CurrentPeriodEnd);
        Assert.False(store.Subscription.HasPendingChange);
    }

    [Fact]
    public void Upgrade_NeverPaid_ChangesNothing()
    {
        var store = Paid();
        store.Pass(TimeSpan.FromDays(15));
        var invoice = store.IssueUpgrade(Plans.Pro);
        store.Pass(TimeSpan.FromDays(2));
        Assert.Equal(InvoiceStatus.Void, invoice.Status);
        Assert.Equal("standard", store.Subscription.PlanCode);
        Assert.False(store.Subscription.HasPendingChange);
        Assert.False(InvoiceSettlementService.IsPayable(store.Subscription, invoice, store.Now));
    }

    [Fact]
    public void Upgrade_UnpaidWhenThePeriodEnds_IsDroppedBeforeTheRenewalFallsDue()
    {
        var store = Paid();
        store.Pass(TimeSpan.FromDays(26));
        store.PaysAfter = null;
        store.Pass(TimeSpan.FromDays(3.5));
        Assert.Equal(InvoicePurpose.Renewal, store.Open!.Purpose);
        store.Subscription.UpgradeOncePaid(Plans.Pro, Guid.Empty, store.Now);
        Assert.Equal(
            new BillingCycleStep(SubscriptionStepKind.DropUpgrade, store.Subscription.CurrentPeriodEnd!.Value),
            store.Subscription.NextStep()
        );
    }

    [Fact]
    public void Downgrade_AtPeriodEnd_AppliesWithTheRenewal()
    {
        var store = new BilledStore(Plans.Pro);
        store.Pay();
        store.Subscription.DowngradeAtEnd(Plans.Standard);
        Assert.Equal(("standard", 1), store.Subscription.RenewalPlan);
        store.Plan = Plans.Standard;
        store.PaysAfter = TimeSpan.FromHours(1);
        store.Pass(TimeSpan.FromDays(29));
        Assert.Equal("pro", store.Subscription.PlanCode);
        store.Pass(TimeSpan.FromDays(1));
        Assert.Equal("standard", store.Subscription.PlanCode);
        Assert.False(store.Subscription.HasPendingChange);
        Assert.Equal(19_900, store.Paid.Last().TotalMinor);
    }

    [Fact]
    public void Downgrade_NextPeriodPaidAhead_WaitsForItsEnd()
    {
        var store = new BilledStore(Plans.Pro) { PaysAfter = TimeSpan.FromHours(1) };
        store.Pass(TimeSpan.FromDays(29));
        Assert.True(store.Subscription.IsPaidAhead);
        store.Subscription.DowngradeAtEnd(Plans.Standard);
        store.Pass(TimeSpan.FromDays(2));
        Assert.Equal("pro", store.Subscription.PlanCode);
        store.Plan = Plans.Standard;
        store.Pass(TimeSpan.FromDays(30));
        Assert.Equal("standard", store.Subscription.PlanCode);
    }

    [Fact]
    public void Downgrade_RenewalUnpaid_AppliesWhenThePeriodEndsAllTheSame()
    {
        var store = new BilledStore(Plans.Pro);
        store.Pay();
        store.Subscription.DowngradeAtEnd(Plans.Standard);
        store.Plan = Plans.Standard;
        store.Pass(TimeSpan.FromDays(30));
        Assert.Equal(SubscriptionStatus.PastDue, store.Subscription.Status);
        Assert.Equal("standard", store.Subscription.PlanCode);
    }

    [Fact]
    public void Decide_WrongMoment_RefusesWithTheReason()
    {
        var store = Paid();
        Assert.Equal(
            "subscription.same_plan",
            PlanChange.Decide(store.Subscription, Plans.Standard, Plans.Standard, store.Now).Error!.Code
        );
        store.Subscription.CancelAtEnd();
        Assert.Equal(
            "subscription.change_pending",
            PlanChange.Decide(store.Subscription, Plans.Standard, Plans.Pro, store.Now).Error!.Code
        );
        store.Pass(TimeSpan.FromDays(31));
        Assert.Equal(
            "subscription.invalid_transition",
            PlanChange.Decide(store.Subscription, Plans.Standard, Plans.Pro, store.Now).Error!.Code
        );
    }

    [Fact]
    public void Invoice_PaidTwice_Throws()
    {
        var store = Paid();
        Assert.Throws<InvalidOperationException>(() => store.Invoices[0].Void());
    }

    private static BilledStore Paid()
    {
        var store = new BilledStore(Plans.Standard);
        store.Pay();
        return store;
    }

    private static void AssertBooks(BilledStore store, int invoices)
    {
        Assert.Equal(invoices, store.Invoices.Count);
        Assert.All(store.Invoices, i => Assert.Equal(i.TotalMinor, i.Lines.Sum(l => l.AmountMinor)));
        Assert.All(store.Paid, i => Assert.Equal(3317, i.TaxMinor));
        foreach (var year in store.Invoices.GroupBy(i => i.IssuedAt.Year))
        {
            Assert.Equal(
                Enumerable.Range(1, year.Count()).Select(n => $"INV-{year.Key}-{n:000000}"),
                year.Select(i => i.Number)
            );
        }
    }

    private static void AssertContinuous(BilledStore store) =>
        Assert.All(
            store.Paid.Zip(store.Paid.Skip(1)),
            pair => Assert.Equal(pair.First.PeriodEnd, pair.Second.PeriodStart)
        );
}
