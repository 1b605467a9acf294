using Marketplace.Foundation;

namespace Marketplace.Modules.Subscriptions.Contracts;

/// <summary>A store's subscription changed state; its effective limits may have changed too.</summary>
/// <param name="PlanCode">The plan of the subscription; while suspended or cancelled, the free plan's limits
/// apply.</param>
/// <param name="PeriodEnd">End of the paid period; null if nothing was ever paid.</param>
public abstract record SubscriptionMoved(
    Guid SubscriptionId,
    Guid SellerId,
    string PlanCode,
    int PlanVersion,
    DateTimeOffset? PeriodEnd
) : IIntegrationEvent
{
    public string Subject => SubscriptionId.ToString();
}

/// <summary>The first invoice was paid, or a suspended subscription resumed with a payment.</summary>
[EventName("marketplace.subscriptions.subscription-activated.v1")]
public sealed record SubscriptionActivated(
    Guid SubscriptionId,
    Guid SellerId,
    string PlanCode,
    int PlanVersion,
    DateTimeOffset? PeriodEnd
) : SubscriptionMoved(SubscriptionId, SellerId, PlanCode, PlanVersion, PeriodEnd);

/// <summary>The next period started and is paid.</summary>
[EventName("marketplace.subscriptions.subscription-renewed.v1")]
public sealed record SubscriptionRenewed(
    Guid SubscriptionId,
    Guid SellerId,
    string PlanCode,
    int PlanVersion,
    DateTimeOffset? PeriodEnd
) : SubscriptionMoved(SubscriptionId, SellerId, PlanCode, PlanVersion, PeriodEnd);

/// <summary>The subscription is now on another plan.</summary>
[EventName("marketplace.subscriptions.subscription-changed.v1")]
public sealed record SubscriptionChanged(
    Guid SubscriptionId,
    Guid SellerId,
    string PlanCode,
    int PlanVersion,
    DateTimeOffset? PeriodEnd
) : SubscriptionMoved(SubscriptionId, SellerId, PlanCode, PlanVersion, PeriodEnd);

/// <summary>The renewal was not paid in time; the plan's limits stay for a week.</summary>
[EventName("marketplace.subscriptions.subscription-past-due.v1")]
public sealed record SubscriptionPastDue(
    Guid SubscriptionId,
    Guid SellerId,
    string PlanCode,
    int PlanVersion,
    DateTimeOffset? PeriodEnd
) : SubscriptionMoved(SubscriptionId, SellerId, PlanCode, PlanVersion, PeriodEnd);

/// <summary>Unpaid for a week: the free plan's limits apply.</summary>
[EventName("marketplace.subscriptions.subscription-suspended.v1")]
public sealed record SubscriptionSuspended(
    Guid SubscriptionId,
    Guid SellerId,
    string PlanCode,
    int PlanVersion,
    DateTimeOffset? PeriodEnd
) : SubscriptionMoved(SubscriptionId, SellerId, PlanCode, PlanVersion, PeriodEnd);

/// <summary>The subscription ended: the free plan's limits apply.</summary>
[EventName("marketplace.subscriptions.subscription-cancelled.v1")]
public sealed record SubscriptionCancelled(
    Guid SubscriptionId,
    Guid SellerId,
    string PlanCode,
    int PlanVersion,
    DateTimeOffset? PeriodEnd
) : SubscriptionMoved(SubscriptionId, SellerId, PlanCode, PlanVersion, PeriodEnd);

/// <summary>An invoice was issued to a store.</summary>
[EventName("marketplace.subscriptions.invoice-issued.v1")]
public sealed record InvoiceIssued(Guid InvoiceId, Guid SellerId, Money Total) : IIntegrationEvent
{
    public string Subject => InvoiceId.ToString();
}

/// <summary>A store paid an invoice.</summary>
[EventName("marketplace.subscriptions.invoice-paid.v1")]
public sealed record InvoicePaid(Guid InvoiceId, Guid SellerId, Money Total) : IIntegrationEvent
{
    public string Subject => InvoiceId.ToString();
}

/// <summary>A store reached 80 % or 100 % of a limit; published once per metric, period, plan version and
/// threshold.</summary>
[EventName("marketplace.subscriptions.usage-threshold-reached.v1")]
public sealed record UsageThresholdReached(Guid SellerId, string Metric, long Used, long Limit, int Percent)
    : IIntegrationEvent
{
    public string Subject => SellerId.ToString();
}
