using Marketplace.Foundation;

namespace Marketplace.Modules.Subscriptions;

/// <summary>A store's paid plan: what it runs on, until when it is paid, and what the clock will do next.</summary>
/// <remarks>
/// Pure: it is told the time and never asks for it. <see cref="NextStep"/> is the whole calendar; the job
/// <c>subscriptions.run-billing</c> carries out one due step after another (spec: subscription machine and dunning).
/// </remarks>
public sealed class Subscription : Entity
{
    private Subscription() { }

    public Guid SellerId { get; private init; }

    /// <summary>The user who pays and gets the mails.</summary>
    public Guid PayerId { get; private init; }

    public SubscriptionStatus Status { get; private set; }

    public string PlanCode { get; private set; } = "";

    public int PlanVersion { get; private set; }

    public DateTimeOffset CreatedAt { get; private init; }

    /// <summary>Null until the first payment.</summary>
    public DateTimeOffset? CurrentPeriodStart { get; private set; }

    public DateTimeOffset? CurrentPeriodEnd { get; private set; }

    /// <summary>Day of the month (UTC) on which the paid time began; months and years end on it. Null until the first
    /// payment.</summary>
    public int? AnchorDay { get; private set; }

    /// <summary>End of what is paid: the period's end, or that of the next one where it was paid early.</summary>
    public DateTimeOffset? PaidUntil { get; private set; }

    /// <summary>Ends at <see cref="PaidUntil"/> instead of being renewed.</summary>
    public bool CancelAtPeriodEnd { get; private set; }

    /// <summary>Plan that follows; with <see cref="PendingInvoiceId"/> an upgrade as soon as it is paid, else at
    /// <see cref="PendingFrom"/>.</summary>
    public string? PendingPlanCode { get; private set; }

    public int? PendingPlanVersion { get; private set; }

    public DateTimeOffset? PendingFrom { get; private set; }

    /// <summary>Open invoice of an upgrade.</summary>
    public Guid? PendingInvoiceId { get; private set; }

    /// <summary>The upgrade is dropped then, should it not be paid.</summary>
    public DateTimeOffset? PendingUntil { get; private set; }

    /// <summary>Invoice of the first or the next period, open or paid early.</summary>
    public Guid? PeriodInvoiceId { get; private set; }

    /// <summary>When the renewal fell due unpaid.</summary>
    public DateTimeOffset? DueSince { get; private set; }

    /// <summary>End of the grace week; null while nothing is due.</summary>
    public DateTimeOffset? GraceUntil { get; private set; }

    /// <summary>How many of <see cref="BillingCalendar.Reminders"/> are behind us.</summary>
    public int RemindersSent { get; private set; }

    public DateTimeOffset? EndedAt { get; private set; }

    /// <summary>Instant of <see cref="NextStep"/>, kept for the job's index.</summary>
    public DateTimeOffset? NextStepAt { get; private set; }

    public bool IsOver => Status is SubscriptionStatus.Cancelled or SubscriptionStatus.Expired;

    /// <summary>The plan's limits apply, not the free plan's.</summary>
    public bool GivesLimits => Status is SubscriptionStatus.Active or SubscriptionStatus.PastDue;

    /// <summary>A plan change or an end is under way.</summary>
    public bool HasPlans => CancelAtPeriodEnd || PendingPlanCode is not null;

    /// <summary>Some of it may still be taken back.</summary>
    public bool HasOpenPlans => CancelAtPeriodEnd || (PendingPlanCode is not null && !IsNextPlanPaid);

    /// <summary>The next period is paid already.</summary>
    public bool IsPaidAhead => PaidUntil > CurrentPeriodEnd;

    /// <summary>The next period is paid at the price of the plan that begins with it: that plan is no longer
    /// forgotten.</summary>
    public bool IsNextPlanPaid => IsPaidAhead && PendingFrom <= CurrentPeriodEnd;

    /// <summary>The plan the next period will run on.</summary>
    public (string Code, int Version) RenewalPlan =>
        PendingInvoiceId is null && PendingFrom <= CurrentPeriodEnd
            ? (PendingPlanCode!, PendingPlanVersion!.Value)
            : (PlanCode, PlanVersion);

    /// <summary>Starts a subscription that waits for its first payment.</summary>
    public static Subscription Start(Guid id, Guid sellerId, Guid payerId, PlanVersion plan, DateTimeOffset now)
    {
        var subscription = new Subscription
        {
            Id = id,
            SellerId = sellerId,
            PayerId = payerId,
            Status = SubscriptionStatus.Incomplete,
            PlanCode = plan.PlanCode,
            PlanVersion = plan.Version,
            CreatedAt = now,
        };
        return subscription.Planned();
    }

    /// <summary>The next thing the clock does; null when it is over.</summary>
    public BillingCycleStep? NextStep() =>
        Status switch
        {
            SubscriptionStatus.Incomplete => new(
                SubscriptionStepKind.Expire,
                CreatedAt + BillingCalendar.PaymentPatience
            ),
            SubscriptionStatus.Active => NextStepOfActive(),
            SubscriptionStatus.PastDue => RemindersSent < BillingCalendar.Reminders.Count
                ? new(SubscriptionStepKind.Remind, DueSince!.Value + BillingCalendar.Reminders[RemindersSent])
                : new(SubscriptionStepKind.Suspend, GraceUntil!.Value),
            SubscriptionStatus.Suspended => new(
                SubscriptionStepKind.GiveUp,
                DueSince!.Value + BillingCalendar.GiveUpAfter
            ),
            _ => null,
        };

    /// <summary>Remembers the invoice of the first or the next period.</summary>
    public void Invoiced(Guid invoiceId)
    {
        PeriodInvoiceId = invoiceId;
        Planned();
    }

    /// <summary>Takes the invoice of the next period back, so that another one is issued.</summary>
    public void TakeRenewalBack()
    {
        PeriodInvoiceId = null;
        Planned();
    }

    /// <summary>The invoice of the first or the next period was paid.</summary>
    /// <param name="paid">The plan version it was for.</param>
    /// <returns>The time it pays for.</returns>
    public PaidPeriod PayPeriod(PlanVersion paid, DateTimeOffset now)
    {
        var ahead = Status == SubscriptionStatus.Active;
        var start = Status is SubscriptionStatus.Active or SubscriptionStatus.PastDue ? CurrentPeriodEnd!.Value : now;
        if (
            Status is not (SubscriptionStatus.Active or SubscriptionStatus.PastDue)
            || AnchorDay is not { } anchor
            || !PlanPeriods.IsOn(start, anchor)
        )
            AnchorDay = start.UtcDateTime.Day;
        var end = paid.Period.EndAfter(start, AnchorDay.Value);
        PaidUntil = end;
        if (!ahead)
        {
            (Status, CurrentPeriodStart, CurrentPeriodEnd) = (SubscriptionStatus.Active, start, end);
            (PlanCode, PlanVersion) = (paid.PlanCode, paid.Version);
            (PeriodInvoiceId, DueSince, GraceUntil, RemindersSent) = (null, null, null, 0);
        }

        Planned();
        return new(start, end);
    }

    /// <summary>The next period begins, paid before.</summary>
    public void RollOver()
    {
        BeginRenewalPlan();
        (CurrentPeriodStart, CurrentPeriodEnd, PeriodInvoiceId) = (CurrentPeriodEnd, PaidUntil, null);
        Planned();
    }

    /// <summary>The period is over, the next one unpaid.</summary>
    public void FallDue(DateTimeOffset now)
    {
        BeginRenewalPlan();
        (Status, DueSince, GraceUntil, RemindersSent) = (
            SubscriptionStatus.PastDue,
            now,
            now + BillingCalendar.Grace,
            0
        );
        Planned();
    }

    /// <summary>A reminder went out; those that were missed while nobody ran the clock are skipped.</summary>
    public void Remind(DateTimeOffset now)
    {
        while (
            RemindersSent < BillingCalendar.Reminders.Count
            && DueSince + BillingCalendar.Reminders[RemindersSent] <= now
        )
            RemindersSent++;
        Planned();
    }

    public void Suspend()
    {
        Status = SubscriptionStatus.Suspended;
        Planned();
    }

    /// <summary>It is over; nothing follows.</summary>
    public void End(DateTimeOffset now)
    {
        Status = Status == SubscriptionStatus.Incomplete ? SubscriptionStatus.Expired : SubscriptionStatus.Cancelled;
        (EndedAt, CancelAtPeriodEnd) = (now, false);
        DropPlans();
    }

    /// <summary>Will end with the paid time.</summary>
    public void CancelAtEnd()
    {
        CancelAtPeriodEnd = true;
        DropOpenPlans();
    }

    /// <summary>Goes on as it is: no end, no other plan than one whose period is paid.</summary>
    public void Resume()
    {
        CancelAtPeriodEnd = false;
        DropOpenPlans();
    }

    /// <summary>The smaller plan follows when the paid time ends.</summary>
    public void DowngradeAtEnd(PlanVersion plan)
    {
        (PendingPlanCode, PendingPlanVersion, PendingFrom) = (plan.PlanCode, plan.Version, PaidUntil);
        Planned();
    }

    /// <summary>The larger plan follows as soon as its invoice is paid.</summary>
    public void UpgradeOncePaid(PlanVersion plan, Guid invoiceId, DateTimeOffset now)
    {
        (PendingPlanCode, PendingPlanVersion) = (plan.PlanCode, plan.Version);
        (PendingInvoiceId, PendingUntil) = (invoiceId, now + BillingCalendar.PaymentPatience);
        Planned();
    }

    /// <summary>The upgrade was paid: the larger plan applies.</summary>
    public void Upgrade()
    {
        (PlanCode, PlanVersion) = (PendingPlanCode!, PendingPlanVersion!.Value);
        DropPlans();
    }

    /// <summary>Forgets a plan that was to follow.</summary>
    public void DropPlans()
    {
        (PendingPlanCode, PendingPlanVersion, PendingFrom, PendingInvoiceId, PendingUntil) = (
            null,
            null,
            null,
            null,
            null
        );
        Planned();
    }

    private void DropOpenPlans()
    {
        if (IsNextPlanPaid)
            Planned();
        else
            DropPlans();
    }

    private BillingCycleStep NextStepOfActive()
    {
        var end = CurrentPeriodEnd!.Value;
        if (PendingUntil < end)
            return new(SubscriptionStepKind.DropUpgrade, PendingUntil.Value);
        if (PendingInvoiceId is not null)
            return new(SubscriptionStepKind.DropUpgrade, end);
        if (IsPaidAhead)
            return new(SubscriptionStepKind.RollOver, end);
        if (CancelAtPeriodEnd)
            return new(SubscriptionStepKind.End, end);
        return PeriodInvoiceId is null
            ? new(SubscriptionStepKind.IssueRenewal, end - BillingCalendar.RenewalNotice)
            : new(SubscriptionStepKind.FallDue, end);
    }

    private void BeginRenewalPlan()
    {
        var (code, version) = RenewalPlan;
        if (PendingFrom <= CurrentPeriodEnd)
            DropPlans();
        (PlanCode, PlanVersion) = (code, version);
    }

    private Subscription Planned()
    {
        NextStepAt = NextStep()?.At;
        return this;
    }
}

/// <summary>The time an invoice pays for.</summary>
public readonly record struct PaidPeriod(DateTimeOffset Start, DateTimeOffset End);
