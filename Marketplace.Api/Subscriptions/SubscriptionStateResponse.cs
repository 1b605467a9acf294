using Marketplace.Foundation;
using Marketplace.Modules.Subscriptions;

namespace Marketplace.Api.Subscriptions;

/// <summary>Where a subscription stands and what is planned for it.</summary>
/// <param name="Status"><c>incomplete</c>, <c>active</c>, <c>past_due</c>, <c>suspended</c>, <c>cancelled</c> or
/// <c>expired</c>.</param>
/// <param name="PaidUntil">End of what is paid; later than the period's end where the next one was paid early.</param>
/// <param name="Pending">Plan that follows, null when none does.</param>
/// <param name="GraceUntil">The plan is suspended then unless the open invoice is paid; null while nothing is
/// due.</param>
/// <param name="OpenInvoiceId">Invoice of the first or next period, open or paid early; null before it is
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

/// <summary>A plan that follows.</summary>
/// <param name="EffectiveAt">Null for an upgrade: it applies once its invoice is paid.</param>
/// <param name="InvoiceId">Invoice of an upgrade, null for a smaller plan.</param>
public sealed record PendingPlanResponse(PlanRef Plan, DateTimeOffset? EffectiveAt, Guid? InvoiceId);
