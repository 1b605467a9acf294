using Marketplace.Foundation;

namespace Marketplace.Modules.Subscriptions;

/// <summary>The effect of switching a subscription to another plan.</summary>
/// <param name="To">The requested version.</param>
/// <param name="Proration">The amounts due now; null when the change takes effect at the end of the paid time.</param>
/// <param name="EffectiveAt">When the new plan takes effect.</param>
public sealed record PlanChange(PlanVersion From, PlanVersion To, Proration? Proration, DateTimeOffset EffectiveAt)
{
    /// <summary>An upgrade takes effect immediately, a downgrade or a plan of the same price at the end of the paid
    /// time.</summary>
    /// <remarks>Errors: <c>subscription.invalid_transition</c> unless active and paid;
    /// <c>subscription.change_pending</c>; <c>subscription.same_plan</c>.</remarks>
    public static Result<PlanChange> Decide(
        Subscription subscription,
        PlanVersion from,
        PlanVersion to,
        DateTimeOffset now
    )
    {
        if (subscription.Status != SubscriptionStatus.Active || subscription.PaidUntil <= now)
            return SubscriptionErrors.NotFrom(subscription, "change");
        if (subscription.HasPendingChange)
            return SubscriptionErrors.ChangePending;
        if (to.PlanCode == from.PlanCode && to.Version == from.Version)
            return SubscriptionErrors.SamePlan;
        var (start, day) = (subscription.CurrentPeriodStart!.Value, subscription.AnchorDay!.Value);
        return Proration.IsDearer(to, from, start, day)
            ? new PlanChange(from, to, Proration.Of(from, to, start, day, subscription.PaidUntil!.Value, now), now)
            : new PlanChange(from, to, null, subscription.PaidUntil!.Value);
    }
}
