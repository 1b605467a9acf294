using Marketplace.Foundation;

namespace Marketplace.Modules.Subscriptions;

/// <summary>A store's paid subscription: its plan, the paid time, and the next step of the billing cycle.</summary>
/// <remarks>Pure: the current time is always passed in. <see cref="NextStep"/> defines the whole billing cycle; the job
/// <c>subscriptions.run-billing</c> runs the due steps one by one. Source: spec, subscription state machine and
/// dunning.</remarks>
public sealed class Subscription : Entity
{
    private Subscription() { }

    public Guid SellerId { get; private init; }

    /// <summary>The user who pays and receives the billing mails.</summary>
    public Guid PayerId { get; private init; }

    public SubscriptionStatus Status { get; private set; }

    public string PlanCode { get; private set; } = "";

    public int PlanVersion { get; private set; }

    public DateTimeOffset CreatedAt { get; private init; }

    /// <summary>Null until the first payment.</summary>
    public DateTimeOffset? CurrentPeriodStart { get; private set; }

    public DateTimeOffset? CurrentPeriodEnd { get; private set; }

    /// <summary>Day of the month (UTC) on which the paid time began; monthly and yearly periods end on it. Null until
    /// the first payment.</summary>
    public int? AnchorDay { get; private set; }

    /// <summary>End of the paid time: the end of the period, or of the next one if it was paid early.</summary>
    public DateTimeOffset? PaidUntil { get; private set; }

    /// <summary>Whether it ends at <see cref="PaidUntil"/> instead of renewing.</summary>
    public bool CancelAtPeriodEnd { get; private set; }

    /// <summary>Plan of the pending change: an upgrade that takes effect once <see cref="PendingInvoiceId"/> is paid,
    /// otherwise a change at <see cref="PendingFrom"/>.</summary>
    public string? PendingPlanCode { get; private set; }

    public int? PendingPlanVersion { get; private set; }

    public DateTimeOffset? PendingFrom { get; private set; }

    /// <summary>Open invoice of a pending upgrade.</summary>
    public Guid? PendingInvoiceId { get; private set; }

    /// <summary>When the pending upgrade is dropped unless it is paid.</summary>
    public DateTimeOffset? PendingUntil { get; private set; }

    /// <summary>Invoice of the first or the next period, open or paid early.</summary>
    public Guid? PeriodInvoiceId { get; private set; }

    /// <summary>When the unpaid renewal became due.</summary>
    public DateTimeOffset? DueSince { get; private set; }

    /// <summary>End of the one-week grace period; null while nothing is overdue.</summary>
    public DateTimeOffset? GraceUntil { get; private set; }

    /// <summary>Number of <see cref="BillingCalendar.Reminders"/> already sent or skipped.</summary>
    public int RemindersSent { get; private set; }

    public DateTimeOffset? EndedAt { get; private set; }

    /// <summary>Due time of <see cref="NextStep"/>, stored so that the job can query it by index.</summary>
    public DateTimeOffset? NextStepAt { get; private set; }

    public bool IsOver => Status is SubscriptionStatus.Cancelled or SubscriptionStatus.Expired;

    /// <summary>Whether the plan's limits apply rather than the free plan's.</summary>
    public bool GivesLimits => PlanInForce.IsDecidedBy(this);

    /// <summary>Whether a plan change or cancellation is scheduled.</summary>
    public bool HasPendingChange => CancelAtPeriodEnd || PendingPlanCode is not null;

    /// <summary>Whether a scheduled change or cancellation can still be undone.</summary>
    public bool HasRevocableChange => CancelAtPeriodEnd || (PendingPlanCode is not null && !IsNextPlanPaid);

    /// <summary>Whether the next period is already paid.</summary>
    public bool IsPaidAhead => PaidUntil > CurrentPeriodEnd;

    /// <summary>Whether the next period is already paid at the price of the pending plan, so that the change can no
    /// longer be undone.</summary>
    public bool IsNextPlanPaid => IsPaidAhead && PendingFrom <= CurrentPeriodEnd;

    /// <summary>The plan of the next period.</summary>
    public (string Code, int Version) RenewalPlan =>
        PendingInvoiceId is null && PendingFrom <= CurrentPeriodEnd
            ? (PendingPlanCode!, PendingPlanVersion!.Value)
            : (PlanCode, PlanVersion);

    /// <summary>Creates a subscription that awaits its first payment.</summary>
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
        return subscription.ScheduleNextStep();
    }

    /// <summary>The next step of the billing cycle; null when the subscription has ended.</summary>
    internal BillingCycleStep? NextStep() =>
        Status switch
        {
            SubscriptionStatus.Incomplete => new(
                SubscriptionStepKind.Expire,
                CreatedAt + BillingCalendar.PaymentWindow
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

    /// <summary>Records the invoice of the first or next period.</summary>
    public void Invoiced(Guid invoiceId)
    {
        PeriodInvoiceId = invoiceId;
        ScheduleNextStep();
    }

    /// <summary>Clears the invoice of the next period, so that a new one is issued.</summary>
    public void ClearPeriodInvoice()
    {
        PeriodInvoiceId = null;
        ScheduleNextStep();
    }

    /// <summary>Applies the payment of the first or next period.</summary>
    /// <param name="paid">The invoiced plan version.</param>
    /// <returns>The paid period.</returns>
    internal PaidPeriod PayPeriod(PlanVersion paid, DateTimeOffset now)
    {
        var ahead = Status == SubscriptionStatus.Active;
        var start = Status is SubscriptionStatus.Active or SubscriptionStatus.PastDue ? CurrentPeriodEnd!.Value : now;
        if (
            Status is not (SubscriptionStatus.Active or SubscriptionStatus.PastDue)
            || AnchorDay is not { } anchor
            || !PlanPeriods.IsOn(start, anchor)
        )
        {
            AnchorDay = start.UtcDateTime.Day;
        }

        var end = paid.Period.EndAfter(start, AnchorDay.Value);
        PaidUntil = end;
        if (!ahead)
        {
            (Status, CurrentPeriodStart, CurrentPeriodEnd) = (SubscriptionStatus.Active, start, end);
            (PlanCode, PlanVersion) = (paid.PlanCode, paid.Version);
            (PeriodInvoiceId, DueSince, GraceUntil, RemindersSent) = (null, null, null, 0);
        }

        ScheduleNextStep();
        return new(start, end);
    }

    /// <summary>Starts the next period, which is already paid.</summary>
    public void RollOver()
    {
        ApplyRenewalPlan();
        (CurrentPeriodStart, CurrentPeriodEnd, PeriodInvoiceId) = (CurrentPeriodEnd, PaidUntil, null);
        ScheduleNextStep();
    }

    /// <summary>Marks it past due: the period has ended and the next one is unpaid.</summary>
    public void FallDue(DateTimeOffset now)
    {
        ApplyRenewalPlan();
        (Status, DueSince, GraceUntil, RemindersSent) = (
            SubscriptionStatus.PastDue,
            now,
            now + BillingCalendar.Grace,
            0
        );
        ScheduleNextStep();
    }

    /// <summary>Records that a reminder was sent; reminders missed while the job was not running are skipped.</summary>
    public void Remind(DateTimeOffset now)
    {
        while (
            RemindersSent < BillingCalendar.Reminders.Count
            && DueSince + BillingCalendar.Reminders[RemindersSent] <= now
        )
        {
            RemindersSent++;
        }

        ScheduleNextStep();
    }

    public void Suspend()
    {
        Status = SubscriptionStatus.Suspended;
        ScheduleNextStep();
    }

    /// <summary>Ends it and clears any pending change.</summary>
    public void End(DateTimeOffset now)
    {
        Status = Status == SubscriptionStatus.Incomplete ? SubscriptionStatus.Expired : SubscriptionStatus.Cancelled;
        (EndedAt, CancelAtPeriodEnd) = (now, false);
        ClearPendingChange();
    }

    /// <summary>Schedules the cancellation for the end of the paid time.</summary>
    public void CancelAtEnd()
    {
        CancelAtPeriodEnd = true;
        ClearRevocableChange();
    }

    /// <summary>Undoes a scheduled cancellation and a pending change, unless the change's period is already
    /// paid.</summary>
    public void Resume()
    {
        CancelAtPeriodEnd = false;
        ClearRevocableChange();
    }

    /// <summary>Schedules a downgrade for the end of the paid time.</summary>
    public void DowngradeAtEnd(PlanVersion plan)
    {
        (PendingPlanCode, PendingPlanVersion, PendingFrom) = (plan.PlanCode, plan.Version, PaidUntil);
        ScheduleNextStep();
    }

    /// <summary>Schedules an upgrade that takes effect once its invoice is paid.</summary>
    public void UpgradeOncePaid(PlanVersion plan, Guid invoiceId, DateTimeOffset now)
    {
        (PendingPlanCode, PendingPlanVersion) = (plan.PlanCode, plan.Version);
        (PendingInvoiceId, PendingUntil) = (invoiceId, now + BillingCalendar.PaymentWindow);
        ScheduleNextStep();
    }

    /// <summary>Applies the paid upgrade.</summary>
    public void Upgrade()
    {
        (PlanCode, PlanVersion) = (PendingPlanCode!, PendingPlanVersion!.Value);
        ClearPendingChange();
    }

    /// <summary>Clears the pending plan change.</summary>
    public void ClearPendingChange()
    {
        (PendingPlanCode, PendingPlanVersion, PendingFrom, PendingInvoiceId, PendingUntil) = (
            null,
            null,
            null,
            null,
            null
        );
        ScheduleNextStep();
    }

    private void ClearRevocableChange()
    {
        if (IsNextPlanPaid)
            ScheduleNextStep();
        else
            ClearPendingChange();
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

    private void ApplyRenewalPlan()
    {
        var (code, version) = RenewalPlan;
        if (PendingFrom <= CurrentPeriodEnd)
            ClearPendingChange();
        (PlanCode, PlanVersion) = (code, version);
    }

    private Subscription ScheduleNextStep()
    {
        NextStepAt = NextStep()?.At;
        return this;
    }
}

/// <summary>The period an invoice pays for.</summary>
internal readonly record struct PaidPeriod(DateTimeOffset Start, DateTimeOffset End);
