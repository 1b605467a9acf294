using Marketplace.Foundation;
using Marketplace.Modules.Subscriptions;

namespace Marketplace.Api.Subscriptions;

/// <summary>The state of a subscription and its scheduled changes.</summary>
/// <param name="Status"><c>incomplete</c>, <c>active</c>, <c>past_due</c>, <c>suspended</c>, <c>cancelled</c> or
/// <c>expired</c>.</param>
/// <param name="PaidUntil">End of the paid time; later than the period's end when the next period was paid
/// early.</param>
/// <param name="Pending">Scheduled plan change; null when there is none.</param>
/// <param name="GraceUntil">When the plan is suspended unless the open invoice is paid; null while no payment is
/// overdue.</param>
/// <param name="OpenInvoiceId">Invoice of the first or next period, open or paid early; null until it is
/// issued.</param>
public sealed record SubscriptionStateResponse(
    Guid Id,
    Guid SellerId,
    PlanRef Plan,
    string Status,
    PeriodResponse? Period,
    DateTimeOffset? PaidUntil,
    bool CancelAtPeriodEnd,
    PendingPlanResponse? Pending,
    DateTimeOffset? GraceUntil,
    Guid? OpenInvoiceId,
    DateTimeOffset CreatedAt,
    DateTimeOffset? EndedAt
)
{
    public static SubscriptionStateResponse From(Subscription s) =>
        new(
            s.Id,
            s.SellerId,
            new(s.PlanCode, s.PlanVersion),
            WireName.Of(s.Status),
            s.CurrentPeriodStart is { } start && s.CurrentPeriodEnd is { } end ? new(start, end) : null,
            s.PaidUntil,
            s.CancelAtPeriodEnd,
            s.PendingPlanCode is { } code
                ? new(new(code, s.PendingPlanVersion!.Value), s.PendingFrom, s.PendingInvoiceId)
                : null,
            s.GraceUntil,
            s.PeriodInvoiceId,
            s.CreatedAt,
            s.EndedAt
        );
}

/// <summary>A scheduled plan change.</summary>
/// <param name="EffectiveAt">Null for an upgrade, which takes effect once its invoice is paid.</param>
/// <param name="InvoiceId">Invoice of an upgrade; null for a downgrade.</param>
public sealed record PendingPlanResponse(PlanRef Plan, DateTimeOffset? EffectiveAt, Guid? InvoiceId);
