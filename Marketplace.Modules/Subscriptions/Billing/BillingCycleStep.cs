namespace Marketplace.Modules.Subscriptions;

/// <summary>Kind of a billing cycle step.</summary>
internal enum SubscriptionStepKind
{
    /// <summary>The first invoice was not paid within a day: the subscription expires.</summary>
    Expire,

    /// <summary>The upgrade invoice was not paid within a day, or the period ended: the upgrade is dropped.</summary>
    DropUpgrade,

    /// <summary>The next period is invoiced three days before the current one ends.</summary>
    IssueRenewal,

    /// <summary>The next period, already paid, begins.</summary>
    RollOver,

    /// <summary>The scheduled cancellation takes effect.</summary>
    End,

    /// <summary>The period ended and the next one is unpaid: past due, first reminder.</summary>
    FallDue,

    /// <summary>A further reminder.</summary>
    Remind,

    /// <summary>Unpaid for a week: suspended, with a last reminder; the plan's limits no longer apply.</summary>
    Suspend,

    /// <summary>Unpaid for 30 days: the invoice is written off and the subscription cancelled.</summary>
    GiveUp,
}

/// <summary>The next step of the billing cycle and when it is due.</summary>
internal readonly record struct BillingCycleStep(SubscriptionStepKind Kind, DateTimeOffset At);
