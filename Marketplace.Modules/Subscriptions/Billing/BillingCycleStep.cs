namespace Marketplace.Modules.Subscriptions;

/// <summary>What the clock does to a subscription.</summary>
public enum SubscriptionStepKind
{
    /// <summary>The first invoice was not paid within a day.</summary>
    Expire,

    /// <summary>The invoice of an upgrade was not paid within a day.</summary>
    DropUpgrade,

    /// <summary>Three days before the end the next period is invoiced.</summary>
    IssueRenewal,

    /// <summary>The next period begins; it was paid before.</summary>
    RollOver,

    /// <summary>The wished end has come.</summary>
    End,

    /// <summary>The period is over and the next one is not paid: first reminder.</summary>
    FallDue,

    /// <summary>A further reminder.</summary>
    Remind,

    /// <summary>Unpaid for a week: last reminder, the plan's limits end.</summary>
    Suspend,

    /// <summary>Unpaid for a month.</summary>
    GiveUp,
}

/// <summary>The next thing the clock will do.</summary>
public readonly record struct BillingCycleStep(SubscriptionStepKind Kind, DateTimeOffset At);
