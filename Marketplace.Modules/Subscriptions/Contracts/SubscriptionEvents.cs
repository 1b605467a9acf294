using Marketplace.Foundation;

namespace Marketplace.Modules.Subscriptions.Contracts;

/// <summary>A store's subscription moved on; the limits in force may have changed with it.</summary>
/// <param name="PlanCode">The plan of the subscription; a suspended or cancelled one gives the free plan's
/// limits.</param>
/// <param name="PeriodEnd">End of the paid period; null when nothing was ever paid.</param>
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

/// <summary>The first invoice was paid, or a suspended subscription was paid again.</summary>
[EventName("marketplace.subscriptions.subscription-activated.v1")]
public sealed record SubscriptionActivated(
    Guid SubscriptionId,
    Guid SellerId,
    string PlanCode,
    int PlanVersion,
    DateTimeOffset? PeriodEnd
) : SubscriptionMoved(SubscriptionId, SellerId, PlanCode, PlanVersion, PeriodEnd);

/// <summary>The next period began and is paid.</summary>
[EventName("marketplace.subscriptions.subscription-renewed.v1")]
public sealed record SubscriptionRenewed(
    Guid SubscriptionId,
    Guid SellerId,
    string PlanCode,
    int PlanVersion,
    DateTimeOffset? PeriodEnd
) : SubscriptionMoved(SubscriptionId, SellerId, PlanCode, PlanVersion, PeriodEnd);

/// <summary>Another plan applies from now on.</summary>
[EventName("marketplace.subscriptions.subscription-changed.v1")]
public sealed record SubscriptionChanged(
    Guid SubscriptionId,
    Guid SellerId,
    string PlanCode,
    int PlanVersion,
    DateTimeOffset? PeriodEnd
) : SubscriptionMoved(SubscriptionId, SellerId, PlanCode, PlanVersion, PeriodEnd);

/// <summary>The renewal was not paid in time; limits stay for a week.</summary>
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

/// <summary>The subscription is over: the free plan's limits apply.</summary>
[EventName("marketplace.subscriptions.subscription-cancelled.v1")]
public sealed record SubscriptionCancelled(
    Guid SubscriptionId,
    Guid SellerId,
    string PlanCode,
    int PlanVersion,
    DateTimeOffset? PeriodEnd
) : SubscriptionMoved(SubscriptionId, SellerId, PlanCode, PlanVersion, PeriodEnd);

/// <summary>A store is asked to pay.</summary>
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

/// <summary>A store came near its limit (80 %) or reached it (100 %); once per metric and period.</summary>
[EventName("marketplace.subscriptions.usage-threshold-reached.v1")]
public sealed record UsageThresholdReached(Guid SellerId, string Metric, long Used, long Limit, int Percent)
    : IIntegrationEvent
{
    public string Subject => SellerId.ToString();
}
